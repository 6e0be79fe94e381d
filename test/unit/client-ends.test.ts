import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { AtsClient } from '../../app/ats/client.ts';
import { DAY, failure, KEY, useBench, work } from '../support/bench.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { eventually } from '../support/eventually.ts';

const bench = useBench();

describe('abort', () => {
  const reason = new Error('left');
  const outcome = (call: Promise<unknown>) => call.catch((thrown: unknown) => thrown);

  test('before a call sends nothing', async () => {
    const call = bench.client().stats('testnet', { signal: AbortSignal.abort(reason) });
    expect(await outcome(call)).toBe(reason);
    expect(await bench.seen()).toEqual([]);
  });

  test.each<[name: string, on: string, call: (client: AtsClient, signal: AbortSignal) => Promise<unknown>]>([
    ['that may be repeated', 'GET /v1/stats', (client, signal) => client.stats('testnet', { signal })],
    ['that may not', 'POST /v1/works/confirm', (client, signal) => client.confirmWork('j', { signal })],
  ])('during a call %s ends it with its reason, and no repeat', async (_, on, call) => {
    await bench.ats.fault({ on, times: -1, delayMs: DAY });
    const controller = new AbortController();
    const ended = outcome(call(bench.client(), controller.signal));
    await eventually(async () => expect(await bench.seen()).toHaveLength(1));
    controller.abort(reason);
    expect(await ended).toBe(reason);
    expect(bench.waits).toEqual([]);
    expect(await bench.seen()).toHaveLength(1);
  });

  test('between two attempts ends the call with its reason', async () => {
    await bench.ats.fault({ on: 'GET /v1/stats', times: -1, status: 503 });
    const clock = new ManualClock();
    const controller = new AbortController();
    const call = outcome(bench.client({ clock }).stats('testnet', { signal: controller.signal }));
    await clock.asked();
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(clock.pending).toBe(0);
    expect(await bench.seen()).toHaveLength(1);
  });
});

describe('a service that does not answer', () => {
  /** Deadlines that come when the test says so; `timeout` knows for when they were set. */
  function useDeadlines() {
    const deadlines: AbortController[] = [];
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const deadline = new AbortController();
      deadlines.push(deadline);
      return deadline.signal;
    });
    const pass = (index: number) => deadlines[index]?.abort(new DOMException('late', 'TimeoutError'));
    return { timeout, pass };
  }

  test.each<[name: string, seconds: number, attempts: number, call: (client: AtsClient) => Promise<unknown>]>(
    [
      ['stats', 15, 3, (client) => client.stats('testnet')],
      // The fourth asks whether it answers anything at all.
      ['init', 15, 4, (client) => client.initWork(work, KEY)],
      ['prepare', 120, 3, (client) => client.prepareWork('j')],
      ['confirm', 30, 1, (client) => client.confirmWork('j')],
      ['status', 15, 1, (client) => client.transactionStatus('/v1/transactions/t')],
    ],
  )('is given up for %s after %i s, asked %i times', async (_, seconds, attempts, call) => {
    const { timeout, pass } = useDeadlines();
    await bench.ats.fault({ on: '* /v1/*', times: -1, delayMs: DAY });
    const failed = failure(call(bench.client()));
    for (let attempt = 0; attempt < attempts; attempt++) {
      await eventually(async () => expect(await bench.seen()).toHaveLength(attempt + 1));
      pass(attempt);
    }
    expect((await failed).errorCode).toBe('widget.network_error');
    expect(await bench.seen()).toHaveLength(attempts);
    expect(timeout.mock.calls).toEqual(Array.from({ length: attempts }, () => [seconds * 1000]));
  });

  test('to the end is given up too', async () => {
    const { pass } = useDeadlines();
    const server = createServer((_, reply) => void reply.writeHead(200).write('{"transaction_id":'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close().closeAllConnections());
    const atsUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // Its headers are there before time runs out.
    let headed = () => {};
    const begun = new Promise<void>((resolve) => (headed = resolve));
    const fetching: typeof fetch = async (input, init) => {
      const reply = await fetch(input, init);
      headed();
      return reply;
    };
    const failed = failure(bench.client({ atsUrl, fetch: fetching }).confirmWork('j'));
    await begun;
    pass(0);
    expect((await failed).errorCode).toBe('widget.network_error');
  });
});
