/** An update of one of the user's own works: which one, and what it is now. */
import { EVENT_NAMES } from '../../bridge/protocol.ts';
import { emit } from './effect.ts';
import type { EventOf } from './event.ts';
import { callFailed } from './failing.ts';
import { chosen, listFailed } from './listing.ts';
import { workOfUser, type KnownWork } from './known-work.ts';
import { start, stay, to, type Next } from './next.ts';
import { accessFailed, begin } from './opening.ts';
import { reported } from './report.ts';
import type { ScreenState, Snapshot, State } from './state.ts';
import { refuseOr } from './token.ts';

type Form = ScreenState<'FORM'>;

const isOpen = (base: KnownWork | null, { work }: EventOf<'choose'>) =>
  !!base &&
  'atsId' in base.target &&
  base.target.atsId === work.ats_id &&
  base.version === work.latest_version;

export function choose(snapshot: Snapshot, event: EventOf<'choose'>, { step }: Form): Next {
  if (step !== 'work_select') return stay(snapshot);
  const { work } = event;
  const told = emit(EVENT_NAMES.WORK_SELECTED, { workId: work.id, atsId: work.ats_id });
  const next = chosen(snapshot, work.ats_id);
  // As it was left: with what was typed since.
  if (isOpen(snapshot.base, event)) {
    return to(next, { screen: 'FORM', step: 'file', problems: {} }, { type: 'abort' }, told);
  }
  const busy: State = { screen: 'FORM', step, problems: {}, busy: true };
  return start({ ...next, state: busy }, { type: 'versions', work }, { type: 'abort' }, told);
}

export function versionsFound(
  snapshot: Snapshot,
  { call, versions }: EventOf<'versionsFound'>,
  { step }: Form,
): Next {
  if (step !== 'work_select') return stay(snapshot);
  const base = workOfUser(snapshot.config?.network ?? 'testnet', call.work, versions);
  const { version } = base;
  if (version === null) return begin(snapshot, base);
  return start(snapshot, { type: 'creators', atsId: call.work.ats_id, version, base });
}

export const creatorsFound = (
  snapshot: Snapshot,
  { call, creators }: EventOf<'creatorsFound'>,
  { step }: Form,
): Next =>
  call.base && step === 'work_select' ? begin(snapshot, { ...call.base, creators }) : stay(snapshot);

/** Without its creators a new version would begin with none: it is not opened, and can be chosen again. */
export const endOpening = (snapshot: Snapshot, error: EventOf<'failed'>['error']): Next =>
  to(
    snapshot,
    { screen: 'FORM', step: 'work_select', problems: { work: 'unopened' } },
    reported(snapshot, error, 'works'),
  );

export function formFailed(snapshot: Snapshot, event: EventOf<'failed'>, form: Form): Next {
  const { call } = event;
  if (form.step !== 'work_select') return accessFailed(snapshot, event, form);
  if (call.type === 'list') return listFailed(snapshot, event, call);
  if (call.type === 'versions') return callFailed(snapshot, event);
  return call.type === 'creators'
    ? refuseOr(snapshot, event, (error) => endOpening(snapshot, error))
    : stay(snapshot);
}
