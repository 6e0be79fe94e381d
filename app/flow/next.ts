import { EVENT_NAMES, type Mode, type Stage } from '../../bridge/protocol.ts';
import { atsError, type AtsError } from '../ats/errors.ts';
import { ownerKey } from './config.ts';
import { emit, needsToken, type Call, type Effect } from './effect.ts';
import { failed } from './report.ts';
import { modeOf, type Retry, type Snapshot, type State } from './state.ts';

/** What a transition answers: the next snapshot, and what to do once it is stored. */
export type Next = readonly [Snapshot, readonly Effect[]];

export const stay = (snapshot: Snapshot): Next => [snapshot, []];

export const to = (snapshot: Snapshot, state: State, ...effects: Effect[]): Next => [
  { ...snapshot, state },
  effects,
];

const ACTION_TYPE = { register: 'register', update: 'update_version', download: 'access' } as const;

export const tokenExpired = (mode: Mode, pendingAction: Mode | 'reset') =>
  emit(EVENT_NAMES.TOKEN_EXPIRED, { pendingAction, actionType: ACTION_TYPE[mode] });

/** Starts a call, after `effects`; without a token it waits for one. */
export function start(snapshot: Snapshot, call: Call, ...effects: Effect[]): Next {
  if (needsToken(call) && !snapshot.token) {
    const [waiting, asked] = askForToken(snapshot, call, atsError('common.auth.missing_token'));
    return [waiting, [...effects, ...asked]];
  }
  return [snapshot, [...effects, call]];
}

/** Pauses where the flow is; `setToken()` repeats exactly this call. Several at once ask once. */
export function askForToken(snapshot: Snapshot, call: Call, error: AtsError): Next {
  const mode = modeOf(snapshot);
  const { waiting } = snapshot;
  const next = { calls: [...(waiting?.calls ?? []), call], error: waiting?.error ?? error };
  return [{ ...snapshot, token: null, waiting: next }, waiting ? [] : [tokenExpired(mode, mode)]];
}

/** A call as it is repeated: what tracking has told is not told again. */
export const again = (call: Call, state: State): Call =>
  call.type === 'track' && state.screen === 'TRACKING'
    ? { ...call, seen: state.steps.map(({ step }) => step) }
    : call;

/** Whether this flow was taken up again after a reload of the page. */
export function isResumed(state: State): boolean {
  if (state.screen === 'TRACKING' || state.screen === 'COMPLETE') return state.subject.resumed;
  return state.screen === 'FAILED' && state.resumed;
}

/** Events of a resumed flow say so. */
export const resumed = (state: State) => (isResumed(state) ? { resumed: true as const } : {});

/** Stops on FAILED, where `retry` is what Try again does, if it is offered. */
export const fail = (
  snapshot: Snapshot,
  error: AtsError,
  stage: Stage,
  retry: Retry | null,
  ...effects: Effect[]
): Next =>
  to(
    { ...snapshot, waiting: null },
    { screen: 'FAILED', error, stage, retry, resumed: isResumed(snapshot.state) },
    ...effects,
    failed(snapshot, error, stage, retry !== null, resumed(snapshot.state)),
  );

/** Whom a job belongs to that is under way, or would begin. */
export function ownerOf({ running, config }: Snapshot): string | null {
  const owner = running ?? config;
  return owner && ownerKey(owner);
}

/** Has a job forgotten that is over. @param snapshot before it ended: afterwards the owner may be another */
export const forget = (snapshot: Snapshot): Effect => ({
  type: 'remember',
  owner: ownerOf(snapshot),
  record: null,
});
