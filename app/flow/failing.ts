import { factsOf, type ErrorCode } from '../ats/catalogue.ts';
import type { AtsError } from '../ats/errors.ts';
import type { Call } from './effect.ts';
import type { EventOf } from './event.ts';
import { askForToken, fail, start, stay, to, type Next } from './next.ts';
import { submit } from './registering.ts';
import { failed, reported, STAGE_OF } from './report.ts';
import type { Problems } from './rules.ts';
import type { Retry, ScreenState, Snapshot, Step } from './state.ts';

const CONFIRM_BACK_OFF = [1000, 2000];

/** Codes after which the call that failed cannot succeed any more, but a new job can. */
const SPENT: readonly string[] = [
  'registration.upload_session_not_found',
  'registration.prepared_not_found',
  'transaction.expired',
] satisfies ErrorCode[];

/** Answers to a repeated confirm that say: the first one may well have been carried out. */
const PERHAPS_DONE: readonly string[] = [
  'registration.prepared_not_found',
  'transaction.already_confirmed',
] satisfies ErrorCode[];

/** The one place that decides what becomes of a call that failed. */
export function callFailed(snapshot: Snapshot, event: EventOf<'failed'>): Next {
  const { call, error } = event;
  const stage = STAGE_OF[call.type];
  const behaviour = factsOf(error.code)?.behaviour ?? 'failed';
  if (behaviour === 'refresh') return askForToken(snapshot, call, error);
  if (behaviour === 'disabled') {
    return to(snapshot, { screen: 'DISABLED', error }, failed(snapshot, error, stage, false));
  }
  if (behaviour === 'form:title' || behaviour === 'form:file') {
    const step: Step = behaviour === 'form:title' ? 'title' : 'file';
    const problems: Problems = step === 'title' ? { title: 'taken' } : { file: { is: 'refused' } };
    return to(snapshot, { screen: 'FORM', step, problems }, reported(snapshot, error, stage));
  }
  if (call.type === 'confirm' && snapshot.state.screen === 'CONFIRMING') {
    return confirmFailed(snapshot, event, call, snapshot.state);
  }
  return fail(snapshot, error, stage, retryOf(snapshot, call, error));
}

function retryOf(snapshot: Snapshot, call: Call, error: AtsError): Retry | null {
  if (error.code === 'widget.transaction_failed') return null;
  const { submission } = snapshot;
  if (submission && SPENT.includes(error.code)) return { from: 'init', submission };
  return { from: 'call', back: snapshot.state, call };
}

/**
 * Confirm pays. One that got no answer may have been carried out, so only the very same confirm is
 * ever repeated, and an answer that the job is gone leaves the outcome unknown: no Try again then.
 */
function confirmFailed(
  snapshot: Snapshot,
  { error, at }: EventOf<'failed'>,
  call: Extract<Call, { type: 'confirm' }>,
  state: ScreenState<'CONFIRMING'>,
): Next {
  const unanswered = error.code === 'widget.network_error' || (error.httpStatus ?? 0) >= 500;
  if (unanswered) {
    const delay = CONFIRM_BACK_OFF[state.lost];
    const back = { ...state, lost: state.lost + 1 };
    if (delay !== undefined) return start({ ...snapshot, state: back }, { ...call, delay });
    return fail(snapshot, error, 'confirm', { from: 'call', back, call: { ...call, delay: 0 } });
  }
  if (PERHAPS_DONE.includes(error.code)) {
    const expiresAt = Date.parse(state.quote?.expires_at ?? '');
    // Browsers resend a request whose kept-alive connection was cut: even a first confirm may be a second.
    const expired = state.lost === 0 && at >= expiresAt && error.code === 'registration.prepared_not_found';
    if (!expired) {
      const unknown = { ...error, details: { ...error.details, outcome: 'unknown' } };
      return fail(snapshot, unknown, 'confirm', null);
    }
  }
  return fail(snapshot, error, 'confirm', retryOf(snapshot, call, error));
}

export function tokenTimeout(snapshot: Snapshot): Next {
  const { waiting } = snapshot;
  if (!waiting) return stay(snapshot);
  const { call, error } = waiting;
  const retry: Retry = { from: 'call', back: snapshot.state, call };
  return fail(snapshot, error, STAGE_OF[call.type], retry);
}

export function retry(snapshot: Snapshot, { key, at }: EventOf<'retry'>, state: ScreenState<'FAILED'>): Next {
  if (!state.retry) return stay(snapshot);
  if (state.retry.from === 'init') return submit(snapshot, state.retry.submission, key, at);
  const { back, call } = state.retry;
  // An upload URL lives for minutes: an old one is replaced rather than tried.
  if (call.type === 'put' && snapshot.submission) return submit(snapshot, snapshot.submission, key, at);
  return start({ ...snapshot, state: back }, call);
}

/** First step again, with everything still filled in. */
export const startOver = (snapshot: Snapshot): Next =>
  to({ ...snapshot, submission: null }, { screen: 'FORM', step: 'file', problems: {} }, { type: 'abort' });
