import type { CallOptions } from './calls/options.ts';
import type { Clock } from './clock.ts';
import { untilOnline, type Connection } from './connection.ts';
import { AtsApiException } from './errors.ts';

const ATTEMPTS = 3;

interface RetryOptions extends CallOptions {
  /** Whether sending it twice does no harm even if the first time was carried out. */
  safe?: boolean;
}

/**
 * Repeats a call, so that a short disturbance goes unnoticed:
 * - refused for its rate (429), which leaves nothing done: whatever the call, after the time the
 *   service asks for, else after 1 s and 2 s;
 * - failed by network or service: only if it is safe, after 1 s and 2 s, each ± 20 %;
 * - failed while the device is offline: only if it is safe, and not counted, once it is back.
 */
export async function retrying<T>(
  attempt: () => Promise<T>,
  { safe, signal, onWait }: RetryOptions,
  { clock, connection }: { clock: Clock; connection: Connection },
): Promise<T> {
  let giveUp: number | undefined;
  for (let failed = 1; ; failed++) {
    try {
      return await attempt();
    } catch (error) {
      const reason = passing(error, safe);
      if (!reason) throw error;
      const offline = reason === 'network' && connection.offline();
      // Ten minutes for all times together.
      const left = offline ? (giveUp ??= clock.now() + 600_000) - clock.now() : 0;
      if (left > 0) {
        onWait?.({ attempt: failed, of: ATTEMPTS, delay: left, reason: 'offline' });
        await untilOnline(connection, clock, left, signal);
        failed--;
      } else {
        const delay = delayAfter(failed, error as AtsApiException, reason);
        // Nobody looks at a still screen for longer than half a minute.
        if (failed === ATTEMPTS || delay > 30_000) throw error;
        onWait?.({ attempt: failed + 1, of: ATTEMPTS, delay, reason });
        await clock.wait(delay, signal);
      }
    }
  }
}

/** Why the same call may succeed later; undefined if it will not, or must not be sent again. */
function passing(error: unknown, safe: boolean | undefined) {
  if (!(error instanceof AtsApiException)) return undefined;
  const { errorCode, httpStatus = 0 } = error;
  if (httpStatus === 429) return errorCode === 'common.quota_exceeded' ? undefined : 'busy';
  if (!safe) return undefined;
  if (httpStatus >= 500) return 'service';
  return unanswered(error) ? 'network' : undefined;
}

/** Whether there was no reply at all, which tells nothing of what was done. */
export const unanswered = (error: unknown) =>
  error instanceof AtsApiException && error.errorCode === 'widget.network_error';

function delayAfter(failed: number, { retryAfter }: AtsApiException, reason: 'busy' | 'service' | 'network') {
  const usual = failed * 1000;
  // Spread, so that all who lost the same service do not come back to it at once.
  return reason === 'busy' ? retryAfter || usual : Math.round(usual * (0.8 + 0.4 * Math.random()));
}

/**
 * Milliseconds that a `Retry-After` header asks for, given as seconds or as an HTTP date. Undefined
 * without one that can be read: on another origin the service has to expose it.
 */
export function retryAfterOf(headers: Headers): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  if (!/GMT$/.test(text)) return undefined;
  // By the service's own clock, where it can be read: the device's may be wrong.
  const ms = Date.parse(text) - (Date.parse(headers.get('date') ?? '') || Date.now());
  return ms > 0 ? ms : undefined;
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
