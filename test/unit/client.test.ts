import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { resolveUrl } from '../../app/ats/client.ts';
import { failure, KEY, useBench, work } from '../support/bench.ts';
import { eventually } from '../support/eventually.ts';

const bench = useBench();

test('registers a work from the first call to the certificate', async () => {
  const client = bench.client();
  const job = await bench.uploaded();
  const quote = await client.prepareWork(job);
  const confirmation = await client.confirmWork(job);
  const status = await eventually(async () => {
    const current = await client.transactionStatus(confirmation.status_url ?? '');
    expect(current.is_complete).toBe(true);
    return current;
  });
  expect(status).toMatchObject({ current_step: 'completed', result: { success: true, ats_id: 1 } });
  const { url } = await client.downloadUrl(quote.work_id ?? '', 'certificate');
  expect((await fetch(url)).headers.get('content-type')).toBe('application/pdf');
  const asset = await client.downloadUrl(quote.work_id ?? '', 'asset');
  expect(await (await fetch(asset.url)).text()).toBe('low tide');
  expect(await bench.ats.works()).toMatchObject([
    { title: 'Low Tide', versions: [{ commitment: quote.commitment }] },
  ]);
  expect(await client.stats('testnet')).toEqual({ total_works: 1, max_audio_size_bytes: 500 * 2 ** 20 });
  expect(bench.waits).toEqual([]);
});

describe('on the wire', () => {
  const secret = { authorized: true, siteKey: 'cpk_demo' };
  const open = { authorized: false, siteKey: null, idempotencyKey: null };
  const last = async () => ({ ...(await bench.seen()).at(-1), body: bench.sent.at(-1) });

  test('stats names the network, and nobody', async () => {
    await bench
      .client()
      .stats('test net&x')
      .catch(() => undefined);
    expect(await last()).toMatchObject({
      method: 'GET',
      path: '/v1/stats',
      query: '?network=test%20net%26x',
      body: null,
      ...open,
    });
  });

  test('init carries the work and its key', async () => {
    await bench.client().initWork(work, KEY);
    const path = '/v1/works/init';
    expect(await last()).toMatchObject({ method: 'POST', path, ...secret, idempotencyKey: KEY, body: work });
  });

  test('prepare and confirm carry the job', async () => {
    const client = bench.client();
    const job = await bench.uploaded();
    await client.prepareWork(job);
    const none = { idempotencyKey: null };
    expect(await last()).toMatchObject({
      method: 'POST',
      path: '/v1/works/prepare',
      ...secret,
      ...none,
      body: { job_id: job, passphrase: null },
    });
    await client.confirmWork(job);
    const body = { job_id: job };
    expect(await last()).toMatchObject({
      method: 'POST',
      path: '/v1/works/confirm',
      ...secret,
      ...none,
      body,
    });
    expect(bench.sent.at(-1)).toStrictEqual(body);
  });

  test('a status is public', async () => {
    const { transaction_id: id, status_url: url } = await bench.ats.pay(await bench.ats.auth());
    await bench.client().transactionStatus(url);
    expect(await last()).toMatchObject({
      method: 'GET',
      path: `/v1/transactions/${id}`,
      ...open,
      body: null,
    });
  });

  test.each(['certificate', 'asset'] as const)('a download names the work and %s', async (kind) => {
    await bench
      .client()
      .downloadUrl('a/../b?c', kind)
      .catch(() => undefined);
    const path = `/v1/works/a%2F..%2Fb%3Fc/download/${kind}`;
    expect(await last()).toMatchObject({ method: 'GET', path, query: '', ...secret, body: null });
  });

  test('a token is asked for before every call, and may be missing', async () => {
    const tokens = ['stale', null];
    const client = bench.client({ token: () => tokens.shift() ?? null });
    expect(await failure(client.initWork(work, KEY))).toMatchObject({ code: 'TOKEN_EXPIRED' });
    expect((await failure(client.initWork(work, KEY))).errorCode).toBe('common.auth.missing_token');
    expect((await bench.seen()).map(({ authorized }) => authorized)).toEqual([true, false]);
  });
});

describe('an address with a path of its own', () => {
  test.each([
    ['https://ats.example', '/v1/stats', 'https://ats.example/v1/stats'],
    ['https://ats.example/', '/v1/stats', 'https://ats.example/v1/stats'],
    ['https://ats.example/base', '/v1/stats', 'https://ats.example/base/v1/stats'],
    ['https://ats.example/base//', 'v1/stats', 'https://ats.example/base/v1/stats'],
    ['https://ats.example/base', 'https://other.example/x', 'https://other.example/x'],
    ['https://ats.example/base', 'wss://other.example/x', 'wss://other.example/x'],
  ])('%s and %s make %s', (base, path, url) => expect(resolveUrl(base, path)).toBe(url));

  test('reaches the service', async () => {
    const proxy = createServer((incoming, outgoing) => {
      const path = incoming.url?.startsWith('/base/v1/') ? incoming.url.slice('/base'.length) : '/nowhere';
      const { method, headers } = incoming;
      const inner = forward(new URL(path, bench.ats.ats.url), { method, headers }, (reply) => {
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing);
      });
      incoming.pipe(inner);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close().closeAllConnections());
    const client = bench.client({
      atsUrl: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/base/`,
    });
    await client.initWork(work, KEY);
    const { status_url } = await bench.ats.pay(await bench.ats.auth(), 'audio', { title: 'Another' });
    expect(await client.transactionStatus(status_url)).toMatchObject({ progress: expect.any(Number) });
  });
});
