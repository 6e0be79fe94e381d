import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { startAts } from '../../demo/server/index.ts';
import { outcomeOf } from '../support/outcome.ts';

// Each test starts a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
if (!existsSync(command)) throw new Error('dist has no cli.js: npm run build comes first');
const running: ChildProcess[] = [];
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));

function run(...args: string[]) {
  const child = spawn(process.execPath, [command, 'ats', ...args]);
  running.push(child);
  return { child, closed: outcomeOf(child) };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'prints where it listens and ends cleanly on %s',
  async (signal) => {
    const { child, closed } = run('--port', '0', '--step-ms', '5');
    const [text] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /http:\/\/localhost:\d+/.exec(String(text))?.[0];
    expect(String(text)).toMatch(/cpk_demo[^]*csk_demo/);
    expect((await fetch(`${url}/v1/stats`)).status).toBe(200);
    child.kill(signal);
    expect(await closed).toMatchObject({ code: 0 });
  },
);

test('starts with a catalogue for the user it is told', async () => {
  const { child, closed } = run('--port', '0', '--seed', '30', '--seed-user', 'somebody');
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  expect(String(text)).toContain('30 of the external user somebody');
  const url = /http:\/\/localhost:\d+/.exec(String(text))?.[0];
  const { works } = await (await fetch(`${url}/__control/works`)).json();
  expect(works).toHaveLength(30);
  expect(works[0].external_user_ref).toBe('somebody');
  child.kill('SIGTERM');
  expect(await closed).toMatchObject({ code: 0 });
});

test('says plainly that a port is taken', async () => {
  const ats = await startAts();
  const { code, output } = await run('--port', String(ats.port)).closed;
  await ats.close();
  expect(code).toBe(2);
  expect(output).toBe(`Port ${ats.port} is already in use. Choose another one with --port.\n`);
});

test.each([
  ['--port', 'abc'],
  ['--port', '70000'],
  ['--port', '-1'],
  ['--step-ms', '1.5'],
  ['--seed', '100001'],
  ['--seed-user', ''],
  ['--unknown'],
])('refuses %s %s without a stack', async (...args) => {
  const { code, output } = await run(...args).closed;
  expect(code).toBe(2);
  expect(output).toContain('Usage: allfeat-ats-component ats');
  expect(output).not.toMatch(/^\s+at |\\u\{/m);
});

test('gives tokens to the origins it is told, and to no others', async () => {
  const { child, closed } = run(
    '--port',
    '0',
    '--allow-origin',
    'https://app.test',
    '--allow-origin',
    '*.shop.test',
  );
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /http:\/\/localhost:\d+/.exec(String(text))?.[0];
  const body = { secret_key: 'csk_demo', action_type: 'register', allowed_network: 'testnet' };
  const ask = async (origin: string) =>
    (
      await fetch(`${url}/v1/sessions`, {
        method: 'POST',
        headers: { Origin: origin },
        body: JSON.stringify(body),
      })
    ).status;
  expect(await Promise.all(['https://app.test', 'https://a.shop.test', url ?? ''].map(ask))).toEqual([
    200, 200, 403,
  ]);
  child.kill('SIGTERM');
  expect(await closed).toMatchObject({ code: 0 });
});

test('explains its options', async () => {
  const { code, output } = await run('--help').closed;
  expect(code).toBe(0);
  expect(output).toContain('--port');
});

test('listens on the loopback interface and survives what is not HTTP', async () => {
  const ats = await startAts();
  const socket = connect(ats.port, '127.0.0.1');
  socket.write('\u0000\u0001 nonsense\r\n\r\n');
  await once(socket, 'close');
  expect((await fetch(`${ats.url}/v1/stats`)).status).toBe(200);
  await ats.close();
});
