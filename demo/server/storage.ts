import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadableStream as LazyStream } from 'node:stream/web';
import { Budget } from './budget.ts';

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

async function* reading(path: string) {
  yield* createReadStream(path);
}

/** Files of the running server in a temporary folder. Bytes stream through and are never whole in memory. */
export class OwnStorage {
  readonly #budget: Budget;
  #folder: Promise<string> | null = null;
  /** Bytes of each file that is there, or on its way. */
  readonly #sizes = new Map<string, number>();

  constructor(budget = new Budget(Infinity)) {
    this.#budget = budget;
  }

  /** Stores a stream. Null when it held more than `maxBytes` or than there is room for; the rest is thrown away. */
  async receive(
    source: Readable,
    maxBytes: number,
    onProgress: (bytes: number) => void,
  ): Promise<StoredObject | null> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'local-ats-'));
    const path = join(await this.#folder, randomUUID());
    const digest = createHash('sha256');
    let size = 0;
    let fits = true;
    this.#sizes.set(path, 0);
    const meter = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        size += chunk.length;
        onProgress(size);
        fits &&= size <= maxBytes && this.#take(path, chunk.length);
        if (!fits) return done();
        digest.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(source, meter, createWriteStream(path));
    } catch (error) {
      await this.#remove(path);
      throw error;
    }
    if (!fits) {
      await this.#remove(path);
      return null;
    }
    return {
      size,
      sha256: digest.digest(),
      // Opened once somebody reads: a HEAD never does, and nobody would close it.
      open: async () => LazyStream.from(reading(path)) as ReadableStream,
      remove: () => this.#remove(path),
    };
  }

  #take(path: string, bytes: number): boolean {
    const held = this.#sizes.get(path);
    // Cleared in the meantime: nobody wants this file any more.
    if (held === undefined || !this.#budget.take(bytes)) return false;
    this.#sizes.set(path, held + bytes);
    return true;
  }

  async #remove(path: string): Promise<void> {
    this.#budget.give(this.#sizes.get(path) ?? 0);
    this.#sizes.delete(path);
    await rm(path, { force: true });
  }

  /** Removes every file. */
  async clear(): Promise<void> {
    const folder = await this.#folder;
    this.#folder = null;
    for (const bytes of this.#sizes.values()) this.#budget.give(bytes);
    this.#sizes.clear();
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
