import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, type Hex } from './bytes.ts';

/** Bytes read from a Blob at a time, and held. */
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
  const size = media instanceof Blob ? media.size : null;
  let done = 0;
  for await (const chunk of chunksOf(media)) {
    signal?.throwIfAborted();
    if (!(chunk instanceof Uint8Array)) throw new TypeError('A stream of media must give bytes');
    hash.update(chunk);
    done += chunk.length;
    onProgress?.(done);
  }
  signal?.throwIfAborted();
  // Chromium ends the stream of a file that was cut while it was read as if that were all of it.
  if (size !== null && done !== size) throw new DOMException('The file was changed', 'NotReadableError');
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

/**
 * Into one and the same buffer, where the browser has byte streams: with a new one for each chunk, a
 * hundred pile up before they are collected.
 */
async function* readBlob(blob: Blob) {
  const reader = bytesReader(blob.stream());
  if (!reader) return yield* readStream(blob.stream());
  let view = new Uint8Array(CHUNK);
  let ended = false;
  try {
    while (!ended) {
      // `min`, where it is known, spares many small reads.
      const { value, done } = await reader.read(view, { min: CHUNK });
      // The last bytes may come along with the end.
      if (value?.length) yield value;
      ended = done;
      if (value) view = new Uint8Array(value.buffer);
    }
  } finally {
    if (!ended) await reader.cancel();
  }
}

interface BytesReader {
  read(
    view: Uint8Array<ArrayBuffer>,
    options: { min: number },
  ): Promise<{ value?: Uint8Array<ArrayBuffer>; done: boolean }>;
  cancel(): Promise<void>;
}

function bytesReader(stream: ReadableStream<Uint8Array>): BytesReader | undefined {
  try {
    return stream.getReader({ mode: 'byob' }) as BytesReader;
  } catch {
    return undefined;
  }
}

/** For browsers whose streams cannot be iterated yet. */
async function* readStream(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  let ended = false;
  try {
    while (!ended) {
      const { value, done } = await reader.read();
      if (value) yield value;
      ended = done;
    }
  } finally {
    if (!ended) await reader.cancel();
    reader.releaseLock();
  }
}
