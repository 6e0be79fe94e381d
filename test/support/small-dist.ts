import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const SMALL = ['ats-widget.iife.js', 'ats-widget.esm.js', 'loader.snippet.html', 'THIRD-PARTY.txt'];

/**
 * A copy of what is built, in one language: the others are more of the same, and take seconds to compress. With
 * `frame` that is in place of the document.
 */
export async function smallDist(frame?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dist-'));
  for (const name of [...SMALL, 'frame/en.html'])
    await cp(join(dist, name), join(folder, name), { recursive: true });
  if (frame !== undefined) await writeFile(join(folder, 'frame/en.html'), frame);
  return folder;
}
