import { randomUUID } from 'node:crypto';
import type { Commitment } from './commitment.ts';
import type { Ats } from './context.ts';
import { AtsError } from './errors.ts';
import type { Price } from './pricing.ts';
import type { Creator, Network } from './schemas.ts';
import type { StoredObject } from './storage.ts';
import type { Session } from './tokens.ts';
import type { Work } from './work.ts';

/** What is to be registered: a new work, or another version of one. */
export interface Draft {
  network: Network;
  title: string | null;
  /** Null keeps the file that is stored. */
  filename: string | null;
  creators: readonly Creator[];
  /** The user the work belongs to, or will. */
  userRef: string | null;
  /** The work to get another version; null makes a new one. */
  work: Work | null;
}

/** Whose a job is: any token of the same organization and user may go on with it, not only the first. */
export interface JobOwner {
  organizationId: string;
  userRef: string | null;
}

interface JobBase {
  id: string;
  workId: string;
  owner: JobOwner;
  draft: Draft;
  /** How many versions the work had when the job was opened. */
  versionsBefore: number;
}

/** A job that waits for its file, then for prepare. */
export interface UploadJob extends JobBase {
  state: 'upload';
  maxBytes: number;
  object: StoredObject | null;
}

/** A job that keeps the stored file and waits for prepare. */
export interface KeptFileJob extends JobBase {
  state: 'kept-file';
}

/** A job with a quote, waiting for confirm. */
export interface PreparedJob extends JobBase {
  state: 'prepared';
  assetFilename: string | null;
  object: StoredObject | null;
  commitment: Commitment;
  price: Price;
  expiresAt: number;
}

/** A submission before its quote. */
export type OpenJob = UploadJob | KeptFileJob;

/** A submission between init and confirm; confirm removes it. */
export type Job = OpenJob | PreparedJob;

/** Opens a job, and the upload session that belongs to it unless the stored file is kept. */
export function openJob(ats: Ats, session: Session, draft: Draft): OpenJob {
  if (ats.store.submissions >= ats.limits.submissions) throw new AtsError('common.quota_exceeded');
  ats.store.submissions += 1;
  const base: JobBase = {
    id: randomUUID(),
    workId: draft.work?.id ?? randomUUID(),
    owner: { organizationId: session.organizationId, userRef: session.userRef },
    draft,
    versionsBefore: draft.work?.versions.length ?? 0,
  };
  const maxBytes = Math.min(ats.settings.maxFileSize, session.maxFileSize ?? Infinity);
  const job: OpenJob =
    draft.filename === null
      ? { ...base, state: 'kept-file' }
      : { ...base, state: 'upload', maxBytes, object: null };
  ats.store.jobs.set(job.id, job);
  return job;
}

/** Whether a session may go on with a job, on a call that is about `work` or, with null, about a new one. */
export const mayGoOn = (job: Job, session: Session, work: Work | null): boolean =>
  job.owner.organizationId === session.organizationId &&
  job.owner.userRef === session.userRef &&
  job.draft.work === work;

/** Gives a job the file that has just been stored. False when the job no longer waits for one. */
export async function attachObject(ats: Ats, jobId: string, object: StoredObject): Promise<boolean> {
  const job = ats.store.jobs.get(jobId);
  if (job?.state !== 'upload') {
    await object.remove();
    return false;
  }
  const replaced = job.object;
  job.object = object;
  if (replaced) await replaced.remove();
  return true;
}
