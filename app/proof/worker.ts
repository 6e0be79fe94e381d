/**
 * The worker: hashes the one file it is given, and says what a work with that file commits to. Built as
 * a classic script (`app/build/worker-script.ts`), since an opaque frame can start no other.
 */
import { commitWork, type Commitment, type Work } from './commitment.ts';
import { hashMedia } from './media.ts';

/** `mediaHash`: of a file that is not here; else that of the one the worker was given. */
export type Details = Omit<Work, 'mediaHash'> & { mediaHash: string | null };
/** First the file, once; then as many works as there are to check. */
export type ToWorker = { file: File } | { question: number; work: Details };
/** A sign of life after each chunk; what a work commits to, null if there is no telling. */
export type FromWorker = 'reading' | { question: number; commitment: Commitment | null };

const say = (message: FromWorker) => postMessage(message);
let mediaHash: Promise<string> = Promise.reject(new Error('No file yet'));
mediaHash.catch(() => {});

onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if ('file' in data) {
    mediaHash = hashMedia(data.file, { onProgress: () => say('reading') });
    // Told when somebody asks.
    mediaHash.catch(() => {});
  } else {
    const { question, work } = data;
    (work.mediaHash === null ? mediaHash : Promise.resolve(work.mediaHash))
      .then((hash) => commitWork({ ...work, mediaHash: hash }))
      .catch(() => null)
      .then((commitment) => say({ question, commitment }));
  }
};
