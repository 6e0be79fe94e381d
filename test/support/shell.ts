import { spawn } from 'node:child_process';

/** Runs a command with its output passed on; answers its exit code. */
export const run = (command: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });

/** Runs steps one after another, all of them; answers the names of those that failed. */
export async function runAll(steps: Record<string, [command: string, ...args: string[]]>): Promise<string[]> {
  const failed: string[] = [];
  for (const [name, [command, ...args]] of Object.entries(steps)) {
    const began = Date.now();
    console.log(`\n── ${name}`);
    if ((await run(command, args)) !== 0) failed.push(name);
    console.log(
      `── ${name}: ${failed.includes(name) ? 'failed' : 'fine'}, ${Math.round((Date.now() - began) / 100) / 10} s`,
    );
  }
  return failed;
}

/** Says how it went, and makes it the exit code. */
export function conclude(failed: string[]) {
  console.log(failed.length ? `\nFailed: ${failed.join(', ')}` : '\nAll fine.');
  process.exitCode = failed.length ? 1 : 0;
}
