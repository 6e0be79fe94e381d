import type { Caller } from '../connect.ts';
import * as schema from '../schema.ts';
import type { RegisterCalls } from './api.ts';
import type { CallOptions } from './options.ts';
import type { JobRef } from './wire.ts';

export function registerCalls({ open, call, post, keyed }: Caller): RegisterCalls {
  return {
    stats: (network, options) =>
      open(`/v1/stats?network=${encodeURIComponent(network)}`, {
        ...options,
        schema: schema.stats,
        safe: true,
      }),
    initWork: (body, idempotencyKey, options) =>
      keyed('/v1/works/init', body, idempotencyKey, { ...options, schema: schema.upload }),
    prepareWork: (job, options) => prepare(post, '/v1/works', job, options),
    confirmWork: (job, options) => confirm(post, '/v1/works', job, options),
    transactionStatus: (statusUrl, options) => open(statusUrl, { ...options, schema: schema.transaction }),
    downloadUrl: (workId, kind, { version, ...options } = {}) =>
      call(`/v1/works/${encodeURIComponent(workId)}${downloadPath(kind, version)}`, {
        ...options,
        schema: schema.download,
        safe: true,
      }),
  };
}

const jobId = (job: JobRef) => (typeof job === 'string' ? job : job.job_id);

/** Consumes an upload, and without a reply may be sent again: nobody has the quote yet. */
export const prepare = (post: Caller['post'], path: string, job: JobRef, options?: CallOptions) =>
  post(
    `${path}/prepare`,
    { job_id: jobId(job), passphrase: null },
    { ...options, schema: schema.quote, timeout: 120_000, safe: true },
  );

/** Not safe: for the caller to judge what a lost reply means. */
export const confirm = (post: Caller['post'], path: string, job: JobRef, options?: CallOptions) =>
  post(
    `${path}/confirm`,
    { job_id: jobId(job) },
    { ...options, schema: schema.confirmation, timeout: 30_000 },
  );

/** The service names the file of one version differently. */
const downloadPath = (kind: 'certificate' | 'asset', version?: number) =>
  version === undefined
    ? `/download/${kind}`
    : `/versions/${version}/download/${kind === 'asset' ? 'audio' : kind}`;
