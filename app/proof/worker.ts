/**
 * The worker: hashes the one file it is given, says what a work with that file commits to, and writes
 * down what proves it. Built as a classic script (`app/build/worker-script.ts`), since an opaque frame can start no other.
 */
import { commitWork, type Commitment, type Work } from './commitment.ts';
import { hashMedia } from './media.ts';
import { createProof, type RegisteredWork } from './proof-file.ts';

/** `mediaHash`: of a file that is not here; else that of the one the worker was given. */
export type Details = Omit<Work, 'mediaHash'> & { mediaHash: string | null };
/** What a work commits to, the text of its proof file, or the fingerprint of the file alone. */
export type Question = { work: Details } | { registered: RegisteredWork } | { hash: true };
/** First the file, once; then as many questions as there are. */
export type ToWorker = { file: File } | (Question & { question: number });
/** Bytes read, after each chunk; an answer, null if there is none. */
export type FromWorker = number | { question: number; answer: Commitment | string | null };

const say = (message: FromWorker) => postMessage(message);
let mediaHash: Promise<string> = Promise.reject(new Error('No file yet'));
mediaHash.catch(() => {});

onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if ('file' in data) {
    mediaHash = hashMedia(data.file, { onProgress: say });
    // Told when somebody asks.
    mediaHash.catch(() => {});
  } else {
    const { question } = data;
    void answerTo(data)
      .catch(() => null)
      .then((answer) => say({ question, answer }));
  }
};

async function answerTo(asked: Question) {
  if ('registered' in asked) return `${JSON.stringify(createProof(asked.registered), null, 2)}\n`;
  if ('hash' in asked) return mediaHash;
  const { work } = asked;
  return commitWork({ ...work, mediaHash: work.mediaHash ?? (await mediaHash) });
}
