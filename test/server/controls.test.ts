import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client, expectStatus, refusal, work } from './harness.ts';

let ats: Client;
beforeAll(async () => {
  ats = await Client.start();
});
beforeEach(() => ats.control('POST', 'reset'));
afterAll(() => ats.ats.close());

const stats = () => ats.call('GET', '/v1/stats?network=testnet');
const on = 'GET /v1/stats';

test('requests are listed with what they carried, controls and preflights left out', async () => {
  await ats.fetch('/v1/works/init', { method: 'OPTIONS', headers: { Origin: 'null' } });
  const auth = await ats.auth();
  const body = work();
  await ats.call('POST', '/v1/works/init', body, { ...auth, 'Idempotency-Key': 'k1', Origin: 'null' });
  await ats.call('GET', '/v1/stats?network=mainnet');
  const entries = await ats.requests();
  expect(entries.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /v1/sessions',
    'POST /v1/works/init',
    'GET /v1/stats',
  ]);
  expect(entries[1]).toEqual({
    at: expect.any(Number),
    method: 'POST',
    path: '/v1/works/init',
    query: '',
    origin: 'null',
    authorized: true,
    siteKey: 'cpk_demo',
    idempotencyKey: 'k1',
    bytes: Buffer.byteLength(JSON.stringify(body)),
    status: 200,
  });
  expect(entries[2]).toMatchObject({
    query: '?network=mainnet',
    origin: null,
    authorized: false,
    siteKey: null,
  });
});

test('a reset forgets works, requests, faults, tokens, keys and settings', async () => {
  const headers = { ...(await ats.auth()), 'Idempotency-Key': 'one' };
  const paid = await ats.register(headers);
  await ats.control('POST', 'settings', { maxFileSize: 5 });
  await ats.fault({ on, status: 500, times: -1 });
  expectStatus(200, await ats.control('POST', 'reset'));
  expect(await ats.requests()).toEqual([]);
  expect(await ats.works()).toEqual([]);
  expect((await stats()).body).toEqual({ total_works: 0, max_audio_size_bytes: 500 * 1024 * 1024 });
  expect(refusal(await ats.call('POST', '/v1/works/init', work(), headers))).toBe(
    '401 common.auth.invalid_token',
  );
  const fresh = { ...(await ats.auth()), 'Idempotency-Key': 'one' };
  expect((await ats.init(fresh))['job_id']).not.toBe(paid['job_id']);
});

test('a reset comes back to the settings the server was started with', async () => {
  const own = await Client.start({ settings: { credits: 3, stepMs: 9 } });
  await own.control('POST', 'settings', { credits: 1, stepMs: 2 });
  await own.control('POST', 'reset');
  expect((await own.control('POST', 'settings', {})).body).toMatchObject({ credits: 3, stepMs: 9 });
  await own.ats.close();
});

test('wrong settings change nothing', async () => {
  const reply = await ats.control('POST', 'settings', { credits: 5, stepMs: -1 });
  expect(refusal(reply)).toBe('422 common.validation_failed');
  expect((await ats.control('POST', 'settings', {})).body['credits']).toBe(1000);
  expect(refusal(await ats.control('POST', 'settings', { colour: 1 }))).toBe('422 common.validation_failed');
});
