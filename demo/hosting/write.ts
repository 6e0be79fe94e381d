import { existsSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants } from 'node:zlib';
import type { Files } from './release.ts';

const COMPRESSED = /\.(br|gz)$/;

/** Compressed once, as well as can be, so that the host has nothing to do at a request. */
async function compressed(bytes: Buffer): Promise<[suffix: string, bytes: Buffer][]> {
  return [
    ['.gz', await promisify(gzip)(bytes, { level: 9 })],
    [
      '.br',
      await promisify(brotliCompress)(bytes, {
        params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      }),
    ],
  ];
}

/** Puts a file in its place in one step: who reads it in the meantime gets the old one or the new one. */
async function place(path: string, bytes: Buffer): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path)}.unfinished`);
  await writeFile(unfinished, bytes);
  await rename(unfinished, path);
}

async function isHeld(path: string, bytes: Buffer): Promise<boolean> {
  return existsSync(path) && bytes.equals(await readFile(path));
}

async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    // Each is looked at: a run that was cut off may have left a file of one release beside a copy of another.
    for (const [suffix, copy] of [['', bytes] as const, ...(await compressed(bytes))])
      if (!(await isHeld(path + suffix, copy))) await place(path + suffix, copy);
  }
}

/** Names of what differs between a folder and what it should hold. Compressed copies may, by the compressor. */
async function differences(folder: string, files: Files): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const held = entries
    .filter((entry) => entry.isFile() && !COMPRESSED.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const different = [];
  for (const [name, bytes] of files) if (!(await isHeld(join(folder, name), bytes))) different.push(name);
  return [...different, ...held.filter((name) => !files.has(name))];
}

/** Writes a folder that never changes again: all of it or nothing. Throws where it is there with other content. */
export async function writeRelease(folder: string, files: Files): Promise<void> {
  if (existsSync(folder)) {
    const different = await differences(folder, files);
    if (different.length > 0)
      throw new Error(
        `${folder} is there with other content (${different.join(', ')}), and a release never changes: give what is built a version of its own.`,
      );
    return;
  }
  const unfinished = join(dirname(folder), `.${basename(folder)}.unfinished`);
  await rm(unfinished, { recursive: true, force: true });
  await writeFiles(unfinished, files);
  await rename(unfinished, folder);
}

/** Writes a folder whose files change with every release. Throws where it is a link, which may lead to a release. */
export async function writeChannel(folder: string, files: Files): Promise<void> {
  if ((await lstat(folder).catch(() => null))?.isSymbolicLink())
    throw new Error(
      `${folder} is a link: what it leads to would be overwritten. Remove it, and run this again.`,
    );
  await writeFiles(folder, files);
}
