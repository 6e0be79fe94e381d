import * as v from 'valibot';

const sendable = (headers: Record<string, string>): boolean => {
  try {
    void new Headers(headers);
    return true;
  } catch {
    return false;
  }
};

const replyFields = {
  status: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
  code: v.exactOptional(v.string()),
  message: v.exactOptional(v.string()),
  details: v.exactOptional(v.record(v.string(), v.unknown())),
  headers: v.exactOptional(
    v.pipe(
      v.record(v.string(), v.string()),
      v.check(sendable, 'Expected names and values that HTTP can carry'),
    ),
  ),
  body: v.exactOptional(v.unknown()),
  patch: v.exactOptional(v.record(v.string(), v.unknown())),
  /** What is left of the real reply: a template of the same shape, `true` for what stays as it is. */
  only: v.exactOptional(v.record(v.string(), v.unknown())),
  delayMs: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  drop: v.exactOptional(v.picklist(['before', 'after'])),
  cors: v.exactOptional(v.boolean()),
};

const socketFields = {
  close: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(4999))),
  silent: v.exactOptional(v.boolean()),
};

/** What `POST /__control/faults` takes: which requests (`on`, `after`, `times`) and what happens to them. */
export const faultSchema = v.pipe(
  v.strictObject({
    on: v.pipe(v.string(), v.regex(/^(\*|[A-Z]+) \/\S*$/, 'Expected a method (or WS), a space and a path')),
    times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-1)), 1),
    after: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
    ...replyFields,
    ...socketFields,
  }),
  v.check(
    (fault) => fault.on.startsWith('WS ') || (fault.close === undefined && fault.silent === undefined),
    'close and silent are for sockets: on must begin with WS',
  ),
);

/** A fault that waits for its requests. */
export type Fault = v.InferOutput<typeof faultSchema>;

/** A fault as `GET /__control/faults` shows it: with its id, and how often it has happened. */
export type ListedFault = Fault & { id: number; used: number };

interface ActiveFault {
  id: number;
  fault: Fault;
  method: string;
  /** What is between the wildcards of the path. */
  path: readonly string[];
  seen: number;
  used: number;
}

/** Whether a path has these parts in their order, with anything between. A pattern for it could take for ever. */
function hasParts(path: string, parts: readonly string[]): boolean {
  const first = parts[0] as string;
  const last = parts.at(-1) as string;
  if (parts.length === 1) return path === first;
  if (!path.startsWith(first)) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = path.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return path.length >= from + last.length && path.endsWith(last);
}

const meets = (active: ActiveFault, method: string, path: string): boolean =>
  // A wildcard must not break preflights or sockets by accident.
  (active.method === method || (active.method === '*' && method !== 'OPTIONS' && method !== 'WS')) &&
  hasParts(path, active.path);

interface Waiting {
  fault: Fault;
  timer: NodeJS.Timeout;
  finish: (outcome: 'elapsed' | 'cut') => void;
}

/** Faults ordered from outside, first come first served, and the delays they have caused. */
export class Faults {
  #active: ActiveFault[] = [];
  #lastId = 0;
  readonly #waiting = new Set<Waiting>();
  readonly #maxHeldUp: number;

  constructor(maxHeldUp = Infinity) {
    this.#maxHeldUp = maxHeldUp;
  }

  /** Answers its id, by which it can be taken away again. */
  add(fault: Fault): number {
    const [method, path] = fault.on.split(' ', 2) as [string, string];
    const id = (this.#lastId += 1);
    this.#active.push({ id, fault, method, path: path.split('*'), seen: 0, used: 0 });
    return id;
  }

  /** Those that have happened as often as they were to are still among them. */
  list(): ListedFault[] {
    return this.#active.map(({ id, fault, used }) => ({ ...fault, id, used }));
  }

  /** Forgets one fault; requests that it holds up go on at once. */
  remove(id: number): void {
    const [removed] = this.#active.filter((active) => active.id === id);
    this.#active = this.#active.filter((active) => active !== removed);
    for (const waiting of [...this.#waiting]) if (waiting.fault === removed?.fault) waiting.finish('elapsed');
  }

  /** The fault this request runs into, which counts as used. */
  take(method: string, path: string): Fault | undefined {
    for (const active of this.#active) {
      const spent = active.fault.times >= 0 && active.used >= active.fault.times;
      if (spent || !meets(active, method, path)) continue;
      active.seen += 1;
      if (active.seen <= active.fault.after) continue;
      active.used += 1;
      return active.fault;
    }
    return undefined;
  }

  /** Waits, unless a reset or the end of the server cuts the wait short. */
  delay(fault: Fault): Promise<'elapsed' | 'cut'> {
    if (this.#waiting.size >= this.#maxHeldUp) return Promise.resolve('elapsed');
    return new Promise((resolve) => {
      const finish = (outcome: 'elapsed' | 'cut'): void => {
        clearTimeout(waiting.timer);
        this.#waiting.delete(waiting);
        resolve(outcome);
      };
      const waiting: Waiting = { fault, timer: setTimeout(() => finish('elapsed'), fault.delayMs), finish };
      this.#waiting.add(waiting);
    });
  }

  /** Forgets every fault; requests held up go on at once. */
  clear(): void {
    this.#active = [];
    for (const waiting of [...this.#waiting]) waiting.finish('elapsed');
  }

  /** Forgets every fault; requests held up are cut off, so that they cannot act on what comes next. */
  reset(): void {
    this.#active = [];
    for (const waiting of [...this.#waiting]) waiting.finish('cut');
  }
}
