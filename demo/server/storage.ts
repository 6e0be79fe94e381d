import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file that was uploaded, wherever it lies. */
export interface StoredObject {
  size: number;
  sha256: Buffer;
  /** Its bytes as they lie there now. */
  open(): Promise<ReadableStream>;
  /** A URL that saves it under `filename`, from a storage that has an address of its own. */
  presign?(expiresAt: number, filename: string): Promise<string>;
  remove(): Promise<void>;
}

/** Files of the running server in a temporary folder. Bytes stream through and are never whole in memory. */
export class OwnStorage {
  #folder: Promise<string> | null = null;

  /** Stores a stream. Null when it held more than `maxBytes`; the rest is taken in and thrown away. */
  async receive(
    source: Readable,
    maxBytes: number,
    onProgress: (bytes: number) => void,
  ): Promise<StoredObject | null> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'local-ats-'));
    const path = join(await this.#folder, randomUUID());
    const digest = createHash('sha256');
    let size = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        onProgress(size);
        if (size > maxBytes) return done();
        digest.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(source, meter, createWriteStream(path));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    if (size > maxBytes) {
      await rm(path, { force: true });
      return null;
    }
    return {
      size,
      sha256: digest.digest(),
      open: async () => Readable.toWeb(createReadStream(path)) as ReadableStream,
      remove: () => rm(path, { force: true }),
    };
  }

  /** Removes every file. */
  async clear(): Promise<void> {
    const folder = await this.#folder;
    this.#folder = null;
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

/** Size and SHA-256 of a stream. */
export async function measure(source: ReadableStream<Uint8Array>): Promise<{ size: number; sha256: Buffer }> {
  const digest = createHash('sha256');
  let size = 0;
  for await (const chunk of source as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    digest.update(chunk);
  }
  return { size, sha256: digest.digest() };
}
