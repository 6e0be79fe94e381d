import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAtsClient } from '../../app/ats/client.ts';
import { STEPS } from '../../app/ats/journal.ts';
import { Client as Ats } from '../server/harness.ts';
import { details, NodeWebSocket, outcome, update, useTracking } from '../support/tracking.ts';

const current = useTracking();
const completed = update('completed', { details });

describe('a socket', () => {
  test('tells every step once, in order, and the outcome', async () => {
    const tracking = current();
    const ended = tracking.start();
    const frames = STEPS.slice(0, -1).map((step) => update(step, { description: `Now ${step}` }));
    const peer = await tracking.peer(
      { type: 'connected', transaction_id: 't' },
      ...frames,
      ...frames.slice(-2),
      completed,
    );
    expect(await ended).toEqual(outcome);
    expect(tracking.steps).toEqual([
      { step: 'validating', progress: 5, description: 'Now validating' },
      { step: 'preparing_transaction', progress: 20, description: 'Now preparing_transaction' },
      { step: 'signing', progress: 40, description: 'Now signing' },
      { step: 'submitting', progress: 60, description: 'Now submitting' },
      { step: 'confirming', progress: 80, description: 'Now confirming' },
      { step: 'completed', progress: 100 },
    ]);
    await once(peer, 'close');
    expect(tracking.reads).toBe(0);
    expect(tracking.clock.pending).toBe(0);
  });

  test('tells an unknown step with its description, and nothing moves backwards', async () => {
    const tracking = current();
    const ended = tracking.start();
    const description = 'Waiting for a second look';
    await tracking.peer(
      update('submitting'),
      update('auditing', { progress: 30, description }),
      update('signing'),
      update('auditing', { progress: 70 }),
      update('confirming', { progress: 10 }),
      update('sealing', { progress: 900, description: null }),
      completed,
    );
    await ended;
    expect(tracking.steps).toEqual([
      { step: 'submitting', progress: 60 },
      { step: 'auditing', progress: 60, description },
      { step: 'confirming', progress: 60 },
      { step: 'sealing', progress: 100 },
      { step: 'completed', progress: 100 },
    ]);
  });

  test('may send garbage', async () => {
    const tracking = current();
    const ended = tracking.start();
    const garbage = ['', 'hello', '{', 'null', '7', '[]', '{}', '{"type":7}', '{"type":"ping"}'];
    const shapeless = [{ type: 'update' }, { type: 'update', step: 7 }];
    const peer = await tracking.peer(...garbage, ...shapeless);
    peer.send(Buffer.from([0xff, 0x00]));
    await tracking.peer(update('confirming'), completed);
    expect(await ended).toEqual(outcome);
    expect(tracking.names).toEqual(['confirming', 'completed']);
    expect(tracking.reads).toBe(0);
  });

  test('may have wrong types in what is not needed', async () => {
    const tracking = current();
    const ended = tracking.start();
    const { details, ...end } = completed as unknown as { details: object };
    await tracking.peer(
      { type: 'update', step: 'signing', progress: '40' },
      { ...end, details: { ...details, block_number: 'many' } },
    );
    expect(await ended).toEqual({ ...outcome, blockNumber: null });
    expect(tracking.names).toEqual(['signing', 'completed']);
  });

  test('tells that the chain refused', async () => {
    const tracking = current();
    const ended = tracking.start();
    await tracking.peer(update('signing'), update('failed', { details: { error: 'Bad nonce' } }));
    await expect(ended).rejects.toMatchObject({
      errorCode: 'widget.transaction_failed',
      code: 'SERVER_ERROR',
      details: { error: 'Bad nonce' },
    });
    expect(tracking.names).toEqual(['signing']);
    expect(tracking.reads).toBe(0);
  });

  test('that fails with a code fails with that code', async () => {
    const tracking = current();
    const ended = tracking.start();
    const error = {
      code: 'transaction.store_unavailable',
      message: 'x',
      details: { a: 1 },
      request_id: 'req_1',
    };
    await tracking.peer({ type: 'error', error });
    await expect(ended).rejects.toMatchObject({
      errorCode: 'transaction.store_unavailable',
      requestId: 'req_1',
      details: { a: 1 },
    });
    expect(tracking.reads).toBe(0);
  });
});

test('120 s without a new step end it, however busy the socket is', async () => {
  const tracking = current();
  const ended = tracking.start();
  const { clock } = tracking;
  await clock.asked();
  const busy = async () => {
    await tracking.peer({ type: 'connected' }, update('signing'));
    for (let frame = 0; frame < 2; frame++) await clock.asked();
  };
  clock.advance(9_000);
  // The last new step: from here on.
  await busy();
  for (let seconds = 0; seconds < 117; seconds += 9) {
    clock.advance(9_000);
    await busy();
  }
  clock.advance(2_999);
  await busy();
  clock.advance(1);
  const peer = await tracking.peer({ type: 'connected' });
  await expect(ended).rejects.toMatchObject({ errorCode: 'widget.network_error' });
  await once(peer, 'close');
  expect(tracking.names).toEqual(['signing']);
  expect(tracking.reads).toBe(0);
});

describe('abort', () => {
  const reason = new Error('left');

  test('before it starts opens no socket', async () => {
    const tracking = current();
    tracking.controller.abort(reason);
    let opened = 0;
    const Counting = function () {
      opened++;
    } as unknown as typeof WebSocket;
    await expect(tracking.start({ WebSocket: Counting })).rejects.toBe(reason);
    expect(opened).toBe(0);
    expect(tracking.reads).toBe(0);
  });

  test('ends it, closes the socket and leaves nothing behind', async () => {
    const tracking = current();
    const ended = tracking.start();
    await tracking.clock.asked();
    const peer = await tracking.peer(update('signing'));
    await tracking.clock.asked();
    tracking.controller.abort(reason);
    peer.send(JSON.stringify(completed));
    await expect(ended).rejects.toBe(reason);
    await once(peer, 'close');
    expect(tracking.names).toEqual(['signing']);
    expect(tracking.reads).toBe(0);
    expect(tracking.clock.pending).toBe(0);
  });

  test('while the socket opens ends it', async () => {
    const tracking = current();
    const ended = tracking.start();
    tracking.controller.abort(reason);
    await expect(ended).rejects.toBe(reason);
    expect(tracking.clock.pending).toBe(0);
  });
});

describe('with the local ATS', () => {
  let ats: Ats;
  beforeAll(async () => {
    ats = await Ats.start({ settings: { stepMs: 20 } });
  });
  afterAll(() => ats.ats.close());

  test.each([true, false])('follows a registration to its end, sockets offered: %s', async (webSocket) => {
    await ats.control('POST', 'settings', { webSocket });
    const tracking = current();
    const client = createAtsClient({ atsUrl: ats.ats.url, siteKey: 'cpk_demo', token: '' });
    const paid = await ats.pay(await ats.auth(), 'audio', { title: `Sockets ${webSocket}` });
    const ended = tracking.start({
      socketUrl: new URL(paid['ws_url'], ats.ats.url).href,
      readStatus: (signal) => client.transactionStatus(paid['status_url'], { signal }),
      WebSocket: NodeWebSocket,
    });
    let over = false;
    const end = ended.finally(() => (over = true));
    while (!webSocket && !over) {
      await Promise.race([tracking.clock.asked(), end]);
      tracking.clock.advance(3000);
    }
    expect(await ended).toEqual({
      atsId: expect.any(Number),
      workId: paid['work_id'],
      txHash: expect.stringMatching(/^0x/),
      blockNumber: expect.any(Number),
      explorerUrl: expect.stringMatching(/^http:\/\/localhost:/),
      accessCode: expect.stringMatching(/^atc_/),
    });
    // The first steps may have gone by before the socket was open; of the rest none is missing.
    expect(tracking.names).toEqual(STEPS.slice(-tracking.names.length));
  });
});
