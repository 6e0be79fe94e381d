import type { Ats } from './context.ts';
import { attachObject } from './jobs.ts';
import { measure } from './storage.ts';

/** An object storage that is not this server's own, such as a real S3. Times are milliseconds since the epoch. */
export interface ObjectStorage {
  /** A URL that takes the file of `key` by PUT. */
  presignPut(key: string, expiresAt: number): Promise<string>;
  /** A URL that saves the file of `key` under `filename`. */
  presignGet(key: string, expiresAt: number, filename: string): Promise<string>;
  /** The bytes of `key`; null when nothing was put there. */
  read(key: string): Promise<ReadableStream | null>;
}

/** Looks whether the file of a job has come: an outside storage tells nobody. */
export async function collectObject(ats: Ats, jobId: string): Promise<void> {
  const { outside } = ats;
  if (!outside || ats.store.jobs.get(jobId)?.state !== 'upload') return;
  const arrived = await outside.read(jobId);
  if (!arrived) return;
  await attachObject(ats, jobId, {
    ...(await measure(arrived)),
    open: async () => (await outside.read(jobId)) ?? Promise.reject(new Error('The file is gone')),
    presign: (expiresAt, filename) => outside.presignGet(jobId, expiresAt, filename),
    // What lies there is the storage's; a later file of the job has taken its place in any case.
    remove: async () => undefined,
  });
}
