import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';

/** How a process ends, and all that it says until then. */
export async function outcomeOf(child: ChildProcessWithoutNullStreams) {
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}
