import type { Stage } from '../../bridge/protocol.ts';
import type { AtsError } from '../ats/errors.ts';
import { kindOf } from '../ats/errors.ts';
import { isSpent } from '../flow/failing.ts';
import { isInDoubt } from '../flow/paying.ts';
import type { ScreenState } from '../flow/state.ts';
import * as format from '../i18n/format.ts';
import { m, messageOf, sentences } from '../i18n/index.ts';

export interface FailureText {
  heading: string;
  text: string;
  tone: 'error' | 'warning';
  /** What the button that repeats is called. */
  again: string;
}

/** The two fingerprints of a refused comparison, if there were two. */
export function differing({ details }: AtsError): { own: string; received: string } | null {
  const { expected: own, received } = details ?? {};
  return typeof own === 'string' && typeof received === 'string' ? { own, received } : null;
}

/** What FAILED says. "Nothing was charged" only where that is certain: before confirm was sent. */
export function failureText({ error, stage, retry }: ScreenState<'FAILED'>): FailureText {
  const { errors, failed } = m;
  if (error.details?.['outcome'] === 'unknown') return warning(errors.unknown);
  if (error.code === 'widget.transaction_failed') return failure(errors.chain, []);
  if (stage === 'tracking') return warning(errors.tracking);
  if (retry?.from === 'call' && isInDoubt(retry.back)) return warning(errors.confirming);
  if (stage === 'works') return failure(causeOf(error, stage, false), []);
  const reassurance = stage === 'confirm' ? [errors.stillHere] : [errors.nothingCharged, errors.stillHere];
  return failure(causeOf(error, stage, isSpent(error)), reassurance);

  function warning({ heading, text }: { heading: string; text: string }): FailureText {
    return { heading, text, tone: 'warning', again: failed.checkAgain };
  }
  function failure(cause: { heading: string; text: string }, rest: string[]): FailureText {
    return {
      heading: cause.heading,
      text: sentences(...rest, cause.text),
      tone: 'error',
      again: failed.tryAgain,
    };
  }
}

function causeOf(error: AtsError, stage: Stage, spent: boolean) {
  const { errors } = m;
  if (error.code === 'widget.commitment_mismatch') {
    return differing(error) ? errors.mismatch : errors.unproven;
  }
  if (spent) return errors.spent;
  if (error.code === 'registration.insufficient_credits') return errors.credits;
  if (error.code === 'common.forbidden' && stage === 'confirm') return errors.credits;
  if (error.code === 'common.quota_exceeded') {
    const renewed = Date.parse(String(error.details?.['resets_at']));
    const { heading, text, until } = errors.quota;
    return { heading, text: Number.isNaN(renewed) ? text : until(format.dateAndTime(renewed)) };
  }
  switch (kindOf(error.code)) {
    case 'NETWORK_ERROR':
      return errors.offline;
    case 'SERVER_ERROR':
      return errors.service;
    case 'RATE_LIMITED':
      return errors.busy;
    case 'UPLOAD_ERROR':
      return errors.upload;
    case 'TOKEN_EXPIRED':
      return errors.session;
    default: {
      const { heading, text } = stage === 'works' ? errors.works : errors.refused;
      return { heading, text: sentences(messageOf(error), text) };
    }
  }
}
