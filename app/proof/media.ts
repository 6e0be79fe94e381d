import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, type Hex } from './bytes.ts';

/** Bytes read from a Blob at a time. Two of these are held at most: one is read while one is hashed. */
const CHUNK = 2 ** 20;

export type Media = Blob | Uint8Array | ArrayBuffer | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

export interface HashOptions {
  /** Ends it with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Bytes hashed so far. */
  onProgress?: ((bytes: number) => void) | undefined;
}

/**
 * SHA-256 of a file, as `0x` hex. A Blob or stream is read in chunks and never held as a whole; a
 * Node stream is fine too. Runs where it is called: in a browser, call it in a worker.
 *
 * @throws TypeError for anything else; what reading throws (a Blob whose file was changed or removed:
 *   NotReadableError); the signal's reason
 */
export async function hashMedia(media: Media, { signal, onProgress }: HashOptions = {}): Promise<Hex> {
  const hash = sha256.create();
  let done = 0;
  for await (const chunk of chunksOf(media)) {
    signal?.throwIfAborted();
    if (!(chunk instanceof Uint8Array)) throw new TypeError('A stream of media must give bytes');
    hash.update(chunk);
    onProgress?.((done += chunk.length));
  }
  signal?.throwIfAborted();
  return toHex(hash.digest());
}

function chunksOf(media: Media): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (media instanceof Uint8Array) return [media];
  if (media instanceof ArrayBuffer) return [new Uint8Array(media)];
  if (media instanceof Blob) return readBlob(media);
  if (media && Symbol.asyncIterator in media) return media;
  if (media && 'getReader' in media) return readStream(media);
  throw new TypeError('hashMedia takes a Blob, bytes or a stream of bytes');
}

/** A Blob's own stream leaves it to the browser how much is read ahead. */
async function* readBlob(blob: Blob) {
  const read = (start: number) => blob.slice(start, start + CHUNK).arrayBuffer();
  let next = read(0);
  for (let start = 0; start < blob.size; start += CHUNK) {
    const bytes = new Uint8Array(await next);
    // Asked for now, so that it is read while this one is hashed.
    next = read(start + CHUNK);
    // Awaited in the next round; until then a failure is nobody's surprise.
    next.catch(() => {});
    yield bytes;
  }
}

/** For browsers whose streams cannot be iterated yet. */
async function* readStream(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if ((ended = done)) return;
      yield value as Uint8Array;
    }
  } finally {
    if (!ended) await reader.cancel();
    reader.releaseLock();
  }
}
