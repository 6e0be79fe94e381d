import { describe, expect, test, vi } from 'vitest';
import type { AtsClient } from '../../app/ats/client.ts';
import type { Json } from '../server/harness.ts';
import { failure, KEY, troubles, useBench, work } from '../support/bench.ts';

const bench = useBench();

type Call = (client: AtsClient, job: string) => Promise<unknown>;
const safeCalls: [name: string, on: string, call: Call][] = [
  ['stats', 'GET /v1/stats', (client) => client.stats('testnet')],
  ['init', 'POST /v1/works/init', (client) => client.initWork(work, KEY)],
  ['prepare', 'POST /v1/works/prepare', (client, job) => client.prepareWork(job)],
];
/** An init uses up its token, so only what needs a job is preceded by one. */
const jobFor = (on: string) => (on.endsWith('/prepare') ? bench.uploaded() : '');

describe.each(safeCalls)('%s', (_, on, call) => {
  const attempts = async () =>
    (await bench.seen()).filter(({ method, path }) => `${method} ${path}` === on).length;

  test.each(troubles)('is repeated after %s, twice', async (_, fault) => {
    const job = await jobFor(on);
    const before = await attempts();
    await bench.ats.fault({ on, times: 2, ...fault });
    await call(bench.client(), job);
    expect((await attempts()) - before).toBe(3);
    expect(bench.waits).toHaveLength(2);
  });

  test.each(troubles)('fails after %s, three times', async (_, fault, code) => {
    const job = await jobFor(on);
    const before = await attempts();
    // Not for one path alone: a service that answers others is asked differently.
    await bench.ats.fault({ on: '* /v1/*', times: -1, ...fault });
    expect((await failure(call(bench.client(), job))).errorCode).toBe(code);
    expect((await attempts()) - before).toBe(3);
  });

  test('is not repeated when it was refused', async () => {
    const job = await jobFor(on);
    const before = await attempts();
    await bench.ats.fault({ on, status: 409, code: 'work.already_registered' });
    expect((await failure(call(bench.client(), job))).errorCode).toBe('work.already_registered');
    expect((await attempts()) - before).toBe(1);
  });
});

test.each([
  [0, [800, 1600]],
  [0.5, [1000, 2000]],
  [1, [1200, 2400]],
])('repeats come after 1 s and 2 s, a fifth more or less: %d', async (random, waits) => {
  vi.spyOn(Math, 'random').mockReturnValue(random);
  await bench.ats.fault({ on: 'GET /v1/stats', times: 2, status: 500 });
  await bench.client().stats('testnet');
  expect(bench.waits.map(Math.round)).toEqual(waits);
});

describe('a keyed init', () => {
  test('whose reply was lost gives the same job when repeated', async () => {
    await bench.ats.fault({ on: 'POST /v1/works/init', drop: 'after' });
    const { job_id } = await bench.client().initWork(work, KEY);
    expect((await bench.client().initWork(work, KEY)).job_id).toBe(job_id);
    expect((await bench.seen()).map(({ idempotencyKey }) => idempotencyKey)).toEqual([KEY, KEY, KEY]);
  });
});

describe('confirm', () => {
  test.each([...troubles, ['a connection cut after', { drop: 'after' }, 'widget.network_error']])(
    'is never repeated, not after %s',
    async (_, fault, code) => {
      const job = await bench.uploaded();
      await bench.client().prepareWork(job);
      await bench.ats.fault({ on: 'POST /v1/works/confirm', ...(fault as Json) });
      expect((await failure(bench.client().confirmWork(job))).errorCode).toBe(code);
      expect((await bench.seen()).filter(({ path }) => path === '/v1/works/confirm')).toHaveLength(1);
      expect(bench.waits).toEqual([]);
    },
  );
});
