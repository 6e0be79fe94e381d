import { AtsApiException, atsError } from './errors.ts';

const PROGRESS_MS = 100;

export interface UploadOptions {
  signal: AbortSignal;
  /** Bytes sent so far; at most ten times a second, and always once with all of them. */
  onProgress: (loaded: number) => void;
}

/**
 * Puts a file to a presigned URL, straight from disk: the browser streams it, nothing is read into
 * memory. XHR, because fetch has no upload progress.
 *
 * @throws AtsApiException `widget.upload_error`, or the signal's reason once it is aborted
 */
export function uploadFile(url: string, file: File, { signal, onProgress }: UploadOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const xhr = new XMLHttpRequest();
    const abort = () => xhr.abort();
    const fail = () => {
      const httpStatus = xhr.status || undefined;
      const error = atsError('widget.upload_error', httpStatus ? { httpStatus } : {});
      reject(signal.aborted ? signal.reason : new AtsApiException(error));
    };
    let reported = -Infinity;
    xhr.upload.onprogress = ({ loaded, timeStamp }) => {
      if (timeStamp - reported < PROGRESS_MS || loaded >= file.size) return;
      reported = timeStamp;
      onProgress(loaded);
    };
    xhr.onload = () => {
      if (xhr.status < 200 || xhr.status > 299) return fail();
      onProgress(file.size);
      resolve();
    };
    xhr.onerror = xhr.onabort = xhr.ontimeout = fail;
    xhr.onloadend = () => signal.removeEventListener('abort', abort);
    signal.addEventListener('abort', abort);
    xhr.open('PUT', url);
    xhr.send(file);
  });
}
