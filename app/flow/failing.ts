import { factsOf, type Behaviour, type ErrorCode } from '../ats/catalogue.ts';
import type { Call } from './effect.ts';
import type { EventOf } from './event.ts';
import { beginAgain } from './host.ts';
import { confirmInDoubt, isInDoubt } from './paying.ts';
import { again, fail, forget, isResumed, start, stay, to, type Next } from './next.ts';
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

export const isSpent = ({ code }: AtsError) => SPENT.includes(code);

/** The one place that decides what becomes of a call that failed. */
export function callFailed(snapshot: Snapshot, event: EventOf<'failed'>): Next {
  const { call } = event;
  const { state } = snapshot;
  if (call.type !== 'confirm' || state.screen !== 'CONFIRMING') return decide(snapshot, event);
  const inDoubt = confirmInDoubt(snapshot, event, call, state);
  if (inDoubt) return inDoubt;
  const [next, effects] = decide(snapshot, event);
  // Refused for certain: nothing was paid, so nothing has to outlive a reload.
  return [next, state.lost === 0 ? [forget(snapshot), ...effects] : effects];
}

function decide(snapshot: Snapshot, event: EventOf<'failed'>): Next {
  const { call, error } = event;
  const behaviour = factsOf(error.code)?.behaviour ?? 'failed';
  const reason = error.details?.['reason'];
  if (behaviour === 'refresh') {
    return refuseToken(snapshot, event, (refused) => stop(snapshot, call, refused));
  }
  // What is being tracked is paid: whatever the service says, it stays in sight.
  if (call.type === 'track') return stop(snapshot, call, error);
  if (behaviour === 'disabled') return disable(snapshot, event);
  if (hasStep(snapshot, behaviour) || reason === 'file_changed') return backToForm(snapshot, event);
  if (call.type === 'put' && reason === 'expired' && snapshot.submission?.renewed === false) {
    return renew(snapshot, snapshot.submission, event.key);
  }
  return stop(snapshot, call, error);
}

/** A code about a field counts as any other where the flow has no such step, or it is read-only. */
function hasStep({ submission }: Snapshot, behaviour: Behaviour) {
  if (!submission) return false;
  const target = submission.base?.target;
  if (behaviour === 'form:title') return !target;
  if (behaviour === 'form:access_code') return !!target && 'accessCode' in target;
  return behaviour === 'form:file' && !!submission.file;
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
  if (error.code === 'widget.transaction_failed') return fail(snapshot, error, stage, null, forget(snapshot));
  const { submission, state } = snapshot;
  const spent = submission && call.type !== 'track' && !isInDoubt(state) && isSpent(error);
  const retry: Retry = spent ? { from: 'init', submission } : { from: 'call', back: state, call };
  // A record of a transaction that nobody knows would bring every reload back to it.
  const lost = isResumed(state) && error.code === 'transaction.not_found';
  return fail(snapshot, error, stage, retry, ...(lost ? [forget(snapshot)] : []));
}

export function retry(snapshot: Snapshot, { key, at }: EventOf<'retry'>, state: ScreenState<'FAILED'>): Next {
  if (!state.retry) return stay(snapshot);
  if (state.retry.from === 'init') return submit(snapshot, state.retry.submission, key, at);
  const { back, call } = state.retry;
  // An upload URL lives for minutes: an old one is replaced rather than tried.
  if (call.type === 'put' && snapshot.submission) return submit(snapshot, snapshot.submission, key, at);
  return start({ ...snapshot, state: back }, again(call, back));
}

/** First step again, with everything still filled in. */
export const startOver = (snapshot: Snapshot): Next =>
  beginAgain({ ...snapshot, submission: null }, { type: 'abort' }, forget(snapshot));
