import { createFetch } from 'ofetch';
import * as v from 'valibot';
import type { CallOptions } from './calls/options.ts';
import { systemClock, type Clock } from './clock.ts';
import { device, type Connection } from './connection.ts';
import { AtsApiException, atsError, errorFromReply } from './errors.ts';
import { retryAfterOf, retrying } from './retry.ts';

export interface RequestOptions<T> extends CallOptions {
  schema: v.GenericSchema<unknown, T>;
  method?: 'GET' | 'POST';
  body?: object | undefined;
  headers?: Record<string, string> | undefined;
  /** Milliseconds until the reply must be complete, for each attempt. */
  timeout?: number;
  /** Whether sending it twice does no harm, so that a failure of network or service is repeated. */
  safe?: boolean;
}

export type Request = <T>(url: string, options: RequestOptions<T>) => Promise<T>;

/**
 * Calls of the service: the only place that reads their replies, and the only one that throws.
 * A call throws an AtsApiException whatever went wrong, or the signal's reason once it is aborted.
 */
export function createRequest(
  fetch: typeof globalThis.fetch = globalThis.fetch,
  clock: Clock = systemClock,
  connection: Connection = device,
): Request {
  const send = createFetch({ fetch, Headers, AbortController });

  async function attempt<T>(url: string, options: RequestOptions<T>): Promise<T> {
    const { schema, method = 'GET', body, headers = {}, timeout = 15_000, signal } = options;
    const deadline = AbortSignal.timeout(timeout);
    const reply = await send
      .raw(url, {
        method,
        headers,
        ...(body && { body }),
        responseType: 'text',
        ignoreResponseError: true,
        // Browsers keep some refusals, a 410 for ever: asked again, they would not ask the service.
        cache: 'no-store',
        // Repeats are ours to decide: ofetch's own would also repeat a 409.
        retry: false,
        // Its own timeout ends with the headers, and is ignored beside a signal.
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      })
      .catch((cause: unknown) => {
        signal?.throwIfAborted();
        throw new AtsApiException(atsError('widget.network_error'), { cause });
      });
    const data = parseJson(reply._data);
    if (!reply.ok) {
      const retryAfter = retryAfterOf(reply.headers);
      throw new AtsApiException(errorFromReply(reply.status, data), { retryAfter });
    }
    const parsed = v.safeParse(schema, data);
    if (parsed.success) return parsed.output;
    throw new AtsApiException(atsError('widget.malformed_response', { httpStatus: reply.status }));
  }

  return (url, options) => retrying(() => attempt(url, options), options, { clock, connection });
}

/** Undefined for what is no JSON: no schema accepts that. */
function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
