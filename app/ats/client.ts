import type { Clock } from './clock.ts';
import { createRequest, type Request, type RequestOptions } from './request.ts';
import * as schema from './schema.ts';

export interface ClientOptions {
  /** Base URL of the ATS API. */
  atsUrl: string;
  siteKey: string;
  /** A session token, or what answers the current one. */
  token: string | (() => string | null);
  /** In place of the global fetch. */
  fetch?: typeof globalThis.fetch;
  /** In place of real time between repeats. */
  clock?: Clock;
}

export interface CallOptions {
  signal?: AbortSignal;
}

export type AtsClient = ReturnType<typeof createAtsClient>;

/**
 * The ATS API, one method a call, bodies and replies as on the wire.
 * Every method throws an AtsApiException, or the signal's reason once it is aborted.
 */
export function createAtsClient({ atsUrl, siteKey, token, fetch, clock }: ClientOptions) {
  const request: Request = createRequest(fetch, clock);
  const at = (path: string) => resolveUrl(atsUrl, path);

  const call = <T>(path: string, { headers, ...options }: RequestOptions<T>) => {
    const current = typeof token === 'function' ? token() : token;
    return request(at(path), {
      ...options,
      headers: {
        'X-Site-Key': siteKey,
        ...(current && { Authorization: `Bearer ${current}` }),
        ...headers,
      },
    });
  };
  const post = <T>(path: string, body: object, options: Omit<RequestOptions<T>, 'method' | 'body'>) =>
    call(path, { ...options, method: 'POST', body });

  return {
    /** Public: works without a token. */
    stats: (network: string, { signal }: CallOptions = {}) =>
      request(at(`/v1/stats?network=${encodeURIComponent(network)}`), {
        schema: schema.stats,
        safe: true,
        signal,
      }),

    /** `idempotencyKey` makes a repeat safe: one per submission. */
    initWork: (body: schema.InitWork, idempotencyKey: string, { signal }: CallOptions = {}) =>
      post('/v1/works/init', body, {
        schema: schema.upload,
        headers: { 'Idempotency-Key': idempotencyKey },
        safe: true,
        signal,
      }),

    /** Consumes the upload. Pays nothing. */
    prepareWork: (jobId: string, { signal }: CallOptions = {}) =>
      post(
        '/v1/works/prepare',
        { job_id: jobId, passphrase: null },
        { schema: schema.quote, timeout: 120_000, safe: true, signal },
      ),

    /** Pays. Never repeated here: whether to ask again is for who knows what a lost reply means. */
    confirmWork: (jobId: string, { signal }: CallOptions = {}) =>
      post('/v1/works/confirm', { job_id: jobId }, { schema: schema.confirmation, timeout: 30_000, signal }),

    /** `statusUrl` as confirm gave it. Public: the transaction id in it is the capability. */
    transactionStatus: (statusUrl: string, { signal }: CallOptions = {}) =>
      request(at(statusUrl), { schema: schema.transaction, signal }),

    /** A presigned URL for a work's certificate or asset. */
    downloadUrl: (workId: string, kind: 'certificate' | 'asset', { signal }: CallOptions = {}) =>
      call(`/v1/works/${encodeURIComponent(workId)}/download/${kind}`, {
        schema: schema.download,
        safe: true,
        signal,
      }),
  };
}

/** A path of the service below its base URL, which may have a path of its own; an absolute URL stays. */
export const resolveUrl = (base: string, path: string) =>
  /^[a-z]+:\/\//i.test(path) ? path : base.replace(/\/+$/, '') + '/' + path.replace(/^\/+/, '');
