import { factsOf } from '../ats/catalogue.ts';
import type { EventOf } from './event.ts';
import { codeProblem } from './code-problem.ts';
import { to, type Next } from './next.ts';
import { reported, STAGE_OF } from './report.ts';
import type { FileProblem, Problems } from './rules.ts';
import type { Snapshot } from './state.ts';

/** A code about a field returns to that field with everything kept. */
export function backToForm(snapshot: Snapshot, { call, error }: EventOf<'failed'>): Next {
  const { draft, submission } = snapshot;
  const told = reported(snapshot, error, STAGE_OF[call.type]);
  if (factsOf(error.code)?.behaviour === 'form:access_code') {
    const accessCode = codeProblem(error) ?? ({ is: 'unknown' } as const);
    return to(
      { ...snapshot, base: snapshot.base && { ...snapshot.base, open: false } },
      { screen: 'FORM', step: 'access_code', problems: { accessCode } },
      told,
    );
  }
  if (factsOf(error.code)?.behaviour === 'form:title') {
    const refused = { ...snapshot.refused, title: submission?.work.title ?? null };
    return to(
      { ...snapshot, refused },
      { screen: 'FORM', step: 'title', problems: { title: 'taken' } },
      told,
    );
  }
  const changed = error.details?.['reason'] === 'file_changed';
  const problem: FileProblem = changed ? { is: 'changed' } : tooLarge(draft.file, error.details);
  const next: Snapshot = changed
    ? // What it was cannot be read any more: it has to be chosen again.
      { ...snapshot, draft: { ...draft, file: null } }
    : { ...snapshot, refused: { ...snapshot.refused, file: draft.file } };
  const problems: Problems = { file: problem };
  return to(next, { screen: 'FORM', step: 'file', problems }, told);
}

function tooLarge(file: File | null, details: Record<string, unknown> = {}): FileProblem {
  const limit = details['max_bytes'];
  return file && typeof limit === 'number' && limit < file.size
    ? { is: 'tooLarge', size: file.size, limit }
    : { is: 'refused' };
}
