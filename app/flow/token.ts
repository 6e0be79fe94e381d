import { factsOf } from '../ats/catalogue.ts';
import type { AtsError } from '../ats/errors.ts';
import type { Effect } from './effect.ts';
import type { EventOf } from './event.ts';
import { again, askForToken, start, stay, type Next } from './next.ts';
import type { Snapshot } from './state.ts';

/** A token that was asked for and is refused this soon will not get better by asking again. */
const ANSWER_MS = 20_000;

export function tokenGiven(snapshot: Snapshot, { token, at }: EventOf<'token'>): Next {
  const { waiting } = snapshot;
  const answer = waiting && { at, error: waiting.error };
  const next: Snapshot = { ...snapshot, token: { value: token, answer }, waiting: null };
  return [next, waiting?.calls.map((call) => again(call, snapshot.state)) ?? []];
}

/**
 * The service refused a call for its token: the host is asked for another one, unless this one was
 * the answer to such a question a moment ago.
 *
 * @param giveUp what becomes of the call then
 */
export function refuseToken(
  snapshot: Snapshot,
  { call, error, at, token: sentWith }: EventOf<'failed'>,
  giveUp: (error: AtsError) => Next,
): Next {
  const { token } = snapshot;
  // Replaced while the call was under way: the new one has not been refused.
  if (token && token.value !== sentWith) return start(snapshot, call);
  if (!token?.answer || at - token.answer.at >= ANSWER_MS) return askForToken(snapshot, call, error);
  // The question came from us if nothing had been refused yet: then the refusal is the first word.
  const original = token.answer.error.httpStatus ? token.answer.error : error;
  const [next, effects] = giveUp(original);
  return [{ ...next, token: null }, effects];
}

/** For a call whose failure keeps the screen: a token is asked for all the same. */
export const refuseOr = (
  snapshot: Snapshot,
  event: EventOf<'failed'>,
  giveUp: (error: AtsError) => Next,
): Next =>
  factsOf(event.error.code)?.behaviour === 'refresh'
    ? refuseToken(snapshot, event, giveUp)
    : giveUp(event.error);

/** Nobody answered: each call that waited has failed, for the reason it was asked about. */
export function tokenTimeout(
  snapshot: Snapshot,
  giveUp: (snapshot: Snapshot, event: EventOf<'failed'>) => Next,
): Next {
  const { waiting } = snapshot;
  if (!waiting) return stay(snapshot);
  const effects: Effect[] = [];
  let next: Snapshot = { ...snapshot, waiting: null };
  for (const call of waiting.calls) {
    const [after, asked] = giveUp(next, {
      type: 'failed',
      call,
      error: waiting.error,
      at: 0,
      token: null,
      key: '',
    });
    next = after;
    effects.push(...asked);
  }
  return [next, effects];
}
