import type { Clock } from './clock.ts';

/** The device's connection, as far as it is known. */
export interface Connection {
  /** Whether there certainly is none. */
  offline(): boolean;
  /** Calls back each time there may be one again, until the signal ends it. */
  onOnline(back: () => void, signal: AbortSignal): void;
}

/**
 * What the browser says. It is believed to be offline only after it has been seen online: on a machine
 * that has nothing but itself it says so all the time, and still reaches a service there.
 *
 * @param navigator Node has one in later versions only, and never with an answer
 */
export function connectionOf(
  navigator: { onLine?: boolean } | undefined,
  target: Pick<EventTarget, 'addEventListener'>,
): Connection {
  const online = () => navigator?.onLine !== false;
  let seen = online();
  return {
    offline() {
      seen ||= online();
      return seen && !online();
    },
    onOnline: (back, signal) => target.addEventListener('online', back, { signal }),
  };
}

/** One for all, since only what has been there from the start can have seen it online. */
export const device = connectionOf(globalThis.navigator, globalThis);

/** Resolves when there may be a connection again, or after `ms`; rejects once the signal is aborted. */
export async function untilOnline(
  connection: Connection,
  clock: Clock,
  ms: number,
  signal?: AbortSignal,
): Promise<void> {
  const over = new AbortController();
  const ends = signal ? AbortSignal.any([signal, over.signal]) : over.signal;
  try {
    await Promise.race([
      clock.wait(ms, ends),
      new Promise<void>((resolve) => connection.onOnline(resolve, ends)),
    ]);
  } finally {
    over.abort();
  }
}
