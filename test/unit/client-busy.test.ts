import type { OutgoingHttpHeaders } from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import type { AtsClient, CallOptions, Wait } from '../../app/ats/client.ts';
import { failure, KEY, useBench, work } from '../support/bench.ts';
import { serve } from '../support/tiny-server.ts';

const bench = useBench();

type Call = (client: AtsClient, job: string, options: CallOptions) => Promise<unknown>;
const status: Call = async (client, job, options) => {
  const { status_url } = await client.confirmWork(job);
  return client.transactionStatus(status_url ?? '', options);
};
const calls: [name: string, on: string, call: Call][] = [
  ['stats', 'GET /v1/stats', (client, _, options) => client.stats('testnet', options)],
  ['init', 'POST /v1/works/init', (client, _, options) => client.initWork(work, KEY, options)],
  ['prepare', 'POST /v1/works/prepare', (client, job, options) => client.prepareWork(job, options)],
  ['confirm', 'POST /v1/works/confirm', (client, job, options) => client.confirmWork(job, options)],
  ['status', 'GET /v1/transactions/*', status],
];
/** What a call needs to succeed. An init uses up its token, so it must be the first. */
async function jobFor(on: string) {
  if (!/prepare|confirm|transactions/.test(on)) return '';
  const job = await bench.uploaded();
  if (!on.endsWith('/prepare')) await bench.client().prepareWork(job);
  return job;
}
const attempts = async (on: string) => {
  const path = on.split(' ')[1]?.replace('*', '') ?? '';
  return (await bench.seen()).filter((seen) => seen['path'].startsWith(path)).length;
};

describe.each(calls)('%s, refused for its rate,', (_, on, call) => {
  test('is repeated twice, and announces it', async () => {
    const job = await jobFor(on);
    const before = await attempts(on);
    await bench.ats.fault({ on, times: 2, status: 429 });
    const waits: Wait[] = [];
    await call(bench.client(), job, { onWait: (wait) => waits.push(wait) });
    expect((await attempts(on)) - before).toBe(3);
    expect(bench.waits).toEqual([1000, 2000]);
    expect(waits).toEqual([
      { attempt: 2, of: 3, delay: 1000, reason: 'busy' },
      { attempt: 3, of: 3, delay: 2000, reason: 'busy' },
    ]);
  });

  test('fails when it is refused three times', async () => {
    const job = await jobFor(on);
    const before = await attempts(on);
    await bench.ats.fault({ on, times: -1, status: 429 });
    expect((await failure(call(bench.client(), job, {}))).errorCode).toBe('common.rate_limited');
    expect((await attempts(on)) - before).toBe(3);
  });

  test('fails at once when the quota is used up', async () => {
    const job = await jobFor(on);
    const before = await attempts(on);
    const details = { resets_at: '2030-01-01T00:00:00Z' };
    await bench.ats.fault({ on, times: -1, status: 429, code: 'common.quota_exceeded', details });
    expect(await failure(call(bench.client(), job, {}))).toMatchObject({
      errorCode: 'common.quota_exceeded',
      details,
    });
    expect((await attempts(on)) - before).toBe(1);
    expect(bench.waits).toEqual([]);
  });
});

test('confirm, refused for its rate and then left without a reply, is not repeated', async () => {
  const on = 'POST /v1/works/confirm';
  const job = await jobFor(on);
  await bench.ats.fault({ on, status: 429 });
  await bench.ats.fault({ on, drop: 'after' });
  expect((await failure(bench.client().confirmWork(job))).errorCode).toBe('widget.network_error');
  expect(await attempts(on)).toBe(2);
});

test('a page in place of the refusal is a refusal too', async () => {
  await bench.ats.fault({ on: 'GET /v1/stats', status: 429, body: '<h1>Too many requests</h1>' });
  await bench.client().stats('testnet');
  expect(bench.waits).toEqual([1000]);
});

describe('Retry-After', () => {
  const now = Date.UTC(2030, 0, 1, 12);
  const date = (ms: number) => new Date(now + ms).toUTCString();

  /** A service that refuses with these headers, once or for ever. */
  async function refusing(headers: OutgoingHttpHeaders, times = 1) {
    let refused = 0;
    const atsUrl = await serve((_, reply) => {
      reply.sendDate = false;
      const refuse = refused++ < times;
      reply.writeHead(refuse ? 429 : 200, headers).end('{}');
    });
    return { client: bench.client({ atsUrl }), calls: () => refused };
  }

  test.each<[name: string, headers: OutgoingHttpHeaders, wait: number]>([
    ['as seconds', { 'retry-after': '7' }, 7000],
    ['as the most seconds', { 'retry-after': '30' }, 30_000],
    ["as a date, by the service's clock", { 'retry-after': date(90_000), date: date(81_000) }, 9000],
    ["as a date, by the device's clock", { 'retry-after': date(12_000) }, 12_000],
    ['as a date that has passed', { 'retry-after': date(-5000) }, 1000],
    ['as no time at all', { 'retry-after': '0' }, 1000],
    ['as something else', { 'retry-after': 'soon' }, 1000],
    ['as a negative number', { 'retry-after': '-5' }, 1000],
    ['as nothing', { 'retry-after': '' }, 1000],
    ['not readable', {}, 1000],
  ])('%s is honoured', async (_, headers, wait) => {
    vi.spyOn(Date, 'now').mockReturnValue(now);
    const { client, calls } = await refusing(headers);
    await client.stats('testnet');
    expect(bench.waits).toEqual([wait]);
    expect(calls()).toBe(2);
  });

  test.each([['31'], [date(31_000)], ['9'.repeat(400)]])(
    'of more than 30 s fails at once: %s',
    async (text) => {
      vi.spyOn(Date, 'now').mockReturnValue(now);
      const { client, calls } = await refusing({ 'retry-after': text }, 9);
      const error = await failure(client.stats('testnet'));
      expect(error.httpStatus).toBe(429);
      expect(error.retryAfter).toBeGreaterThanOrEqual(31_000);
      expect(bench.waits).toEqual([]);
      expect(calls()).toBe(1);
    },
  );

  test('is told with the error', async () => {
    const { client } = await refusing({ 'retry-after': '3' }, 9);
    expect((await failure(client.stats('testnet'))).retryAfter).toBe(3000);
    expect(bench.waits).toEqual([3000, 3000]);
  });
});

test('what the service fails at is announced as such, and what the network does too', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  await bench.ats.fault({ on: 'GET /v1/stats', status: 503 });
  await bench.ats.fault({ on: 'GET /v1/stats', drop: 'before' });
  const waits: Wait[] = [];
  await bench.client().stats('testnet', { onWait: (wait) => waits.push(wait) });
  expect(waits).toEqual([
    { attempt: 2, of: 3, delay: 1000, reason: 'service' },
    { attempt: 3, of: 3, delay: 2000, reason: 'network' },
  ]);
});
