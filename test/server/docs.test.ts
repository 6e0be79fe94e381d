import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { blocksOf, type Kind } from '../support/doc-blocks.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { hasTool } from '../support/tools.ts';
import { Client } from './harness.ts';

let ats: Client;
beforeAll(async () => {
  ats = await Client.start();
});
beforeEach(() => ats.control('POST', 'reset'));
afterAll(() => ats.ats.close());

test.each(blocksOf('http'))('$place: the service answers with a token', async ({ text }) => {
  const [head = '', body] = text.replaceAll('_your_key', '_demo').split(/\n\n([^]*)/);
  const [request = '', ...lines] = head.split('\n');
  const [method = '', path] = request.split(' ');
  const headers = Object.fromEntries(lines.map((line) => line.split(/: (.*)/).slice(0, 2)));
  const reply = await fetch(ats.ats.url + path, { method, headers, body: body ?? null });
  expect(await reply.json()).toEqual({ token: expect.stringMatching(/^eyJ/), expires_in: 300 });
});

test.each(blocksOf('json settings'))('$place: the local ATS takes these settings', async ({ text }) => {
  const { status, body } = await ats.control('POST', 'settings', JSON.parse(text));
  expect(status).toBe(200);
  expect(body).toMatchObject(JSON.parse(text));
});

test.each(blocksOf('json fault'))(
  '$place: the local ATS takes this fault, and it meets a call',
  async ({ text }) => {
    const fault = JSON.parse(text);
    expect((await ats.control('POST', 'faults', fault)).status).toBe(201);
    const [method = '', path = ''] = fault.on.split(' ');
    const url = ats.ats.url + path.replaceAll('*', 'v1/transactions/any/ws');
    if (method === 'WS') await once(new WebSocket(url), 'error');
    else await fetch(url, { method, body: '{}' }).catch(() => {});
    expect((await ats.control('GET', 'faults')).body['faults']).toMatchObject([{ used: 1 }]);
  },
);

interface Route {
  language: string;
  kind: Kind;
  able: boolean;
  command: (file: string, port: number) => [program: string, ...args: string[]];
}

/** As a framework does it: the route is a function of the request. */
const served = (file: string) => `
  import { serve } from '${import.meta.resolve('@hono/node-server')}';
  const { tokenRoute } = await import('./${file}');
  const fetch = (request) => tokenRoute(request, process.env);
  serve({ fetch, port: Number(process.env.PORT), hostname: 'localhost' });`;

const routes: Route[] = [
  { language: 'Node', kind: 'js route', able: true, command: (file) => [process.execPath, file] },
  {
    language: 'Python',
    kind: 'python route',
    able: hasTool('python3'),
    command: (file) => ['python3', file],
  },
  {
    language: 'PHP',
    kind: 'php route',
    able: hasTool('php'),
    command: (file, port) => ['php', '-S', `localhost:${port}`, file],
  },
  {
    language: 'a framework',
    kind: 'ts route',
    able: true,
    command: (file) => {
      const loader = import.meta.resolve('tsx');
      return [process.execPath, '--import', loader, '--input-type=module', '--eval', served(file)];
    },
  },
];

describe('the token route as the quick start has it', () => {
  let folder = '';
  let child: ChildProcess | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ats-route-'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  });
  afterEach(() => child?.kill('SIGKILL'));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  for (const { language, kind, able, command } of routes) {
    test.skipIf(!able)(`gives the tokens that are asked for, and no others, in ${language}`, async () => {
      const [{ file = '', text } = {}, ...more] = blocksOf(kind);
      expect(more).toEqual([]);
      await writeFile(join(folder, file), text ?? '');
      const port = await freePort();
      const origin = `http://localhost:${port}`;
      const [program, ...args] = command(file, port);
      const env = { ...process.env, ATS_URL: ats.ats.url, PORT: String(port), ORIGIN: origin };
      child = spawn(program, args, { cwd: folder, env });
      const ask = (body: object) =>
        fetch(`${origin}/api/ats-token`, { method: 'POST', body: JSON.stringify(body) });
      await eventually(async () => expect((await ask({ actionType: 'register' })).status).toBe(200));

      const reply = await ask({ actionType: 'update_version' });
      expect(reply.headers.get('Cache-Control')).toBe('no-store');
      const { token } = (await reply.json()) as { token: string };
      const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
      expect(claims).toMatchObject({ action_type: 'update_version' });
      expect((await ask({ actionType: 'anything' })).status).toBe(400);
      await ats.fault({ on: 'POST /v1/sessions', code: 'session.origin_not_allowed' });
      expect((await ask({ actionType: 'register' })).status).toBe(502);
    });
  }
});
