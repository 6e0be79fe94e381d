import { codeProblem } from './code-problem.ts';
import { newCreator } from './draft.ts';
import type { EventOf } from './event.ts';
import { callFailed } from './failing.ts';
import { asTyped, workByCode, type KnownWork } from './known-work.ts';
import { start, stay, to, type Next } from './next.ts';
import { reported } from './report.ts';
import { bareCode } from './rules.ts';
import type { ScreenState, Snapshot } from './state.ts';

type Form = ScreenState<'FORM'>;

/** Whether this code opened the work in hand. */
const isOf = ({ base }: Snapshot, code: string) =>
  !!base && 'accessCode' in base.target && base.target.accessCode === code;

/** A code is changed: what an earlier one may still answer is not waited for. */
export function typeCode(snapshot: Snapshot, { code }: EventOf<'code'>, form: Form): Next {
  const { step } = form;
  if (step !== 'access_code') return stay(snapshot);
  const draft = { ...snapshot.draft, accessCode: code };
  const next: Snapshot = { ...snapshot, draft, waiting: null };
  return form.busy || snapshot.waiting
    ? to(next, { screen: 'FORM', step, problems: {} }, { type: 'abort' })
    : to(next, { screen: 'FORM', step, problems: {} });
}

/** Asks which work the code opens, unless that is known. */
export function openWork(snapshot: Snapshot, { step }: Form): Next {
  const code = bareCode(snapshot.draft.accessCode);
  if (snapshot.base?.open && isOf(snapshot, code))
    return to(snapshot, { screen: 'FORM', step: 'file', problems: {} });
  return start(
    { ...snapshot, state: { screen: 'FORM', step, problems: {}, busy: true } },
    { type: 'access', code },
  );
}

export const accessed = (snapshot: Snapshot, { code, work }: EventOf<'accessed'>, form: Form): Next =>
  form.step === 'access_code' ? begin(snapshot, workByCode(code, work)) : stay(snapshot);

/** The work is known: the form begins with what it is now. */
export function begin(snapshot: Snapshot, base: KnownWork): Next {
  const { draft, touched, nextCreatorId } = snapshot;
  const again = JSON.stringify(snapshot.base?.target) === JSON.stringify(base.target);
  // What was chosen for one work is not meant for another.
  const file = snapshot.base && !again ? null : draft.file;
  const next: Snapshot = { ...snapshot, base, draft: { ...draft, file, title: base.title ?? '' } };
  const open = { screen: 'FORM', step: 'file', problems: {} } as const;
  // Opened once more: what was changed about it stays. Nobody of another work may stay in this one.
  if (again && touched.creators) return to(next, open);
  const creators = base.creators.length ? asTyped(base.creators, nextCreatorId) : [newCreator(nextCreatorId)];
  return to(
    {
      ...next,
      draft: { ...next.draft, creators, list: again ? draft.list : null },
      touched: { ...touched, creators: false },
      nextCreatorId: nextCreatorId + creators.length,
    },
    open,
  );
}

export function accessFailed(snapshot: Snapshot, event: EventOf<'failed'>, form: Form): Next {
  if (event.call.type !== 'access') return stay(snapshot);
  const problem = codeProblem(event.error);
  if (!problem) return callFailed(snapshot, event);
  return to(
    snapshot,
    { screen: 'FORM', step: form.step, problems: { accessCode: problem } },
    reported(snapshot, event.error, 'access_code'),
  );
}
