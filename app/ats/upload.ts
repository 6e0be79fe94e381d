import { systemClock, type Clock } from './clock.ts';
import { AtsApiException, atsError } from './errors.ts';
import { attemptUpload } from './upload-attempt.ts';

const BACK_OFF = [1000, 2000];

/** The attempt to come, after `delay` milliseconds: 2 of 3, for instance. */
export interface UploadRetry {
  attempt: number;
  of: number;
  delay: number;
}

export interface UploadOptions {
  signal: AbortSignal;
  /**
   * Bytes this attempt has sent so far, so that they start again after `onRetry`; at most ten times a
   * second, and always once with all of them.
   */
  onProgress: (loaded: number) => void;
  /** All bytes are on their way, and the storage has yet to say that it has them. */
  onSent?: () => void;
  /** An attempt failed and another one will follow. */
  onRetry?: (retry: UploadRetry) => void;
  clock?: Clock;
  XMLHttpRequest?: typeof globalThis.XMLHttpRequest;
}

/**
 * Puts a file to a presigned URL, straight from disk: the browser streams it, nothing is read into
 * memory. XHR, because fetch has no upload progress. Tries three times where a repeat may help.
 *
 * @throws AtsApiException `registration.audio_too_large`, or `widget.upload_error`, with a
 *   `details.reason` where trying again was no use: `expired` (the URL is dead), `refused` (with
 *   `storage_code`), `file_changed` (on disk, since it was chosen). The signal's reason once it is aborted.
 */
export async function uploadFile(url: string, file: File, options: UploadOptions): Promise<void> {
  const { signal, onRetry, clock = systemClock, XMLHttpRequest = globalThis.XMLHttpRequest } = options;
  const attempt = { ...options, clock, XMLHttpRequest };
  await requireReadable(file, signal);
  for (let failures = 1; ; failures++) {
    try {
      return await attemptUpload(url, file, attempt);
    } catch (error) {
      if (!(error instanceof AtsApiException) || error.details) throw error;
      // To the request, a file that is gone looks like a network that is.
      await requireReadable(file, signal);
      const delay = BACK_OFF[failures - 1];
      if (!delay) throw error;
      onRetry?.({ attempt: failures + 1, of: BACK_OFF.length + 1, delay });
      await clock.wait(delay, signal);
    }
  }
}

/** A file is a promise about the disk. Its first and last byte tell whether it still holds. */
async function requireReadable(file: File, signal: AbortSignal) {
  try {
    await file.slice(0, 1).arrayBuffer();
    await file.slice(-1).arrayBuffer();
  } catch (cause) {
    signal.throwIfAborted();
    const error = atsError('widget.upload_error', { details: { reason: 'file_changed' } });
    throw new AtsApiException(error, { cause });
  }
  signal.throwIfAborted();
}
