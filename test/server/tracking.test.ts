import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client, expectStatus, refusal } from './harness.ts';
import { eventually } from '../support/eventually.ts';

let ats: Client;
beforeAll(async () => {
  ats = await Client.start();
});
beforeEach(() => ats.control('POST', 'reset'));
afterAll(() => ats.ats.close());

const steps = [
  ['validating', 5],
  ['preparing_transaction', 20],
  ['signing', 40],
  ['submitting', 60],
  ['confirming', 80],
  ['completed', 100],
] as const;

const details = {
  tx_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
  block_number: expect.any(Number),
  ats_id: 1,
  work_id: expect.any(String),
  explorer_url: expect.stringMatching(/^http:\/\/localhost:/),
};
const accessCode = expect.stringMatching(/^atc_[0-9a-f]{64}$/);

/** An hour between steps: a transaction stays where it is until the server closes or is reset. */
const standStill = () => ats.control('POST', 'settings', { stepMs: 3_600_000 });

const poll = async (paid: Record<string, string>) =>
  expectStatus(200, await ats.call('GET', paid['status_url'] as string));

test('a socket shows the connection, every step and the outcome, then closes', async () => {
  await standStill();
  const paid = await ats.pay(await ats.auth());
  const watched = ats.watch(paid['ws_url']);
  await eventually(async () =>
    expect((await ats.requests()).at(-1)).toMatchObject({ method: 'WS', status: 101 }),
  );
  // Let go once the socket is open, so that it sees the first step.
  await ats.control('POST', 'settings', { stepMs: 1 });
  const { frames, code } = await watched;
  const [connected, ...updates] = frames;
  expect(connected).toEqual({ type: 'connected', transaction_id: paid['transaction_id'] });
  const base = { type: 'update', description: expect.any(String), timestamp: expect.any(String) };
  const last = { details: { ...details, work_id: paid['work_id'], access_code: accessCode } };
  expect(updates).toEqual(
    steps.map(([step, progress]) => ({ ...base, step, progress, ...(progress === 100 ? last : {}) })),
  );
  expect(code).toBe(1000);
});

test('a socket opened after the end shows the outcome at once', async () => {
  const paid = await ats.register(await ats.auth());
  const { frames, code } = await ats.watch(paid['ws_url']);
  expect(frames.map(({ type, step }) => step ?? type)).toEqual(['connected', 'completed']);
  expect(frames[1]?.['details']).toEqual({ ...details, access_code: accessCode });
  expect(code).toBe(1000);
});

test('a socket for an unknown transaction says so and closes', async () => {
  const { frames } = await ats.watch('/v1/transactions/none/ws');
  expect(frames).toEqual([
    {
      type: 'error',
      error: {
        code: 'transaction.not_found',
        message: 'Transaction not found.',
        request_id: expect.any(String),
      },
    },
  ]);
});

test('a poll shows a transaction under way', async () => {
  await standStill();
  const paid = await ats.pay(await ats.auth());
  const step = {
    step: 'validating',
    progress: 5,
    description: expect.any(String),
    timestamp: expect.any(String),
  };
  expect(await poll(paid)).toEqual({
    id: paid['transaction_id'],
    transaction_type: 'register',
    current_step: 'validating',
    progress: 5,
    description: step.description,
    is_complete: false,
    result: null,
    steps: [step],
    created_at: expect.any(String),
    updated_at: expect.any(String),
  });
});

test('a poll shows the outcome', async () => {
  const paid = await ats.register(await ats.auth());
  expect(await poll(paid)).toMatchObject({
    current_step: 'completed',
    progress: 100,
    is_complete: true,
    result: { success: true, ...details, access_code: accessCode },
    steps: steps.map(([step, progress]) => ({ step, progress })),
  });
});

test('a poll for an unknown transaction answers 404', async () => {
  expect(refusal(await ats.call('GET', '/v1/transactions/none'))).toBe('404 transaction.not_found');
});

test('a delayed access code is missing from the last frame and from polls', async () => {
  await ats.control('POST', 'settings', { accessCodeDelayMs: 3_600_000 });
  const paid = await ats.pay(await ats.auth());
  const { frames } = await ats.watch(paid['ws_url']);
  expect(frames.at(-1)?.['details']).toEqual(details);
  expect((await poll(paid))['result']).toEqual({ success: true, ...details });
});

test('a delayed access code comes with a poll after its delay', async () => {
  await ats.control('POST', 'settings', { accessCodeDelayMs: 50 });
  const done = await ats.register(await ats.auth());
  await eventually(async () => expect((await poll(done))['result'].access_code).toEqual(accessCode));
});

test('a delay that ends ends for the completed, too', async () => {
  await ats.control('POST', 'settings', { accessCodeDelayMs: 3_600_000 });
  const done = await ats.register(await ats.auth());
  expect((await poll(done))['result']).toEqual({ success: true, ...details });
  await ats.control('POST', 'settings', { accessCodeDelayMs: 0 });
  expect((await poll(done))['result'].access_code).toEqual(accessCode);
});

test('a work of an external user has no access code', async () => {
  const done = await ats.register(await ats.auth({ external_user_ref: 'user-1' }));
  expect((await poll(done))['result']).toEqual({ success: true, ...details });
});

test('without WebSockets an upgrade is refused while polling works', async () => {
  await ats.control('POST', 'settings', { webSocket: false });
  const paid = await ats.pay(await ats.auth());
  const socket = ats.open(paid['ws_url']);
  const [error] = (await once(socket, 'error')) as [Error];
  expect(error.message).toContain('503');
  await eventually(async () => expect((await poll(paid))['is_complete']).toBe(true));
});

test('a reset closes sockets and forgets their transactions', async () => {
  await standStill();
  const paid = await ats.pay(await ats.auth());
  const socket = ats.open(paid['ws_url']);
  await once(socket, 'message');
  const closed = once(socket, 'close');
  await ats.control('POST', 'reset');
  expect((await closed)[0]).toBe(1001);
  expect(refusal(await ats.call('GET', paid['status_url']))).toBe('404 transaction.not_found');
});

test('closing the server ends open sockets', async () => {
  const own = await Client.start({ settings: { stepMs: 3_600_000 } });
  const paid = await own.pay(await own.auth());
  const socket = own.open(paid['ws_url']);
  await once(socket, 'message');
  const closed = once(socket, 'close');
  await own.ats.close();
  await closed;
});
