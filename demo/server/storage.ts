import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file the storage holds. */
export interface StoredObject {
  path: string;
  size: number;
  sha256: Buffer;
}

/** Files of the running server in a temporary folder. Bytes stream through and are never whole in memory. */
export class ObjectStorage {
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
    return { path, size, sha256: digest.digest() };
  }

  /** The bytes of an object as a web stream, for a reply. */
  read(object: StoredObject): ReadableStream {
    return Readable.toWeb(createReadStream(object.path)) as ReadableStream;
  }

  async remove(object: StoredObject): Promise<void> {
    await rm(object.path, { force: true });
  }

  /** Removes every file. */
  async clear(): Promise<void> {
    const folder = await this.#folder;
    this.#folder = null;
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

/** The SHA-256 of what lies on the disk now, as plain hex. */
export async function hashObject(object: StoredObject): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(object.path)) digest.update(chunk as Buffer);
  return digest.digest('hex');
}
