import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { Unusable } from './command.ts';

/** What stands for the standard input. */
const STDIN = '-';
/** Read at a time, and held. */
const CHUNK = 2 ** 20;

const REASONS: Record<string, string> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  EISDIR: 'is a directory',
};

function unreadable(path: string, error: unknown) {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new Unusable(`${path} ${REASONS[code] ?? `cannot be read: ${message}`}.`);
}

/** @throws Unusable for what is not there, a directory, or nobody may read */
export async function mustBeReadable(path: string): Promise<void> {
  if (path === STDIN) return;
  try {
    if ((await stat(path)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    await access(path, constants.R_OK);
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* path === STDIN ? process.stdin : createReadStream(path, { highWaterMark: CHUNK });
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The whole of a file, or null if it has more than so many bytes. */
export async function readUpTo(path: string, limit: number): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunksOf(path)) {
    if ((size += chunk.length) > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** SHA-256 as `0x` hex, and the number of bytes: a file of any size, of which one chunk is held. */
export async function hashFile(path: string): Promise<{ hash: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of chunksOf(path)) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { hash: `0x${hash.digest('hex')}`, size };
}
