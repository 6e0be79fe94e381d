import { EVENT_NAMES } from '../../bridge/protocol.ts';
import { emit, type Call, type Effect } from './effect.ts';
import type { EventOf } from './event.ts';
import { verdictOf } from './proving.ts';
import { ownerOf, resumed, start, stay, to, type Next } from './next.ts';
import type { Check, Job, ScreenState, Snapshot, Subject, Submission, TransactionRef } from './state.ts';

/** Under this, an upload URL is too short-lived to begin with. */
const URL_MARGIN_MS = 30_000;

/**
 * Sends a submission on its way: to the job it already has, while that one takes uploads, else to a
 * new one.
 *
 * @param key for a new job: another key, or the service would answer the old one again
 */
export function submit(snapshot: Snapshot, last: Submission, key: string, at: number): Next {
  const { job } = last;
  const usable = job && at < (job.expiresAt ?? 0) - URL_MARGIN_MS;
  const submission = usable || !job ? last : { ...last, key, job: null, renewed: false };
  const next: Snapshot = {
    ...snapshot,
    submission,
    running: snapshot.config,
    state: { screen: 'UPLOAD', submission, sending: !!usable, loaded: 0 },
  };
  return usable ? send(next, submission, job) : start(next, initOf(submission));
}

const initOf = ({ work, key, base, file }: Submission): Call => ({
  type: 'init',
  work,
  key,
  base,
  upload: !!file,
});

/** The upload URL ran out: a new job for the same submission. Its token is spent, so one is asked for. */
export function renew(snapshot: Snapshot, last: Submission, key: string): Next {
  const submission: Submission = { ...last, key, job: null, renewed: true };
  return start(
    {
      ...snapshot,
      token: null,
      submission,
      state: { screen: 'UPLOAD', submission, sending: false, loaded: 0 },
    },
    initOf(submission),
  );
}

function send(snapshot: Snapshot, submission: Submission, job: Job): Next {
  const { file } = submission;
  // The stored file is kept: there is nothing to send.
  if (!file || job.uploadUrl === null) return quote(snapshot, submission, job);
  return start(
    snapshot,
    { type: 'put', url: job.uploadUrl, file },
    emit(EVENT_NAMES.UPLOAD_START, { filename: file.name, size: file.size }),
  );
}

export function initialized(
  snapshot: Snapshot,
  { upload }: EventOf<'initialized'>,
  state: ScreenState<'UPLOAD'>,
): Next {
  const { job_id: id, ...where } = upload;
  const expiresAt = Date.parse(('upload_expires_at' in where && where.upload_expires_at) || '');
  const job: Job = {
    id,
    uploadUrl: 'upload_url' in where ? where.upload_url : null,
    expiresAt: Number.isNaN(expiresAt) ? null : expiresAt,
  };
  const submission = { ...state.submission, job };
  const next: Snapshot = { ...snapshot, submission, state: { ...state, submission, sending: true } };
  return send(next, submission, job);
}

export function progressed(
  snapshot: Snapshot,
  { loaded }: EventOf<'progress'>,
  state: ScreenState<'UPLOAD'>,
): Next {
  const total = state.submission.file?.size ?? 0;
  const progress = Math.round((loaded / total) * 100);
  return to(snapshot, { ...state, loaded }, emit(EVENT_NAMES.UPLOAD_PROGRESS, { progress, loaded, total }));
}

/** The page hears of 100 % only once the storage has said that it has the file. */
export const sent = (snapshot: Snapshot, _: EventOf<'sent'>, state: ScreenState<'UPLOAD'>): Next =>
  to(snapshot, { ...state, loaded: state.submission.file?.size ?? 0 });

export function uploaded(snapshot: Snapshot, _: EventOf<'uploaded'>, state: ScreenState<'UPLOAD'>): Next {
  const { job, file } = state.submission;
  if (!job || !file) return stay(snapshot);
  const done = emit(EVENT_NAMES.UPLOAD_COMPLETE, { filename: file.name });
  return quote(snapshot, state.submission, job, done);
}

function quote(snapshot: Snapshot, submission: Submission, job: Job, ...effects: Effect[]): Next {
  const jobId = job.id;
  // From here on the job is spent for uploads: a repeat of the whole submission needs a new one.
  const spent = { ...submission, job: { ...job, expiresAt: 0 } };
  return start(
    {
      ...snapshot,
      submission: spent,
      state: {
        screen: 'CONFIRMING',
        submission: spent,
        jobId,
        quote: null,
        quotedAt: 0,
        check: null,
        lost: 0,
      },
    },
    { type: 'prepare', jobId, target: submission.base?.target ?? null },
    ...effects,
  );
}

/** Back to review with everything kept; the job stays, so that Register goes on with it. */
export const cancel = (snapshot: Snapshot): Next =>
  to(
    { ...snapshot, waiting: null, hold: null },
    { screen: 'FORM', step: 'review', problems: {} },
    { type: 'abort' },
  );

/** A reload of the page goes on from here. */
const remember = (
  snapshot: Snapshot,
  jobId: string,
  { id, socketUrl, statusUrl, sentAt }: TransactionRef,
  check: Check | null,
): Effect => ({
  type: 'remember',
  owner: ownerOf(snapshot),
  record: { jobId, transaction: { id, socketUrl, statusUrl, sentAt }, check },
});

export function confirmed(
  snapshot: Snapshot,
  { confirmation, sentAt }: EventOf<'confirmed'>,
  state: ScreenState<'CONFIRMING'>,
): Next {
  const { transaction_id: id, ws_url, status_url, access_code } = confirmation;
  const transaction: TransactionRef = {
    id,
    socketUrl: ws_url ?? null,
    // A confirmed job is paid: better the usual place than no way to follow it.
    statusUrl: status_url ?? `/v1/transactions/${encodeURIComponent(id)}`,
    accessCode: access_code ?? null,
    sentAt,
  };
  const { submission, jobId, quote, check } = state;
  const { work, file, base } = submission;
  const subject: Subject = {
    title: work.title,
    size: file?.size ?? null,
    jobId,
    version: base?.version ? base.version + 1 : null,
    resumed: false,
    ...(check && verdictOf(check) === 'same' && { work }),
  };
  return start(
    { ...snapshot, state: { screen: 'TRACKING', subject, quote, check, transaction, steps: [] } },
    { type: 'track', transaction, seen: [] },
    remember(snapshot, jobId, transaction, check),
    emit(EVENT_NAMES.CONFIRMED, { transactionId: id }),
  );
}

export const stepped = (
  snapshot: Snapshot,
  { step, at }: EventOf<'step'>,
  state: ScreenState<'TRACKING'>,
): Next =>
  to(
    snapshot,
    { ...state, steps: [...state.steps, { ...step, at }] },
    // The page has heard of the end already: it does not need to hear how it came about once more.
    ...(state.subject.announced ? [] : [emit(EVENT_NAMES.STEP, { ...step, ...resumed(state) })]),
  );
