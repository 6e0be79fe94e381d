import { factsOf, type ErrorCode } from '../ats/catalogue.ts';
import type { Call } from './effect.ts';
import type { EventOf } from './event.ts';
import { beginAgain } from './host.ts';
import { confirmInDoubt } from './paying.ts';
import { fail, forget, start, stay, to, type Next } from './next.ts';
import { backToForm } from './refusing.ts';
import { renew, submit } from './registering.ts';
import { failed, STAGE_OF } from './report.ts';
import type { Retry, ScreenState, Snapshot } from './state.ts';
import { refuseToken } from './token.ts';
import type { AtsError } from '../ats/errors.ts';

/** Codes after which the call that failed cannot succeed any more, but a new job can. */
const SPENT: readonly string[] = [
  'registration.upload_session_not_found',
  'registration.prepared_not_found',
  'transaction.expired',
] satisfies ErrorCode[];

/** The one place that decides what becomes of a call that failed. */
export function callFailed(snapshot: Snapshot, event: EventOf<'failed'>): Next {
  const { call, error } = event;
  const behaviour = factsOf(error.code)?.behaviour ?? 'failed';
  const reason = error.details?.['reason'];
  if (behaviour === 'refresh')
    return refuseToken(snapshot, event, (refused) => stop(snapshot, call, refused));
  if (call.type === 'confirm' && snapshot.state.screen === 'CONFIRMING') {
    const inDoubt = confirmInDoubt(snapshot, event, call, snapshot.state);
    if (inDoubt) return inDoubt;
  }
  if (behaviour === 'disabled') return disable(snapshot, event);
  if (behaviour === 'form:title' || behaviour === 'form:file' || reason === 'file_changed') {
    return backToForm(snapshot, event);
  }
  if (call.type === 'put' && reason === 'expired' && snapshot.submission?.renewed === false) {
    return renew(snapshot, snapshot.submission, event.key);
  }
  return stop(snapshot, call, error);
}

function disable(snapshot: Snapshot, { call, error }: EventOf<'failed'>): Next {
  return to(
    { ...snapshot, waiting: null },
    { screen: 'DISABLED', error },
    failed(snapshot, error, STAGE_OF[call.type], false),
    { type: 'explain', error },
  );
}

/** FAILED, with Try again for what can be repeated: the call alone, or a submission that is spent. */
export function stop(snapshot: Snapshot, call: Call, error: AtsError): Next {
  const stage = STAGE_OF[call.type];
  // The chain refused: nothing to follow, and nothing to pay again without a new decision.
  if (error.code === 'widget.transaction_failed') return fail(snapshot, error, stage, null, forget);
  const { submission } = snapshot;
  const retry: Retry =
    submission && SPENT.includes(error.code)
      ? { from: 'init', submission }
      : { from: 'call', back: snapshot.state, call };
  // A refused confirm has paid nothing; what is being tracked has.
  return fail(snapshot, error, stage, retry, ...(call.type === 'confirm' ? [forget] : []));
}

export function retry(snapshot: Snapshot, { key, at }: EventOf<'retry'>, state: ScreenState<'FAILED'>): Next {
  if (!state.retry) return stay(snapshot);
  if (state.retry.from === 'init') return submit(snapshot, state.retry.submission, key, at);
  const { back, call } = state.retry;
  // An upload URL lives for minutes: an old one is replaced rather than tried.
  if (call.type === 'put' && snapshot.submission) return submit(snapshot, snapshot.submission, key, at);
  const next = { ...snapshot, state: back };
  if (call.type !== 'track' || back.screen !== 'TRACKING') return start(next, call, ...recall(call));
  return start(next, { ...call, seen: back.steps.map(({ step }) => step) });
}

/** A confirm that is sent again may be the one that counts. */
const recall = (call: Call) =>
  call.type === 'confirm' ? [{ type: 'remember', record: { jobId: call.jobId } } as const] : [];

/** First step again, with everything still filled in. */
export const startOver = (snapshot: Snapshot): Next =>
  beginAgain({ ...snapshot, submission: null }, { type: 'abort' }, forget);
