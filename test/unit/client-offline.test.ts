import { describe, expect, test } from 'vitest';
import type { Wait } from '../../app/ats/client.ts';
import { connectionOf } from '../../app/ats/connection.ts';
import { failure, useBench } from '../support/bench.ts';
import { ManualClock } from '../support/manual-clock.ts';

const bench = useBench();
const OFFLINE = { attempt: 1, of: 3, delay: 600_000, reason: 'offline' };

/** A device whose connection a test takes away and gives back. */
function useDevice() {
  const target = new EventTarget();
  const navigator = { onLine: true };
  const clock = new ManualClock();
  const waits: Wait[] = [];
  let listening = 0;
  const connection = connectionOf(navigator, {
    addEventListener: (type, listener, options) => {
      listening++;
      const signal = (options as AddEventListenerOptions).signal;
      signal?.addEventListener('abort', () => listening--);
      target.addEventListener(type, listener, options);
    },
  });
  return {
    clock,
    waits,
    connection,
    client: () => bench.client({ clock, connection }),
    onWait: (wait: Wait) => void waits.push(wait),
    leave: () => (navigator.onLine = false),
    return: () => {
      navigator.onLine = true;
      target.dispatchEvent(new Event('online'));
    },
    listening: () => listening,
  };
}
const cut = (times = -1) => bench.ats.fault({ on: '* /v1/*', times, drop: 'before' });

describe('a call that fails offline', () => {
  test('goes on when the device is back, with all its attempts', async () => {
    const device = useDevice();
    await cut(3);
    device.leave();
    const call = device.client().stats('testnet', { onWait: device.onWait });
    expect(await device.clock.asked()).toBe(600_000);
    expect(device.waits).toEqual([OFFLINE]);
    device.return();
    for (const seconds of [1, 2]) {
      expect(Math.round((await device.clock.asked()) / 1000 / seconds)).toBe(1);
      device.clock.advance(seconds * 1200);
    }
    expect(await call).toMatchObject({ total_works: 0 });
    expect(await bench.seen()).toHaveLength(4);
    expect(device.waits.map(({ attempt, reason }) => [attempt, reason])).toEqual([
      [1, 'offline'],
      [2, 'network'],
      [3, 'network'],
    ]);
  });

  test('leaves nothing behind once it goes on', async () => {
    const device = useDevice();
    await cut(1);
    device.leave();
    const call = device.client().stats('testnet');
    await device.clock.asked();
    expect(device.listening()).toBe(1);
    device.return();
    await call;
    expect(device.listening()).toBe(0);
    expect(device.clock.pending).toBe(0);
  });

  test('waits for ten minutes in all, and then fails as ever', async () => {
    const device = useDevice();
    await cut();
    device.leave();
    const failed = failure(device.client().stats('testnet', { onWait: device.onWait }));
    await device.clock.asked();
    device.clock.advance(600_000);
    for (const seconds of [1, 2]) {
      await device.clock.asked();
      device.clock.advance(seconds * 1200);
    }
    expect((await failed).errorCode).toBe('widget.network_error');
    expect(device.waits.map(({ reason }) => reason)).toEqual(['offline', 'network', 'network']);
    expect(await bench.seen()).toHaveLength(4);
  });

  test('has what is left of the ten minutes when the device leaves again', async () => {
    const device = useDevice();
    await cut(2);
    device.leave();
    const call = device.client().stats('testnet', { onWait: device.onWait });
    await device.clock.asked();
    device.clock.advance(200_000);
    device.return();
    device.leave();
    expect(await device.clock.asked()).toBe(400_000);
    device.return();
    await call;
    expect(device.waits).toEqual([OFFLINE, { ...OFFLINE, delay: 400_000 }]);
  });

  test('ends with the reason of its signal', async () => {
    const device = useDevice();
    await cut();
    device.leave();
    const controller = new AbortController();
    const call = device.client().stats('testnet', { signal: controller.signal });
    await device.clock.asked();
    controller.abort('left');
    expect(await call.catch((reason: unknown) => reason)).toBe('left');
    expect(device.clock.pending).toBe(0);
    expect(device.listening()).toBe(0);
    expect(await bench.seen()).toHaveLength(1);
  });

  test('fails at once if it must not be sent twice', async () => {
    const device = useDevice();
    await cut();
    device.leave();
    const error = await failure(device.client().confirmWork('j', { onWait: device.onWait }));
    expect(error.errorCode).toBe('widget.network_error');
    expect(device.waits).toEqual([]);
  });

  test('waits for no connection when the service has answered', async () => {
    const device = useDevice();
    await bench.ats.fault({ on: 'GET /v1/stats', status: 409 });
    device.leave();
    expect((await failure(device.client().stats('testnet'))).httpStatus).toBe(409);
  });
});

describe('offline', () => {
  test.each([
    ['without a navigator', undefined],
    ['where it says nothing', {}],
    ['online', { onLine: true }],
    ['on a machine that has never been online', { onLine: false }],
  ])('is no device %s', (_, navigator) => {
    expect(connectionOf(navigator, new EventTarget()).offline()).toBe(false);
  });

  test('is a device that has lost what it had, until it has it again', () => {
    const navigator = { onLine: false };
    const { offline } = connectionOf(navigator, new EventTarget());
    const seen = [true, false, true].map((onLine) => {
      navigator.onLine = onLine;
      return offline();
    });
    expect(seen).toEqual([false, true, false]);
  });
});
