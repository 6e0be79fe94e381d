import type { ErrorCode } from '../ats/catalogue.ts';
import type { Call } from './effect.ts';
import type { EventOf } from './event.ts';
import { fail, start, type Next } from './next.ts';
import type { ScreenState, Snapshot } from './state.ts';

const BACK_OFF = [1000, 2000];

/** Answers to a confirm that say: one before it may well have been carried out. */
const PERHAPS_DONE: readonly string[] = [
  'registration.prepared_not_found',
  'transaction.already_confirmed',
] satisfies ErrorCode[];

/**
 * Confirm pays. One that got no answer may have been carried out, so only the very same confirm is
 * ever repeated, and an answer that the job is gone leaves the outcome unknown: no Try again then.
 *
 * @param refused what becomes of a confirm that was refused for certain
 */
export function confirmFailed(
  snapshot: Snapshot,
  { error, at }: EventOf<'failed'>,
  call: Extract<Call, { type: 'confirm' }>,
  state: ScreenState<'CONFIRMING'>,
  refused: () => Next,
): Next {
  const unanswered = error.code === 'widget.network_error' || isUnclear(error.httpStatus);
  if (unanswered) {
    const delay = BACK_OFF[state.lost];
    const back = { ...state, lost: state.lost + 1 };
    if (delay !== undefined) {
      const hold = { reason: 'network', attempt: state.lost + 2, of: BACK_OFF.length + 1, delay } as const;
      return start({ ...snapshot, state: back, hold }, { ...call, delay });
    }
    return fail(snapshot, error, 'confirm', { from: 'call', back, call: { ...call, delay: 0 } });
  }
  if (PERHAPS_DONE.includes(error.code) && !isExpired(error.code, at, state)) {
    const unknown = { ...error, details: { ...error.details, outcome: 'unknown' } };
    return fail(snapshot, unknown, 'confirm', null);
  }
  return refused();
}

/** A success that cannot be read, or a failure of the service: the work may be done all the same. */
const isUnclear = (status = 0) => status >= 500 || (status >= 200 && status < 300);

/** Browsers resend a request whose kept-alive connection was cut: even a first confirm may be a second. */
const isExpired = (code: string, at: number, { lost, quote }: ScreenState<'CONFIRMING'>) =>
  code === 'registration.prepared_not_found' && lost === 0 && at >= Date.parse(quote?.expires_at ?? '');
