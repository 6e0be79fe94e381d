/** The hosted demo as a process. Built into one file, it needs nothing beside `dist/`. */
import { fileURLToPath } from 'node:url';
import { readEnvironment, type Environment } from './environment.ts';
import { startHosted, type RunningDemo } from './server.ts';

// From dist/server/start.js.
const root = fileURLToPath(new URL('../..', import.meta.url));

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function environment(): Environment {
  try {
    return readEnvironment(process.env);
  } catch (error) {
    return fail((error as Error).message);
  }
}

const { port, host, publicUrl } = environment();
const demo: RunningDemo = await startHosted({ root, port, host, publicUrl }).catch((error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return fail(`Port ${port} is already in use: set PORT to another one.`);
  if (code === 'EACCES') return fail(`Port ${port} needs more rights: set PORT to one above 1023.`);
  return fail(message);
});
console.log(`Listening on port ${demo.port}\nOpen ${demo.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void demo.close().then(() => process.exit(0)));
}
