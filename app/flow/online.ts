/** So long a connection may be gone before a call is given up on. */
export const OFFLINE_MS = 600_000;

export const isOffline = () => navigator.onLine === false;

/** Resolves when the connection is back, or after ten minutes; rejects once the signal is aborted. */
export function backOnline(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(end, OFFLINE_MS);
    function end() {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    }
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}
