import { spawn } from 'node:child_process';

interface RunOptions {
  env?: NodeJS.ProcessEnv;
  /** What takes longer is ended, with all it has started, and has failed. */
  minutes?: number;
}

/** Time in which a process may still write its report. */
const LAST_SECONDS = 15;

/** Runs a command with its output passed on; answers its exit code. */
export const run = (command: string, args: string[] = [], { env = {}, minutes = 5 }: RunOptions = {}) =>
  new Promise<number>((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      // A group of its own: npm starts a shell, which starts what is meant.
      detached: true,
    });
    const end = (signal: NodeJS.Signals) => {
      try {
        if (child.pid) process.kill(-child.pid, signal);
      } catch {
        // It has ended.
      }
    };
    const limit = setTimeout(() => {
      console.error(`${[command, ...args].join(' ')} has not ended after ${minutes} minutes.`);
      end('SIGINT');
      setTimeout(() => end('SIGKILL'), LAST_SECONDS * 1000).unref();
    }, minutes * 60_000);
    const stop = (signal: NodeJS.Signals) => {
      end(signal);
      process.exit(1);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const over = () => {
      clearTimeout(limit);
      process.off('SIGINT', stop).off('SIGTERM', stop);
    };
    child.on('error', (error) => {
      over();
      reject(error);
    });
    child.on('exit', (code) => {
      over();
      resolve(code ?? 1);
    });
  });

/** A step of a longer run. */
export type Step = [command: string, args: string[], options?: RunOptions];

/** Runs steps one after another, all of them; answers the names of those that failed. */
export async function runAll(steps: Record<string, Step>): Promise<string[]> {
  const failed: string[] = [];
  for (const [name, step] of Object.entries(steps)) {
    const began = Date.now();
    console.log(`\n── ${name}`);
    if ((await run(...step)) !== 0) failed.push(name);
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
