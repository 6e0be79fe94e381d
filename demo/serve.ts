import { fileURLToPath } from 'node:url';
import { startDemo, type RunningDemo } from './start.ts';

const DEFAULT_PORT = 4100;
const root = fileURLToPath(new URL('..', import.meta.url));

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function readPort(): number {
  const text = process.env['DEMO_PORT'] ?? String(DEFAULT_PORT);
  const port = Number(text);
  // Two more ports follow this one.
  if (!/^\d+$/.test(text) || port < 1 || port > 65_533)
    fail(`DEMO_PORT is a whole number from 1 to 65533, not "${text}".`);
  return port;
}

async function start(first: number): Promise<RunningDemo> {
  try {
    return await startDemo({ root, ports: { host: first, static: first + 1, ats: first + 2 } });
  } catch (error) {
    const { code, port } = error as NodeJS.ErrnoException & { port?: number };
    if (code === 'EADDRINUSE')
      fail(`Port ${port} is already in use: set DEMO_PORT to the first of three free ports, such as 4200.`);
    if (code === 'EACCES') fail(`Port ${port} needs more rights: set DEMO_PORT to a port above 1023.`);
    throw error;
  }
}

const demo = await start(readPort());
console.log(`Open ${demo.hostUrl}

Host page     ${demo.hostUrl}
Static files  ${demo.staticUrl}
Local ATS     ${demo.atsUrl}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void demo.close().then(() => process.exit(0)));
}
