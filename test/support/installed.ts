import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const quiet = ['--silent', '--ignore-scripts', '--offline', '--no-audit', '--no-fund'];

/** An empty project that has nothing but the package, installed as it is published. */
export interface Installed {
  /** Folder of the project. */
  project: string;
  /** The packed file. */
  archive: string;
  remove(): Promise<void>;
}

/** Packs what `npm run build` has written, and installs that outside the repository. */
export async function installPackage(): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'ats-widget-'));
  const project = join(folder, 'project');
  await run('npm', ['pack', ...quiet, '--pack-destination', folder], { cwd: root });
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (!name) throw new Error('npm has packed nothing.');
  const archive = join(folder, name);
  await mkdir(project);
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  await run('npm', ['install', ...quiet, archive], { cwd: project });
  return { project, archive, remove: () => rm(folder, { recursive: true, force: true }) };
}
