import { randomUUID } from 'node:crypto';
import { commitWork } from './commitment.ts';
import type { Commitment } from './commitment.ts';
import type { Ats } from './context.ts';
import { AtsError } from './errors.ts';
import { priceOf } from './pricing.ts';
import type { Price } from './pricing.ts';
import type { Creator, Network } from './schemas.ts';
import { MEGABYTE } from './settings.ts';
import type { StoredObject } from './storage.ts';
import type { Session } from './tokens.ts';

/** What is to be registered. */
export interface Draft {
  network: Network;
  title: string;
  filename: string;
  creators: readonly Creator[];
  /** The user the work will belong to. */
  userRef: string | null;
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
}

/** A job that waits for its file, then for prepare. */
export interface UploadJob extends JobBase {
  state: 'upload';
  maxBytes: number;
  object: StoredObject | null;
}

/** A job with a quote, waiting for confirm. */
export interface PreparedJob extends JobBase {
  state: 'prepared';
  object: StoredObject;
  commitment: Commitment;
  price: Price;
  expiresAt: number;
}

/** A submission between init and confirm; confirm removes it. */
export type Job = UploadJob | PreparedJob;

/** Opens a job and the upload session that belongs to it. */
export function openJob(ats: Ats, session: Session, draft: Draft): UploadJob {
  const job: UploadJob = {
    state: 'upload',
    id: randomUUID(),
    workId: randomUUID(),
    owner: { organizationId: session.organizationId, userRef: session.userRef },
    draft,
    maxBytes: Math.min(ats.settings.maxFileSize, session.maxFileSize ?? Infinity),
    object: null,
  };
  ats.store.jobs.set(job.id, job);
  return job;
}

const isOwner = (owner: JobOwner, session: Session): boolean =>
  owner.organizationId === session.organizationId && owner.userRef === session.userRef;

const inMegabytes = (bytes: number): number => Math.round((bytes / MEGABYTE) * 10) / 10;

/** Turns an uploaded job into a quote, and ends its upload session. */
export function prepareJob(ats: Ats, session: Session, jobId: string): PreparedJob {
  const job = ats.store.jobs.get(jobId);
  if (job?.state !== 'upload') throw new AtsError('registration.upload_session_not_found');
  if (!isOwner(job.owner, session)) throw new AtsError('registration.upload_session_forbidden');
  const { object } = job;
  // The session stays open: the file may still arrive.
  if (!object)
    throw new AtsError('registration.upload_session_not_found', { reason: 'No file was uploaded' });
  if (object.size === 0) throw new AtsError('registration.audio_empty');
  if (object.size > ats.settings.maxFileSize) {
    throw new AtsError('registration.audio_too_large', {
      size_mb: inMegabytes(object.size),
      max_mb: inMegabytes(ats.settings.maxFileSize),
    });
  }
  const prepared: PreparedJob = {
    state: 'prepared',
    id: job.id,
    workId: job.workId,
    owner: job.owner,
    draft: job.draft,
    object,
    commitment: commitWork(job.draft.title, job.draft.creators, object.sha256),
    price: priceOf(job.draft.network, object.size),
    expiresAt: Date.now() + ats.settings.quoteTtlMs,
  };
  ats.store.jobs.set(job.id, prepared);
  return prepared;
}

/** Takes a quote out and charges it. Too few credits leave it in place, so that it can be confirmed later. */
export function payJob(ats: Ats, session: Session, jobId: string): PreparedJob {
  const job = ats.store.jobs.get(jobId);
  if (job?.state !== 'prepared' || Date.now() >= job.expiresAt) {
    throw new AtsError('registration.prepared_not_found');
  }
  if (!isOwner(job.owner, session)) throw new AtsError('registration.prepared_forbidden');
  if (ats.settings.credits < job.price.total) {
    throw new AtsError('common.forbidden', {
      reason: 'Too few credits',
      required_credits: job.price.total,
      available_credits: ats.settings.credits,
    });
  }
  ats.store.jobs.delete(job.id);
  ats.settings.credits = Math.round((ats.settings.credits - job.price.total) * 100) / 100;
  return job;
}

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
