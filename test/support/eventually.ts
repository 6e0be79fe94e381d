import { vi } from 'vitest';

/** Repeats until it throws no more. Only a failure takes the whole time, which a busy machine may need. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 20_000, interval: 10 });
