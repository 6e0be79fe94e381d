import { atsError } from '../ats/errors.ts';
import type { Effect } from './effect.ts';
import type { EventOf } from './event.ts';
import { stay, to, type Next } from './next.ts';
import { openWork } from './opening.ts';
import { withPeople } from './people.ts';
import { mayKeepFile } from './proving.ts';
import { submit } from './registering.ts';
import { reported } from './report.ts';
import { isClear, problemsOf, stillThere, workOf, type Problems } from './rules.ts';
import { MAX_CREATORS, newCreator, type Draft, type Step, stepsOf } from './draft.ts';
import { fileLimit, type ScreenState, type Snapshot } from './state.ts';

type Form = ScreenState<'FORM'>;

/** The rules, and what the service has already refused: it would refuse the same again. */
function check(snapshot: Snapshot, step: Step, draft = snapshot.draft): Problems {
  const problems = problemsOf(step, draft, fileLimit(snapshot), snapshot.base);
  const { file, title } = snapshot.refused;
  if (!isClear(problems)) return problems;
  if (step === 'file' && !draft.file && !mayKeepFile(snapshot)) return { file: { is: 'required' } };
  if (step === 'file' && file && file === draft.file) return { file: { is: 'refused' } };
  if (step === 'title' && title !== null && title === draft.title.trim()) return { title: 'taken' };
  return problems;
}

/** After an edit, messages that are no longer true go away, and no new one comes. */
function edit(snapshot: Snapshot, form: Form, changes: Partial<Draft>): Next {
  const draft = { ...snapshot.draft, ...changes };
  const touched = {
    title: snapshot.touched.title || 'title' in changes,
    creators: snapshot.touched.creators || 'creators' in changes,
  };
  const problems = stillThere(form.problems, check(snapshot, form.step, draft));
  return to({ ...snapshot, draft, touched }, { ...form, problems });
}

/** A file is judged at once: choosing it is one act, not typing in progress. A folder takes the place of none. */
export function chooseFile(snapshot: Snapshot, { file, folder }: EventOf<'file'>, form: Form): Next {
  const draft = folder ? snapshot.draft : { ...snapshot.draft, file };
  const problems: Problems = folder ? { file: { is: 'folder' } } : check(snapshot, 'file', draft);
  return to({ ...snapshot, draft }, { ...form, problems }, ...refusal(snapshot, problems));
}

/** The service's limit came: it may refuse the file that is shown, or clear it. */
export function limitKnown(snapshot: Snapshot, { limit }: EventOf<'stats'>): Next {
  const next = { ...snapshot, serviceLimit: limit };
  const { state, draft } = next;
  if (state.screen !== 'FORM' || state.step !== 'file' || !draft.file) return stay(next);
  return to(next, { ...state, problems: check(next, 'file') });
}

export const typeTitle = (snapshot: Snapshot, { title }: EventOf<'title'>, form: Form) =>
  edit(snapshot, form, { title });

export const changeCreator = (snapshot: Snapshot, { id, changes }: EventOf<'creator'>, form: Form) =>
  edit(snapshot, form, {
    creators: snapshot.draft.creators.map((creator) =>
      creator.id === id ? { ...creator, ...changes } : creator,
    ),
  });

export const changeCreators = (snapshot: Snapshot, { changes }: EventOf<'creators'>, form: Form) =>
  edit(snapshot, form, changes);

/** What is left of the list is said at once: whoever pasted it takes it for read. */
export function addPeople(snapshot: Snapshot, { list, from }: EventOf<'people'>, form: Form): Next {
  const { changes, left, nextCreatorId } = withPeople(snapshot.draft, list, from, snapshot.nextCreatorId);
  const draft = { ...snapshot.draft, ...changes };
  const { list: problem } = check(snapshot, 'creators', draft);
  return edit(
    { ...snapshot, nextCreatorId },
    { ...form, problems: { ...form.problems, list: left ? problem : undefined } },
    changes,
  );
}

export function addCreator(snapshot: Snapshot, _: EventOf<'addCreator'>, form: Form): Next {
  const { draft, nextCreatorId } = snapshot;
  if (draft.creators.length >= MAX_CREATORS) return stay(snapshot);
  const creators = [...draft.creators, newCreator(nextCreatorId)];
  return edit({ ...snapshot, nextCreatorId: nextCreatorId + 1 }, form, { creators });
}

export function removeCreator(snapshot: Snapshot, { id }: EventOf<'removeCreator'>, form: Form): Next {
  const creators = snapshot.draft.creators.filter((creator) => creator.id !== id);
  // The last one stays: a work has at least one, and an empty step has nothing to fill in.
  if (creators.length === 0) return stay(snapshot);
  return edit(snapshot, form, { creators });
}

export function advance(snapshot: Snapshot, _: EventOf<'continue'>, form: Form): Next {
  // Left by choosing a work.
  if (form.step === 'work_select') return stay(snapshot);
  const problems = check(snapshot, form.step);
  if (!isClear(problems)) return to(snapshot, { ...form, problems }, ...refusal(snapshot, problems));
  if (form.step === 'access_code') return openWork(snapshot, form);
  return toStep(snapshot, form, 1);
}

export function goBack(snapshot: Snapshot, _: EventOf<'back'>, form: Form): Next {
  return toStep(snapshot, form, -1);
}

/** The stored file is kept. */
export function skip(snapshot: Snapshot, _: EventOf<'skip'>, form: Form): Next {
  if (form.step !== 'file' || !mayKeepFile(snapshot)) return stay(snapshot);
  return toStep({ ...snapshot, draft: { ...snapshot.draft, file: null } }, form, 1);
}

function toStep(snapshot: Snapshot, form: Form, by: 1 | -1): Next {
  const steps = stepsOf(snapshot.config);
  const step = steps[steps.indexOf(form.step) + by];
  return step ? to(snapshot, { screen: 'FORM', step, problems: {} }) : stay(snapshot);
}

export const editStep = (snapshot: Snapshot, { step }: EventOf<'edit'>, form: Form): Next =>
  form.step === 'review' ? to(snapshot, { screen: 'FORM', step, problems: {} }) : stay(snapshot);

/** The one consent. Everything is judged again: a limit may have become known since. */
export function register(snapshot: Snapshot, { key, at }: EventOf<'register'>, form: Form): Next {
  const { draft, config } = snapshot;
  // A work can only have been opened for an update.
  const base = config?.mode === 'update' ? snapshot.base : null;
  if (form.step !== 'review' || !config) return stay(snapshot);
  for (const step of stepsOf(config)) {
    const problems = check(snapshot, step);
    if (!isClear(problems))
      return to(snapshot, { screen: 'FORM', step, problems }, ...refusal(snapshot, problems));
  }
  const { file } = draft;
  const work = workOf(draft, config, base);
  const last = snapshot.submission;
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const unchanged = last?.file === file && same(last.work, work) && same(last.base, base);
  return submit(snapshot, unchanged ? last : { key, file, work, base, job: null, renewed: false }, key, at);
}

/** Tells the host why the user could not go on: the catalogue's code where there is one. */
function refusal(snapshot: Snapshot, { accessCode, file, title, creators, count, list }: Problems): Effect[] {
  if (file?.is === 'tooLarge') {
    const details = { size_bytes: file.size, max_bytes: file.limit };
    return [reported(snapshot, atsError('registration.audio_too_large', { details }), 'init')];
  }
  if (file?.is === 'empty') return [reported(snapshot, atsError('registration.audio_empty'), 'init')];
  if (accessCode && accessCode.is !== 'required') {
    return [reported(snapshot, atsError('access_code.format_invalid'), 'access_code')];
  }
  const fields = [
    ...(accessCode ? ['access_code'] : []),
    ...(file ? ['file'] : []),
    ...(title ? ['title'] : []),
    ...(count || list ? ['creators'] : []),
    ...snapshot.draft.creators.flatMap(({ id }, index) =>
      Object.keys(creators?.[id] ?? {}).map((field) => `creators[${index}].${field}`),
    ),
  ];
  if (fields.length === 0) return [];
  // Which fields, never what was typed into them.
  return [reported(snapshot, atsError('common.validation_failed', { details: { fields } }), 'init')];
}
