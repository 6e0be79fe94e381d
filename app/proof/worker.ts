/**
 * The worker: hashes the one file whose bytes it is given, says what a work with that file commits to, and writes
 * down what proves it. Built as a classic script (`app/build/worker-script.ts`), since an opaque frame can start no other.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from './bytes.ts';
import { commitWork, type Commitment, type Work } from './commitment.ts';
import { createProof, type RegisteredWork } from './proof-file.ts';

/** `mediaHash`: of a file that is not here; else that of the one the worker was given. */
export type Details = Omit<Work, 'mediaHash'> & { mediaHash: string | null };
/** What a work commits to, the text of its proof file, or the fingerprint of the file alone. */
export type Question = { work: Details } | { registered: RegisteredWork } | { hash: true };
/** Bytes of the file, piece by piece, and that they were all; as many questions as there are, at any time. */
export type ToWorker =
  { room: ArrayBuffer; length: number } | { end: true } | (Question & { question: number });
/** How many bytes are hashed by now, with the room for more; an answer, null if there is none. */
export type FromWorker =
  { room: ArrayBuffer; hashed: number } | { question: number; answer: Commitment | string | null };

const say = (message: FromWorker, transfer: Transferable[] = []) => postMessage(message, { transfer });
const hash = sha256.create();
let hashed = 0;
let ended: (mediaHash: string) => void;
const mediaHash = new Promise<string>((resolve) => (ended = resolve));

onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if ('room' in data) {
    const { room, length } = data;
    hash.update(new Uint8Array(room, 0, length));
    say({ room, hashed: (hashed += length) }, [room]);
  } else if ('end' in data) {
    ended(toHex(hash.digest()));
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
