import type { CallOptions, ClientOptions } from './calls/options.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import { createRequest, type RequestOptions } from './request.ts';
import { unanswered } from './retry.ts';
import { stats } from './schema.ts';

export interface ConnectOptions extends ClientOptions {
  /** In place of real time between repeats. */
  clock?: Clock | undefined;
  /** In place of the device's. */
  connection?: Connection | undefined;
}

type Options<T> = Omit<RequestOptions<T>, 'method' | 'body'>;
export type Caller = ReturnType<typeof connect>;

/** The ways a call can be sent. What the calls are is told in `calls/`. */
export function connect({ atsUrl, siteKey, token, fetch, clock, connection }: ConnectOptions) {
  const request = createRequest(fetch, clock, connection);

  /** Public: without token and site key. */
  const open = <T>(path: string, options: Options<T>) => request(resolveUrl(atsUrl, path), options);

  const call = <T>(path: string, { headers, ...options }: RequestOptions<T>) => {
    const current = typeof token === 'function' ? token() : token;
    return request(resolveUrl(atsUrl, path), {
      ...options,
      headers: {
        'X-Site-Key': siteKey,
        ...(current && { Authorization: `Bearer ${current}` }),
        ...headers,
      },
    });
  };

  const post = <T>(path: string, body: object, options: Options<T>) =>
    call(path, { ...options, method: 'POST', body });

  /**
   * A call whose key makes a repeat safe. A deployment may not allow the header, and then a browser
   * sends nothing: if such a call gets no reply at all while the service does answer, it is sent once
   * more without. For calls that pay nothing only.
   */
  const keyed = async <T>(
    path: string,
    body: object,
    // A page without TLS cannot make one.
    key: string | undefined = crypto.randomUUID?.(),
    options: Options<T>,
  ) => {
    if (!key) return post(path, body, options);
    const headers = { 'Idempotency-Key': key };
    try {
      return await post(path, body, { ...options, headers, safe: true });
    } catch (error) {
      if (!unanswered(error) || !(await answers(options))) throw error;
      return post(path, body, options);
    }
  };

  const answers = ({ signal }: CallOptions) =>
    open('/v1/stats?network=testnet', { schema: stats, signal }).then(
      () => true,
      (error) => !unanswered(error),
    );

  return { open, call, post, keyed };
}

/** A path of the service below its base URL, which may have a path of its own; an absolute URL stays. */
export const resolveUrl = (base: string, path: string) =>
  /^[a-z]+:\/\//i.test(path) ? path : base.replace(/\/+$/, '') + '/' + path.replace(/^\/+/, '');
