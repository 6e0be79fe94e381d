import { atsError } from '../ats/errors.ts';
import { bareHex } from '../proof/hex.ts';
import { fileToCompare } from './comparing.ts';
import type { EventOf } from './event.ts';
import { fail, start, type Next } from './next.ts';
import { reported } from './report.ts';
import { isClear, problemsOf, workOf } from './rules.ts';
import {
  fileLimit,
  isPaying,
  type Check,
  type ScreenState,
  type Snapshot,
  type Submission,
} from './state.ts';

type Confirming = ScreenState<'CONFIRMING'>;

const verifyOf = ({ running, config }: Snapshot) => (running ?? config)?.verify ?? 'off';

/** The file that is compared, or may come to be registered: hashed while its user still types. */
export function fileToProve(snapshot: Snapshot): File | null {
  const { draft, state } = snapshot;
  if (state.screen === 'DOWNLOAD_DETAIL') return fileToCompare(state);
  const over = isPaying(state) && state.screen !== 'CONFIRMING';
  if (verifyOf(snapshot) === 'off' || over) return null;
  return isClear(problemsOf('file', draft, fileLimit(snapshot))) ? draft.file : null;
}

/** With `strict` only where its fingerprint is known: a version of another file could not be told from it. */
export const mayKeepFile = (snapshot: Snapshot) =>
  !!snapshot.base && (verifyOf(snapshot) !== 'strict' || snapshot.base.mediaHash !== null);

/** The quote came, and with it what the service is about to register. */
export function prepared(snapshot: Snapshot, { quote, at }: EventOf<'prepared'>, state: Confirming): Next {
  const { submission } = state;
  if (quote.is_valid === false) {
    const error = atsError('registration.dry_run_failed');
    return fail(snapshot, error, 'prepare', { from: 'init', submission });
  }
  const quoted: Confirming = { ...state, quote, quotedAt: at };
  if (verifyOf(snapshot) === 'off') return confirm(snapshot, quoted);
  const question = questionOf(submission);
  if (!question) return proved(snapshot, { type: 'proved', own: null }, quoted);
  return start({ ...snapshot, state: quoted }, { type: 'prove', ...question });
}

type Entered = Pick<Submission, 'file' | 'work' | 'base'>;

/** What there is to compute; null where it cannot be. */
function questionOf(entered: Entered) {
  const { file, work, base } = entered;
  if (missing(entered)) return null;
  const { title, creators } = work;
  return { file, work: { title, creators, mediaHash: file ? null : (base?.mediaHash ?? null) } };
}

/** The same of the draft, for the review: null where nothing is to be compared. */
export function questionOfDraft(snapshot: Snapshot) {
  const { draft, config, base } = snapshot;
  if (!config || verifyOf(snapshot) === 'off') return null;
  return questionOf({ file: draft.file, work: workOf(draft, config, base), base });
}

/** What cannot be computed from: a file that is not here, nor its fingerprint; a title nobody told. */
function missing({ file, base }: Entered): Check['without'] {
  if (!file && !base?.mediaHash) return 'file';
  return base && base.title === null ? 'title' : undefined;
}

/**
 * Nothing is paid before this comparison. With `strict` nothing is paid either unless it showed both
 * to be the same: a service that keeps silent, or a device that cannot tell, is no proof.
 */
export function proved(snapshot: Snapshot, { own }: EventOf<'proved'>, state: Confirming): Next {
  const received = state.quote?.commitment ?? null;
  const without = missing(state.submission);
  const check: Check = { own, received, ...(without && { without }) };
  const same = verdictOf(check) === 'same';
  const details = { expected: own?.commitment ?? null, received };
  const error = atsError('widget.commitment_mismatch', { details });
  if (!same && verifyOf(snapshot) === 'strict') {
    return fail(snapshot, error, 'prepare', { from: 'init', submission: state.submission });
  }
  const [next, effects] = confirm(snapshot, { ...state, check });
  const differ = verdictOf(check) === 'different';
  return [next, differ ? [reported(snapshot, error, 'prepare'), ...effects] : effects];
}

const confirm = (snapshot: Snapshot, state: Confirming): Next =>
  start(
    { ...snapshot, state },
    { type: 'confirm', jobId: state.jobId, target: state.submission.base?.target ?? null, delay: 0 },
  );

export type Verdict = 'same' | 'different' | 'unknown';

interface Fingerprints {
  own: { commitment: string } | null;
  received: string | null;
}

/** `unknown`: one of the two is missing. */
export function verdictOf({ own, received }: Fingerprints): Verdict {
  if (!own || !received) return 'unknown';
  return bareHex(own.commitment) === bareHex(received) ? 'same' : 'different';
}
