import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder in which the package is, as built: where its documentation is tried. */
export interface Project {
  folder: string;
  remove(): Promise<void>;
}

export async function startProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'ats-project-'));
  const installed = join(folder, 'node_modules/allfeat-ats-component');
  await mkdir(installed, { recursive: true });
  for (const part of ['package.json', 'dist']) await symlink(join(root, part), join(installed, part));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
