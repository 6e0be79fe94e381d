import { spawnSync } from 'node:child_process';
import { run } from './shell.ts';

/** Programs that some tests need besides Node and a browser, with the Debian packages they come in. */
const PACKAGES = { python3: 'python3', php: 'php-cli', nginx: 'nginx-light' } as const;

export type Tool = keyof typeof PACKAGES;

/** Where it may be although the path does not name it. */
const path = `${process.env['PATH']}:/usr/sbin:/usr/local/sbin`;

/** Whether the tests that need a program can run here. */
export const hasTool = (tool: Tool) =>
  spawnSync('which', [tool], { env: { ...process.env, PATH: path } }).status === 0;

/** Makes sure that these programs are there, or says which tests are left out for want of them. */
export async function installTools(): Promise<void> {
  const missing = (Object.keys(PACKAGES) as Tool[]).filter((tool) => !hasTool(tool));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) {
    console.log(`Installing the Debian packages of ${missing.join(', ')}.`);
    await installPackages(missing.map((tool) => PACKAGES[tool]));
  }
  const left = missing.filter((tool) => !hasTool(tool));
  if (left.length > 0) console.log(`Tests that need ${left.join(', ')} are left out: not installed here.`);
}

const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
/** A mirror may stumble, and another process may hold the lock for a while. */
const PATIENT = ['-qq', '-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120'];

/** As root, where there is apt: the first package of each alternative that can be had. Answers whether it could. */
export async function installPackages(names: string[]): Promise<boolean> {
  try {
    await run('apt-get', ['update', ...PATIENT], quiet);
    return (
      (await run('apt-get', ['install', '-y', '--no-install-recommends', ...PATIENT, ...names], quiet)) === 0
    );
  } catch {
    return false;
  }
}
