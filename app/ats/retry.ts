import { AtsApiException } from './errors.ts';

const BACK_OFF = [1000, 2000];

/**
 * Repeats a call that failed by network or service, after 1 s and 2 s (each ± 20 %), so that a short
 * disturbance goes unnoticed. What is not safe to send twice is tried once.
 */
export async function retrying<T>(
  attempt: () => Promise<T>,
  safe: boolean,
  clock: { wait: typeof wait },
  signal?: AbortSignal,
): Promise<T> {
  for (const delay of safe ? BACK_OFF : []) {
    try {
      return await attempt();
    } catch (error) {
      const transient =
        error instanceof AtsApiException &&
        (error.errorCode === 'widget.network_error' || (error.httpStatus ?? 0) >= 500);
      if (!transient) throw error;
    }
    await clock.wait(delay * (0.8 + 0.4 * Math.random()), signal);
  }
  return attempt();
}

/** Resolves after `ms`; rejects with the signal's reason as soon as it is aborted. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    }
    signal?.addEventListener('abort', done);
  });
}
