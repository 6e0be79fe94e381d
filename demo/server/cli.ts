import { parseArgs } from 'node:util';
import { startAts } from './index.ts';
import type { AtsOptions, RunningAts } from './index.ts';
import { demoOrganization } from './organization.ts';
import { DEFAULT_SEED_USER, MAX_SEED } from './settings.ts';

const usage = `Usage: npm run ats -- [options]

  --port <number>     port on 127.0.0.1 (default 4102, 0 for any free one)
  --step-ms <number>  time between two steps of a transaction (default 700)
  --seed <number>     start with that many made-up works (up to 100000, default 0)
  --seed-user <ref>   the external user they belong to (default demo-user)
  --help              show this text`;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function wholeNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max)
    fail(`--${name} takes a whole number from 0 to ${max}, not "${text}".`);
  return value;
}

function userRef(name: string, text: string): string {
  if (text === '' || Buffer.byteLength(text) > 255) fail(`--${name} takes 1 to 255 bytes.`);
  return text;
}

function readArguments() {
  try {
    const options = {
      port: { type: 'string' },
      'step-ms': { type: 'string' },
      seed: { type: 'string' },
      'seed-user': { type: 'string' },
      help: { type: 'boolean' },
    } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${usage}`);
  }
}

async function start(options: AtsOptions): Promise<RunningAts> {
  try {
    return await startAts(options);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      fail(`Port ${options.port} is already in use. Choose another one with --port.`);
    if (code === 'EACCES') fail(`Port ${options.port} needs more rights. Choose one above 1023 with --port.`);
    throw error;
  }
}

const values = readArguments();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const stepMs = values['step-ms'];
const seedWorks = {
  count: wholeNumber('seed', values.seed ?? '0', MAX_SEED),
  user: userRef('seed-user', values['seed-user'] ?? DEFAULT_SEED_USER),
};
const ats = await start({
  port: wholeNumber('port', values.port ?? '4102', 65_535),
  settings: {
    seedWorks,
    ...(stepMs === undefined ? {} : { stepMs: wholeNumber('step-ms', stepMs, 600_000) }),
  },
});
const seeded = `\nWorks        ${seedWorks.count} of the external user ${seedWorks.user}`;
console.log(`Local ATS    ${ats.url}
Site key     ${demoOrganization.siteKey}
Secret key   ${demoOrganization.secretKey}
Sessions     POST ${ats.url}/v1/sessions${seedWorks.count > 0 ? seeded : ''}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void ats.close().then(() => process.exit(0)));
}
