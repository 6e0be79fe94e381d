import { commitWork } from './commitment.ts';
import type { Ats } from './context.ts';
import { AtsError } from './errors.ts';
import { mayGoOn } from './jobs.ts';
import type { OpenJob, PreparedJob, UploadJob } from './jobs.ts';
import { priceOf } from './pricing.ts';
import { MEGABYTE } from './settings.ts';
import type { StoredObject } from './storage.ts';
import type { Session } from './tokens.ts';
import { refuseSecondUpdate } from './update-lock.ts';
import { latestAnchored } from './work.ts';
import type { Work } from './work.ts';

const inMegabytes = (bytes: number): number => Math.round((bytes / MEGABYTE) * 10) / 10;

function uploadedFile(ats: Ats, { object }: UploadJob): StoredObject {
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
  return object;
}

/** The file a job commits to, and how much of it is to be stored. */
function mediaOf(ats: Ats, job: OpenJob) {
  if (job.state === 'upload') {
    const object = uploadedFile(ats, job);
    return { object, hash: object.sha256, assetFilename: job.draft.filename, newBytes: object.size };
  }
  // The hash outlives the file: a work whose file is gone can still get another version.
  const kept = job.draft.work && latestAnchored(job.draft.work);
  if (!kept) throw new AtsError('registration.upload_session_not_found');
  const hash = Buffer.from(kept.mediaHash.slice(2), 'hex');
  return { object: kept.object, hash, assetFilename: kept.assetFilename, newBytes: 0 };
}

/** Turns a job into a quote, and ends its upload session. `work` is the one the call is about, null for a new one. */
export function prepareJob(ats: Ats, session: Session, jobId: string, work: Work | null): PreparedJob {
  const job = ats.store.jobs.get(jobId);
  if (!job || job.state === 'prepared') throw new AtsError('registration.upload_session_not_found');
  if (!mayGoOn(job, session, work)) throw new AtsError('registration.upload_session_forbidden');
  refuseSecondUpdate(job);
  const { object, hash, assetFilename, newBytes } = mediaOf(ats, job);
  const { id, workId, owner, draft, versionsBefore } = job;
  const prepared: PreparedJob = {
    state: 'prepared',
    ...{ id, workId, owner, draft, versionsBefore },
    ...{ object, assetFilename },
    commitment: commitWork(draft.title ?? '', draft.creators, hash),
    price: priceOf(draft.network, draft.work ? 'version' : 'work', newBytes),
    expiresAt: Date.now() + ats.settings.quoteTtlMs,
  };
  ats.store.jobs.set(job.id, prepared);
  return prepared;
}

/** Takes a quote out and charges it. Too few credits leave it in place, so that it can be confirmed later. */
export function payJob(ats: Ats, session: Session, jobId: string, work: Work | null): PreparedJob {
  const job = ats.store.jobs.get(jobId);
  if (job?.state !== 'prepared' || Date.now() >= job.expiresAt) {
    throw new AtsError('registration.prepared_not_found');
  }
  if (!mayGoOn(job, session, work)) throw new AtsError('registration.prepared_forbidden');
  refuseSecondUpdate(job);
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
