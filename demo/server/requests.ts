import type { MiddlewareHandler } from 'hono';
import type { AtsEnv } from './context.ts';

/** One request as `GET /__control/requests` shows it. */
export interface RequestEntry {
  /** Milliseconds since the epoch. */
  at: number;
  /** The HTTP method, or `WS` for a WebSocket. */
  method: string;
  path: string;
  /** The query with its question mark, or an empty string. Signed URLs show none, as theirs is a secret. */
  query: string;
  origin: string | null;
  authorized: boolean;
  siteKey: string | null;
  idempotencyKey: string | null;
  /** Body bytes taken in so far. */
  bytes: number;
  /** Null while unanswered, and for ever when the connection was cut. */
  status: number | null;
}

type HeaderReader = (name: string) => string | null | undefined;

/** What has arrived since the start or the last reset. */
export class RequestLog {
  readonly #max: number;
  #entries: RequestEntry[] = [];

  /** Holds the latest `max`. */
  constructor(max = Infinity) {
    this.#max = max;
  }

  /** Adds a request on arrival, so that one that is never answered is seen too. */
  open(method: string, url: URL, header: HeaderReader): RequestEntry {
    const entry: RequestEntry = {
      at: Date.now(),
      method,
      path: url.pathname,
      query: url.pathname.startsWith('/storage/') ? '' : url.search,
      origin: header('origin') ?? null,
      authorized: /^bearer \S/i.test(header('authorization') ?? ''),
      siteKey: header('x-site-key') ?? null,
      idempotencyKey: header('idempotency-key') ?? null,
      bytes: 0,
      status: null,
    };
    this.#entries.push(entry);
    if (this.#entries.length > this.#max) this.#entries.shift();
    return entry;
  }

  list(): readonly RequestEntry[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }
}

/** Whether a path belongs to the controls, which are neither recorded nor faulted. */
export const isControlPath = (path: string): boolean => path.startsWith('/__control/');

/** Records every request but preflights and control calls. */
export function recordRequests(log: RequestLog): MiddlewareHandler<AtsEnv> {
  return async (c, next) => {
    if (c.req.method === 'OPTIONS' || isControlPath(c.req.path)) return next();
    const entry = log.open(c.req.method, new URL(c.req.url), (name) => c.req.header(name));
    c.set('entry', entry);
    await next();
    if (!c.get('dropped')) entry.status = c.res.status;
  };
}
