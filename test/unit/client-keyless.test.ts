import { request as forward } from 'node:http';
import { describe, expect, test } from 'vitest';
import { failure, KEY, useBench, work } from '../support/bench.ts';
import { serve } from '../support/tiny-server.ts';

const bench = useBench();

/** The local ATS behind what browsers make of a missing header in CORS: a call that bears it is never sent. */
const withoutHeader = () =>
  serve((incoming, outgoing) => {
    if (incoming.headers['idempotency-key']) return void incoming.socket.destroy();
    const { method, headers } = incoming;
    const inner = forward(new URL(incoming.url ?? '', bench.ats.ats.url), { method, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    inner.on('error', () => incoming.socket.destroy());
    incoming.pipe(inner);
  });
const arrived = async () =>
  (await bench.seen()).map(({ path, idempotencyKey }) => [path, idempotencyKey] as const);
const STATS = ['/v1/stats', null];
const INIT = ['/v1/works/init', null];

describe('where the header of the key is not allowed', () => {
  test('a work is registered without it', async () => {
    const client = bench.client({ atsUrl: await withoutHeader() });
    expect(await client.initWork(work, KEY)).toMatchObject({ job_id: expect.any(String) });
    expect(bench.waits).toHaveLength(2);
    expect(await arrived()).toEqual([STATS, INIT]);
  });

  test('the call is sent once without it, and its failure counts', async () => {
    const client = bench.client({ atsUrl: await withoutHeader() });
    await bench.ats.fault({ on: 'POST /v1/works/init', times: -1, status: 503 });
    expect((await failure(client.initWork(work, KEY))).errorCode).toBe('common.service_unavailable');
    expect(await arrived()).toEqual([STATS, INIT]);
  });

  test('an answer of any kind shows that the service is there', async () => {
    const client = bench.client({ atsUrl: await withoutHeader() });
    await bench.ats.fault({ on: 'GET /v1/stats', status: 500, body: 'Oops' });
    await client.initWork(work, KEY);
    expect(await arrived()).toEqual([STATS, INIT]);
  });

  test('a service that answers nothing else either is not asked again', async () => {
    const client = bench.client({ atsUrl: await withoutHeader() });
    await bench.ats.fault({ on: 'GET /v1/stats', times: -1, drop: 'before' });
    expect((await failure(client.initWork(work, KEY))).errorCode).toBe('widget.network_error');
    expect(await arrived()).toEqual([STATS]);
  });

  test('a call that was left meanwhile is not sent', async () => {
    const atsUrl = await withoutHeader();
    const controller = new AbortController();
    const fetching: typeof fetch = (input, init) => {
      if (String(input).includes('/v1/stats')) controller.abort('left');
      return fetch(input, init);
    };
    const call = bench
      .client({ atsUrl, fetch: fetching })
      .initWork(work, KEY, { signal: controller.signal })
      .catch((reason: unknown) => reason);
    expect(await call).toBe('left');
    expect(await arrived()).toEqual([]);
  });
});

test('a call that was refused keeps its header', async () => {
  await bench.ats.fault({ on: 'POST /v1/works/init', status: 409, code: 'work.already_registered' });
  await failure(bench.client().initWork(work, KEY));
  expect(await arrived()).toEqual([['/v1/works/init', KEY]]);
});

test('a call without a key makes its own', async () => {
  await bench.ats.fault({ on: 'POST /v1/works/init', status: 503 });
  await bench.client().initWork(work);
  const keys = (await arrived()).map(([, key]) => key);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys).toEqual([keys[0], keys[0]]);
});
