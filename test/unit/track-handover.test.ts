import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { STEPS } from '../../app/ats/journal.ts';
import { done, outcome, poll, settled, update, useTracking, type Tracking } from '../support/tracking.ts';

const current = useTracking();

describe('polling takes over', () => {
  const takenOver = async (tracking: Tracking, ended: Promise<unknown>) => {
    expect(await ended).toEqual(outcome);
    expect(tracking.reads).toBe(1);
    expect(tracking.names.at(-1)).toBe('completed');
  };

  test('where there is no socket', async () => {
    const tracking = current();
    await takenOver(tracking, tracking.start({ socketUrl: null }));
  });

  test('where the socket is refused', async () => {
    const tracking = current();
    tracking.close();
    await takenOver(tracking, tracking.start());
  });

  test('where no socket can be made', async () => {
    const tracking = current();
    await takenOver(tracking, tracking.start({ socketUrl: 'http://' }));
  });

  test('where the socket does not open within 10 s', async () => {
    const tracking = current();
    const mute = createServer();
    mute.listen(0, '127.0.0.1');
    await once(mute, 'listening');
    onTestFinished(() => void mute.close());
    const reached = once(mute, 'connection');
    const ended = tracking.start({ socketUrl: `ws://127.0.0.1:${(mute.address() as AddressInfo).port}` });
    const [connection] = await reached;
    tracking.clock.advance(9_999);
    await settled();
    expect(tracking.reads).toBe(0);
    tracking.clock.advance(1);
    await takenOver(tracking, ended);
    connection.destroy();
  });

  test('after 10 s without a frame', async () => {
    const tracking = current();
    const ended = tracking.start();
    expect(await tracking.clock.asked()).toBe(10_000);
    tracking.clock.advance(6_000);
    const peer = await tracking.peer({ type: 'connected' }, update('signing'));
    expect(await tracking.clock.asked()).toBe(10_000);
    expect(await tracking.clock.asked()).toBe(10_000);
    // The first 10 s end here, and must not count.
    tracking.clock.advance(9_999);
    await settled();
    expect(tracking.reads).toBe(0);
    tracking.clock.advance(1);
    await takenOver(tracking, ended);
    expect(tracking.names).toEqual(['signing', 'completed']);
    await once(peer, 'close');
  });

  test.each([
    ['an older error', { type: 'error', message: 'Oops' }],
    ['an unknown transaction', { type: 'not_found' }],
    ['an end that says nothing', update('completed')],
  ])('after %s', async (_, frame) => {
    const tracking = current();
    const ended = tracking.start();
    await tracking.peer(frame);
    await takenOver(tracking, ended);
    expect(tracking.names).toEqual(['completed']);
  });

  const early = [poll('signing'), poll('signing'), poll('submitting'), poll('confirming'), done];
  const late = [poll('confirming', { steps: STEPS.map((step) => update(step)) }), done];
  test.each([
    ['one step at a time', early],
    ['several steps later', late],
  ])('when the socket closes, %s, without losing or repeating one', async (_, replies) => {
    const tracking = current();
    tracking.replies = [...replies];
    const ended = tracking.start();
    await tracking.clock.asked();
    const peer = await tracking.peer(...STEPS.slice(0, 3).map((step) => update(step)));
    for (let frame = 0; frame < 3; frame++) await tracking.clock.asked();
    peer.close(1011);
    for (let wait = 1; wait < replies.length; wait++) {
      expect(await tracking.clock.asked()).toBe(3000);
      tracking.clock.advance(3000);
    }
    expect(await ended).toEqual(outcome);
    expect(tracking.names).toEqual(STEPS);
  });
});
