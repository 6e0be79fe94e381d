import type { Call } from './effect.ts';
import type { EventOf } from './event.ts';
import { callFailed } from './failing.ts';
import { start, stay, to, type Next } from './next.ts';
import { reported } from './report.ts';
import type { ScreenState, Snapshot, State } from './state.ts';
import { refuseOr } from './token.ts';
import { pageAfter, withPage } from './works.ts';

type Listing = ScreenState<'FORM'> | ScreenState<'DOWNLOADS'>;
type ListCall = Extract<Call, { type: 'list' }>;

/** Typing is over when nothing came for so long. */
const TYPING_MS = 300;

export const isListing = (state: State): state is Listing =>
  state.screen === 'DOWNLOADS' || (state.screen === 'FORM' && state.step === 'work_select');

/** A list that is shown is asked for: once what the host has to say first, a token perhaps, has arrived. */
export function listed(next: Next): Next {
  const [snapshot, effects] = next;
  const { state, works } = snapshot;
  if (!isListing(state) || works.pages.length > 0 || works.asking !== null) return next;
  return [{ ...snapshot, works: { ...works, asking: 0 } }, [...effects, { type: 'look' }]];
}

export const look = (snapshot: Snapshot, _: EventOf<'look'>, state: Listing): Next =>
  isListing(state) ? ask(snapshot, 0) : stay(snapshot);

function ask(snapshot: Snapshot, page: number, delay = 0): Next {
  const { works } = snapshot;
  return start(
    { ...snapshot, works: { ...works, asking: page, failed: false } },
    { type: 'list', search: works.search.trim(), page, after: works.cursors[page] ?? null, delay },
  );
}

/** What is loaded is searched at once; the service is asked when the typing is over. */
export function search(snapshot: Snapshot, { text }: EventOf<'search'>, state: Listing): Next {
  if (!isListing(state)) return stay(snapshot);
  const works = { ...snapshot.works, search: text, first: 0, cursors: [null], sizes: [] };
  const calm: State = state.screen === 'FORM' ? { ...state, problems: {}, busy: undefined } : state;
  // A newer search ends the older one, its wait or its call.
  const [next, effects] = ask({ ...snapshot, works, state: calm, waiting: null, hold: null }, 0, TYPING_MS);
  return [next, [{ type: 'abort' }, ...effects]];
}

export function turn(snapshot: Snapshot, { to: where }: EventOf<'turn'>, state: Listing): Next {
  const { works } = snapshot;
  const page = where === 'later' ? pageAfter(works) : works.first - 1;
  if (!isListing(state) || works.asking !== null || page === null || page < 0) return stay(snapshot);
  return ask(snapshot, page);
}

export const worksFound = (snapshot: Snapshot, { call, list }: EventOf<'worksFound'>, state: Listing): Next =>
  stay(isListing(state) ? { ...snapshot, works: withPage(snapshot.works, call.page, list) } : snapshot);

export const listFailed = (snapshot: Snapshot, event: EventOf<'failed'>, call: ListCall): Next =>
  isFurther(snapshot, call)
    ? refuseOr(snapshot, event, (error) => endList(snapshot, error))
    : callFailed(snapshot, event);

/** A further page keeps the list; the first one is what the screen is for. */
export const isFurther = ({ works }: Snapshot, { page }: ListCall) => page > 0 || works.first > 0;

export const endList = (snapshot: Snapshot, error: EventOf<'failed'>['error']): Next =>
  to(
    { ...snapshot, works: { ...snapshot.works, asking: null, failed: true } },
    snapshot.state,
    reported(snapshot, error, 'works'),
  );

/** Leaves the list for one of its works. A page that is under way is not waited for. */
export const chosen = (snapshot: Snapshot, atsId: number): Snapshot => ({
  ...snapshot,
  works: { ...snapshot.works, chosen: atsId, asking: null, failed: false },
  waiting: null,
  hold: null,
});
