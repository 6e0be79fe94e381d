import { AtsError } from './errors.ts';
import type { Job } from './jobs.ts';
import type { Work } from './work.ts';

/** Refuses to open an update while a confirmed one is on its way to the chain. */
export function refuseWhileUpdating(work: Work): void {
  if (work.versions.at(-1)?.anchor === null) throw new AtsError('version.already_in_progress');
}

/**
 * Refuses to go on with an update that another one has overtaken. Several may be open, as one that was given up
 * must not stand in the way, but the first to be confirmed wins: the others commit to what has been replaced.
 */
export function refuseSecondUpdate(job: Job): void {
  if (!job.draft.work) return;
  refuseWhileUpdating(job.draft.work);
  if (job.draft.work.versions.length !== job.versionsBefore) {
    throw new AtsError('version.already_in_progress', { reason: 'Another update was confirmed meanwhile' });
  }
}
