import { parseArgs } from 'node:util';
import type { AtsOptions, RunningAts } from '../../demo/server/index.ts';
import { EXIT, Unusable, type Command } from './command.ts';

const DEFAULT_PORT = 4102;

const usage = `Usage: allfeat-ats-component ats [options]

Starts a local ATS: a stand-in for the service, for your own development and tests. It keeps
everything in memory, registers nothing anywhere, and does whatever goes wrong on request
(docs/local-ats.md has its control API). It ends with Ctrl+C.

  --port <number>          port on 127.0.0.1 (default ${DEFAULT_PORT}, 0 for any free one)
  --step-ms <number>       time between two steps of a transaction (default 700)
  --seed <number>          start with that many made-up works (up to 100000, default 0)
  --seed-user <ref>        the external user they belong to (default demo-user)
  --allow-origin <origin>  an origin that may ask for tokens, such as https://app.test or *.app.test;
                           may be repeated (default any origin of this machine)
  --help                   show this text`;

const wrong = (message: string) => new Unusable(message, { showUsage: true });

function wholeNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max)
    throw wrong(`--${name} takes a whole number from 0 to ${max}, not "${text}".`);
  return value;
}

function userRef(name: string, text: string): string {
  if (text === '' || Buffer.byteLength(text) > 255) throw wrong(`--${name} takes 1 to 255 bytes.`);
  return text;
}

function readArguments(args: string[]) {
  try {
    const options = {
      port: { type: 'string' },
      'step-ms': { type: 'string' },
      seed: { type: 'string' },
      'seed-user': { type: 'string' },
      'allow-origin': { type: 'string', multiple: true },
    } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    // What follows its first line is advice about its own syntax.
    throw wrong((error as Error).message.split('\n', 1)[0] as string);
  }
}

/** What the arguments ask for. `seedUser` is whose works they are. */
function optionsOf(args: string[]) {
  const values = readArguments(args);
  const stepMs = values['step-ms'];
  const seedWorks = {
    count: wholeNumber('seed', values.seed ?? '0', 100_000),
    user: userRef('seed-user', values['seed-user'] ?? 'demo-user'),
  };
  const allowedOrigins = values['allow-origin'];
  return {
    port: wholeNumber('port', values.port ?? String(DEFAULT_PORT), 65_535),
    settings: {
      seedWorks,
      ...(stepMs !== undefined && { stepMs: wholeNumber('step-ms', stepMs, 600_000) }),
    },
    ...(allowedOrigins && { allowedOrigins }),
  };
}

async function start(options: AtsOptions): Promise<RunningAts> {
  // Only now: nobody who checks a proof shall load a server.
  const { startAts } = await import('../../demo/server/index.ts');
  try {
    return await startAts(options);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new Unusable(`Port ${options.port} is already in use. Choose another one with --port.`);
    if (code === 'EACCES')
      throw new Unusable(`Port ${options.port} needs more rights. Choose one above 1023 with --port.`);
    throw error;
  }
}

const asked = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });

export const ats: Command = {
  summary: 'start a local ATS for development and tests',
  usage,
  async run(args) {
    const options = optionsOf(args);
    const { count, user } = options.settings.seedWorks;
    const running = await start(options);
    const ended = asked();
    console.log(`Local ATS    ${running.url}
Site key     cpk_demo
Secret key   csk_demo
Tokens       POST ${running.url}/v1/sessions
Control API  ${running.url}/__control/${count > 0 ? `\nWorks        ${count} of the external user ${user}` : ''}`);
    await ended;
    await running.close();
    return EXIT.ok;
  },
};
