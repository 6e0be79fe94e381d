import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, type Hex } from './bytes.ts';
import { readBlob, readStream } from './read-blob.ts';

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
    done += chunk.length;
    onProgress?.(done);
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
