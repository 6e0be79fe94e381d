import type { Clock } from './clock.ts';
import { AtsApiException } from './errors.ts';
import { storageError } from './storage-error.ts';

const PROGRESS_MS = 100;
const STALL_MS = 30_000;
/** How much of a refusal is looked at: what matters comes first, and a proxy may send a whole page. */
const REFUSAL_CHARS = 2000;

export interface AttemptOptions {
  signal: AbortSignal;
  onProgress: (loaded: number) => void;
  onSent?: () => void;
  clock: Clock;
  XMLHttpRequest: typeof globalThis.XMLHttpRequest;
}

/** Puts a file once. Ends with a failure when nothing moves for 30 s: neither its bytes nor the reply. */
export function attemptUpload(url: string, file: File, options: AttemptOptions): Promise<void> {
  const { signal, onProgress, onSent, clock, XMLHttpRequest } = options;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const xhr = new XMLHttpRequest();
    xhr.open('PUT', url);
    // Else Firefox reads the empty answer as XML, and tells the console that it is none.
    xhr.responseType = 'text';
    const ended = new AbortController();
    const abort = () => xhr.abort();
    let moved = clock.now();
    let reported = -Infinity;

    xhr.upload.onprogress = ({ loaded }) => {
      moved = clock.now();
      if (moved - reported < PROGRESS_MS || loaded >= file.size) return;
      reported = moved;
      onProgress(loaded);
    };
    xhr.upload.onload = () => onSent?.();
    // The last event of every request, whatever became of it.
    xhr.onloadend = () => {
      ended.abort();
      signal.removeEventListener('abort', abort);
      const { status } = xhr;
      if (signal.aborted) return reject(signal.reason);
      if (status < 200 || status > 299) {
        const body = xhr.responseText.slice(0, REFUSAL_CHARS);
        return reject(new AtsApiException(storageError(status, body, file.size)));
      }
      onProgress(file.size);
      resolve();
    };
    const watch = async () => {
      for (let left = STALL_MS; left > 0; left = moved + STALL_MS - clock.now())
        await clock.wait(left, ended.signal);
      abort();
    };
    signal.addEventListener('abort', abort);
    xhr.send(file);
    watch().catch(() => undefined);
  });
}
