import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Budget } from '../../demo/server/budget.ts';
import { noLimits, type Limits } from '../../demo/server/limits.ts';
import { createAts } from '../../demo/server/service.ts';
import { eventually } from '../support/eventually.ts';
import { Client, creator, refusal, work } from './harness.ts';

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ended.splice(0).map((end) => end()));
});

let room: Budget;
beforeEach(() => {
  room = new Budget(Infinity);
});

/** A local ATS that is held within limits, in a server of this test. */
async function limited(limits: Partial<Limits>): Promise<Client> {
  const service = createAts({
    limits: { ...noLimits, ...limits },
    settings: { stepMs: 1 },
    sharedRoom: room,
  });
  const server = createServer(service.listener).on('upgrade', service.upgrade);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  async function close() {
    server.close();
    server.closeAllConnections();
    await service.close();
  }
  ended.push(close);
  const { port } = server.address() as AddressInfo;
  return new Client({ url: `http://localhost:${port}`, port, close });
}

const put = async (ats: Client, bytes: number) => {
  const job = await ats.init(await ats.auth(), { title: String(Math.random()) });
  return (await fetch(job['upload_url'], { method: 'PUT', body: new Uint8Array(bytes) })).status;
};

test('no setting makes a file larger than the limit', async () => {
  const ats = await limited({ fileBytes: 1000 });
  expect((await ats.call('GET', '/v1/stats')).body['max_audio_size_bytes']).toBe(1000);
  expect(refusal(await ats.control('POST', 'settings', { maxFileSize: 1001 }))).toBe(
    '422 common.validation_failed',
  );
  expect([await put(ats, 1000), await put(ats, 1001)]).toEqual([200, 400]);
});

test('files are refused where there is no room left, and taken again after a reset', async () => {
  const ats = await limited({ storageBytes: 1500 });
  expect([await put(ats, 1000), await put(ats, 1000), await put(ats, 400)]).toEqual([200, 400, 200]);
  await ats.control('POST', 'reset');
  expect(await put(ats, 1000)).toBe(200);
});

test('room that is shared is taken by both, and given back by one that ends', async () => {
  room = new Budget(1500);
  const [one, other] = [await limited({}), await limited({})];
  expect([await put(one, 1000), await put(other, 1000)]).toEqual([200, 400]);
  await one.ats.close();
  expect(await put(other, 1000)).toBe(200);
});

test('a long body is refused', async () => {
  const ats = await limited({ bodyBytes: 1000 });
  const auth = await ats.auth();
  expect(refusal(await ats.call('POST', '/v1/works/init', work({ filename: 'x'.repeat(900) }), auth))).toBe(
    '400 common.bad_request',
  );
  expect((await ats.call('POST', '/v1/works/init', work(), auth)).status).toBe(200);
});

test('an address that is as long as a body may be is refused at once', async () => {
  const ats = await limited({});
  const auth = await ats.auth();
  const started = performance.now();
  const creators = [{ ...creator, email: `a@${'.'.repeat(100_000)}@` }];
  const reply = await ats.call('POST', '/v1/works/init', work({ creators }), auth);
  expect(refusal(reply)).toBe('422 common.validation_failed');
  // Ten seconds and more, were each of its dots tried with each of the others.
  expect(performance.now() - started).toBeLessThan(3000);
});

test('no more is submitted, seeded, ordered and delayed than allowed', async () => {
  const ats = await limited({ submissions: 1, seedWorks: 5, faults: 1, faultDelayMs: 100 });
  await ats.init(await ats.auth());
  const second = await ats.call('POST', '/v1/works/init', work({ title: 'Another' }), await ats.auth());
  expect(refusal(second)).toBe('429 common.quota_exceeded');
  expect((await ats.control('POST', 'settings', { seedWorks: 6 })).status).toBe(422);
  expect((await ats.control('POST', 'settings', { seedWorks: 5 })).status).toBe(200);
  const seed = async (user: string, count: number) =>
    (await ats.control('POST', 'settings', { seedWorks: { user, count } })).status;
  expect(await seed('another', 1)).toBe(422);
  expect([await seed('demo-user', 4), await seed('another', 1)]).toEqual([200, 200]);
  const on = 'GET /v1/stats';
  expect((await ats.fault({ on, delayMs: 101 })).status).toBe(422);
  expect((await ats.fault({ on, delayMs: 100 })).status).toBe(201);
  expect((await ats.fault({ on })).status).toBe(422);
});

test('the log and the tokens keep the latest', async () => {
  const ats = await limited({ loggedRequests: 2, tokens: 1 });
  const [first, second] = [await ats.auth(), await ats.auth()];
  const init = (auth: Record<string, string>) => ats.call('POST', '/v1/works/init', work(), auth);
  expect(refusal(await init(first))).toBe('401 common.auth.invalid_token');
  expect((await init(second)).status).toBe(200);
  expect((await ats.requests()).map(({ status }) => status)).toEqual([401, 200]);
});

test('requests beyond those that are held up go on', async () => {
  const ats = await limited({ heldUp: 1 });
  await ats.fault({ on: 'GET /v1/stats', delayMs: 600_000, times: -1 });
  const held = ats.call('GET', '/v1/stats');
  await eventually(async () => expect(await ats.requests()).toMatchObject([{ status: null }]));
  expect((await ats.call('GET', '/v1/stats')).status).toBe(200);
  await ats.control('DELETE', 'faults');
  expect((await held).status).toBe(200);
});

test('there are no more sockets than allowed', async () => {
  const ats = await limited({ sockets: 1 });
  await ats.control('POST', 'settings', { stepMs: 600_000 });
  const { ws_url } = await ats.pay(await ats.auth());
  const first = ats.open(ws_url);
  await once(first, 'message');
  const [error] = (await once(ats.open(ws_url), 'error')) as [Error];
  expect(error.message).toContain('503');
  first.terminate();
});
