/** What the Dockerfile makes of a build, without Docker: its last stage's files, and its commands run on them. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startHosted } from '../../demo/hosted/server.ts';
import { Visitor } from '../server/visitor.ts';
import { outcomeOf } from '../support/outcome.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let image = '';
let stage = '';
beforeAll(async () => {
  const dockerfile = await readFile(join(root, 'Dockerfile'), 'utf8');
  stage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  image = await mkdtemp(join(tmpdir(), 'image-'));
  for (const [, from, to] of stage.matchAll(/^COPY --from=build \/app\/(\S+) (\S+)$/gm)) {
    const name = from as string;
    await cp(join(root, name), to === './' ? join(image, name) : join(image, to as string), {
      recursive: true,
    });
  }
});
afterAll(() => rm(image, { recursive: true, force: true }));

const running: ChildProcess[] = [];
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));

/** The instruction's command, as Docker would run it: without a shell. */
function command(instruction: RegExp): string[] {
  const [, words] = instruction.exec(stage) ?? [];
  if (words === undefined) throw new Error(`The Dockerfile has no ${instruction}`);
  return JSON.parse(words) as string[];
}

function run([name = '', ...args]: string[], env: Record<string, string>, cwd = image) {
  const program = name === 'node' ? process.execPath : name;
  const child = spawn(program, args, { cwd, env: { PATH: process.env['PATH'], ...env } });
  running.push(child);
  return { child, closed: outcomeOf(child) };
}

const CMD = /^CMD (\[.*\])$/m;

async function start(env: Record<string, string> = {}) {
  const { child, closed } = run(command(CMD), { PORT: '0', HOST: '127.0.0.1', ...env });
  const said = (await Promise.race([once(child.stdout, 'data'), closed.then(({ output }) => [output])])) as [
    unknown,
  ];
  const port = Number(/port (\d+)/.exec(String(said[0]))?.[1]);
  return { child, closed, said: String(said[0]), port };
}

describe('the command of the image', () => {
  test('serves a visitor from what is in it alone, is healthy, and ends cleanly', async () => {
    const { child, closed, port, said } = await start();
    expect(said).toContain(`Open http://localhost:${port}`);
    const visitor = await Visitor.open({ url: '', port, close: async () => undefined });
    await visitor.ats.control('POST', 'settings', { stepMs: 1 });
    const done = await visitor.ats.register(await visitor.auth());
    expect(done['ats_id']).toBe(1);
    const health = command(/^ {2}CMD (\[.*\])$/m);
    expect(await run(health, { PORT: String(port) }).closed).toEqual({ code: 0, output: '' });
    child.kill('SIGTERM');
    expect((await closed).code).toBe(0);
    expect((await run(health, { PORT: String(port) }).closed).code).toBe(1);
  });

  test.each([
    [{ PORT: 'eighty' }, 'PORT is a whole number from 0 to 65535, not "eighty".'],
    [
      { PUBLIC_URL: 'https://demo.example/path' },
      'PUBLIC_URL is an origin such as https://demo.example, not "https://demo.example/path".',
    ],
    [{ PUBLIC_URL: 'demo.example' }, 'not "demo.example"'],
  ])('says what is wrong with %j', async (env, message) => {
    const { closed } = await start(env as Record<string, string>);
    expect(await closed).toEqual({ code: 1, output: expect.stringContaining(message) });
  });

  test('says that its port is taken', async () => {
    const other = await startHosted({ root, port: 0, host: '127.0.0.1' });
    const { closed } = await start({ PORT: String(other.port) });
    expect(await closed).toEqual({
      code: 1,
      output: `Port ${other.port} is already in use: set PORT to another one.\n`,
    });
    await other.close();
  });
});

test('npm start says what is missing where nothing is built', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'unbuilt-'));
  await cp(join(root, 'package.json'), join(empty, 'package.json'));
  await cp(join(root, 'demo/hosted/launch.js'), join(empty, 'demo/hosted/launch.js'));
  const failed = await promisify(execFile)('npm', ['start', '--silent'], { cwd: empty }).catch(
    (error: { code: number; stderr: string }) => error,
  );
  expect(failed).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('npm run build comes first'),
  });
  await rm(empty, { recursive: true });
});
