import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Client, refusal } from './harness.ts';
import { eventually } from '../support/eventually.ts';

let ats: Client;
beforeAll(async () => {
  ats = await Client.start();
});
beforeEach(() => ats.control('POST', 'reset'));
afterAll(() => ats.ats.close());

const stats = () => ats.call('GET', '/v1/stats?network=testnet');
const on = 'GET /v1/stats';

/** Waits until a request has arrived without being answered. */
const arrived = (method: string, path: string) =>
  eventually(async () => {
    const found = (await ats.requests()).find(
      (entry) => entry['method'] === method && entry['path'] === path,
    );
    expect(found).toMatchObject({ status: null });
  });

describe('which requests', () => {
  test('one, when nothing is said', async () => {
    await ats.fault({ on, status: 500 });
    expect((await stats()).status).toBe(500);
    expect((await stats()).status).toBe(200);
  });

  test('as many as times says, after as many as after says', async () => {
    await ats.fault({ on, status: 500, times: 2, after: 1 });
    const seen = [];
    for (let i = 0; i < 4; i += 1) seen.push((await stats()).status);
    expect(seen).toEqual([200, 500, 500, 200]);
  });

  test('all, with times -1, until the faults are cleared', async () => {
    await ats.fault({ on, status: 500, times: -1 });
    for (let i = 0; i < 3; i += 1) expect((await stats()).status).toBe(500);
    await ats.control('DELETE', 'faults');
    expect((await stats()).status).toBe(200);
  });

  test('those that are listed, with how often each has happened, until one is taken away', async () => {
    const { body: first } = await ats.control('POST', 'faults', { on, status: 500, times: 2 });
    const { body: second } = await ats.control('POST', 'faults', { on, status: 502, times: -1 });
    await stats();
    expect((await ats.control('GET', 'faults')).body['faults']).toEqual([
      { id: first['id'], on, status: 500, times: 2, after: 0, used: 1 },
      { id: second['id'], on, status: 502, times: -1, after: 0, used: 0 },
    ]);
    await ats.control('DELETE', `faults/${first['id']}`);
    expect((await stats()).status).toBe(502);
    await ats.control('DELETE', `faults/${second['id']}`);
    expect((await stats()).status).toBe(200);
    expect((await ats.control('GET', 'faults')).body['faults']).toEqual([]);
  });

  test('a request that is held up goes on when its fault is taken away, and no other', async () => {
    const held = { delayMs: 3_600_000, times: -1 };
    const { body } = await ats.control('POST', 'faults', { on, ...held });
    await ats.fault({ on: 'POST /v1/sessions', ...held });
    const [answer, other] = [stats(), ats.mint()];
    await arrived('GET', '/v1/stats');
    await arrived('POST', '/v1/sessions');
    await ats.control('DELETE', `faults/${body['id']}`);
    expect((await answer).status).toBe(200);
    const sessions = (await ats.requests()).filter(({ path }) => path === '/v1/sessions');
    expect(sessions).toMatchObject([{ status: null }]);
    await ats.control('DELETE', 'faults');
    expect((await other).status).toBe(200);
  });

  test('by a path with a wildcard, and by method', async () => {
    await ats.fault({ on: 'GET /v1/*ts', status: 500 });
    await ats.fault({ on: 'POST /v1/*', status: 502 });
    expect((await stats()).status).toBe(500);
    expect((await stats()).status).toBe(200);
    expect((await ats.mint()).status).toBe(502);
  });

  test('the dot of a path stands for itself', async () => {
    await ats.fault({ on: 'GET /v1.stats', status: 500 });
    expect((await stats()).status).toBe(200);
  });

  test('faults for the same request come one after the other', async () => {
    await ats.fault({ on, status: 500 });
    await ats.fault({ on, status: 503 });
    expect([(await stats()).status, (await stats()).status, (await stats()).status]).toEqual([500, 503, 200]);
  });

  test('preflights and sockets only by name', async () => {
    const preflight = async () => (await ats.fetch('/v1/stats', { method: 'OPTIONS' })).status;
    await ats.fault({ on: '* /*', status: 500, times: -1 });
    expect(await preflight()).toBe(204);
    expect((await ats.watch('/v1/transactions/x/ws')).frames).toHaveLength(1);
    await ats.fault({ on: 'OPTIONS /v1/stats', status: 403 });
    expect(await preflight()).toBe(403);
  });

  test.each([
    { on, sttaus: 500 },
    { on: 'v1/stats' },
    { on, close: 1006 },
    { on, status: 99 },
    { on, drop: 'later' },
    { on, times: -2 },
    { on, headers: { 'Retry-After': '1\n2' } },
    { on, headers: { 'Retry-After': '✓' } },
  ])('a fault like %j is refused', async (fault) => {
    expect(refusal(await ats.fault(fault))).toBe('422 common.validation_failed');
  });
});

describe('replies', () => {
  test('a code comes in the envelope, with its own status, details and headers', async () => {
    const details = { resets_at: '2030-01-01T00:00:00Z' };
    await ats.fault({ on, code: 'common.quota_exceeded', details, headers: { 'Retry-After': '7' } });
    const { status, body, headers } = await stats();
    expect(status).toBe(429);
    expect(body).toEqual({
      error: {
        code: 'common.quota_exceeded',
        message: 'The registration quota is used up.',
        details,
        request_id: expect.stringMatching(/^req_/),
      },
    });
    expect(headers.get('retry-after')).toBe('7');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toBe('Retry-After');
  });

  test('an unknown code is passed on', async () => {
    await ats.fault({ on, code: 'new.thing', message: 'Something new.', status: 418 });
    expect(await stats()).toMatchObject({
      status: 418,
      body: { error: { code: 'new.thing', message: 'Something new.' } },
    });
  });

  test('a bare status brings the code it stands for', async () => {
    await ats.fault({ on, status: 429 });
    expect(refusal(await stats())).toBe('429 common.rate_limited');
  });

  test('a body is sent as it is', async () => {
    await ats.fault({ on, body: '<html>', status: 502, headers: { 'Content-Type': 'text/html' } });
    const page = await ats.fetch('/v1/stats');
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      502,
      'text/html',
      '<html>',
    ]);
    await ats.fault({ on, body: { error: 'old style' }, status: 401 });
    expect(await stats()).toMatchObject({ status: 401, body: { error: 'old style' } });
    await ats.fault({ on, body: '' });
    expect(await (await ats.fetch('/v1/stats')).text()).toBe('');
  });

  test('a patch is merged over the real reply', async () => {
    await ats.fault({ on: 'POST /v1/works/prepare', patch: { is_valid: false, extra: { deep: 1 } } });
    const quote = await ats.quote(await ats.auth());
    expect(quote).toMatchObject({ is_valid: false, extra: { deep: 1 }, commitment: expect.any(String) });
  });

  test('a template leaves of the real reply what it names, in lists too', async () => {
    await ats.fault({
      on: 'POST /v1/works/prepare',
      only: { job_id: true, expires_at: true, missing: true },
      patch: { is_valid: false },
    });
    const quote = await ats.quote(await ats.auth());
    expect(Object.keys(quote).sort()).toEqual(['expires_at', 'is_valid', 'job_id']);
    await ats.control('POST', 'settings', { seedWorks: 2 });
    await ats.fault({ on: 'GET /v1/works', only: { works: [{ ats_id: true }] } });
    const access = await ats.auth({ action_type: 'access', external_user_ref: 'demo-user' });
    const { body } = await ats.call('GET', '/v1/works?network=testnet', undefined, access);
    expect(body).toEqual({ works: [{ ats_id: expect.any(Number) }, { ats_id: expect.any(Number) }] });
  });

  test('headers alone join the real reply', async () => {
    await ats.fault({ on, headers: { 'X-Note': 'hello' } });
    const reply = await stats();
    expect(reply.body).toMatchObject({ total_works: 0 });
    expect(reply.headers.get('x-note')).toBe('hello');
  });

  test('CORS headers are left out on demand only', async () => {
    await ats.fault({ on, cors: false });
    expect((await stats()).headers.get('access-control-allow-origin')).toBeNull();
    expect((await stats()).headers.get('access-control-allow-origin')).toBe('*');
  });

  test('a storage fault speaks XML and takes the body in first', async () => {
    await ats.fault({ on: 'PUT /storage/*', status: 503, code: 'SlowDown' });
    const job = await ats.init(await ats.auth());
    const response = await fetch(job['upload_url'], { method: 'PUT', body: Buffer.alloc(200_000) });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('<Code>SlowDown</Code>');
    const upload = (await ats.requests()).find(({ method }) => method === 'PUT');
    expect(upload).toMatchObject({ bytes: 200_000, status: 503 });
  });
});

describe('time and connections', () => {
  test('a delay holds the reply back', async () => {
    await ats.fault({ on, delayMs: 80 });
    const start = performance.now();
    expect((await stats()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(75);
  });

  test('clearing the faults lets held requests go on', async () => {
    await ats.fault({ on, delayMs: 3_600_000 });
    const held = stats();
    await arrived('GET', '/v1/stats');
    await ats.control('DELETE', 'faults');
    expect((await held).status).toBe(200);
  });

  test('a reset cuts held requests off before they do anything', async () => {
    await ats.fault({ on: 'POST /v1/sessions', delayMs: 3_600_000 });
    const held = expect(ats.mint()).rejects.toThrow();
    await arrived('POST', '/v1/sessions');
    await ats.control('POST', 'reset');
    await held;
  });

  test('drop before cuts the connection with nothing done', async () => {
    await ats.fault({ on: 'POST /v1/works/init', drop: 'before' });
    const auth = await ats.auth();
    await expect(ats.init(auth)).rejects.toThrow('fetch failed');
    expect((await ats.requests()).at(-1)).toMatchObject({ path: '/v1/works/init', status: null });
    expect(await ats.init(auth)).toHaveProperty('job_id');
  });

  test('drop after cuts the connection once it is done', async () => {
    const auth = await ats.auth();
    const quote = await ats.quote(auth);
    await ats.fault({ on: 'POST /v1/works/confirm', drop: 'after' });
    await expect(ats.confirm(auth, quote)).rejects.toThrow('fetch failed');
    expect(await ats.works()).toHaveLength(1);
    expect(refusal(await ats.confirm(auth, quote))).toBe('404 registration.prepared_not_found');
  });

  test('a keyed init whose reply was lost gets it on the repeat', async () => {
    await ats.fault({ on: 'POST /v1/works/init', drop: 'after' });
    const headers = { ...(await ats.auth()), 'Idempotency-Key': 'one' };
    await expect(ats.init(headers)).rejects.toThrow('fetch failed');
    expect(await ats.init(headers)).toHaveProperty('upload_url');
  });

  test('a dropped upload does not hurt the server', async () => {
    await ats.fault({ on: 'PUT /storage/*', drop: 'before' });
    const job = await ats.init(await ats.auth());
    const put = () => fetch(job['upload_url'], { method: 'PUT', body: Buffer.alloc(500_000) });
    await expect(put()).rejects.toThrow('fetch failed');
    expect((await put()).status).toBe(200);
  });
});

describe('sockets', () => {
  const ws = 'WS /v1/transactions/*';
  const watched = async (fault: object) => {
    const paid = await ats.pay(await ats.auth());
    await ats.fault({ on: ws, ...fault });
    return ats.watch(paid['ws_url']);
  };
  const connectError = async (fault: object): Promise<string> => {
    await ats.fault({ on: ws, ...fault });
    const [error] = (await once(ats.open('/v1/transactions/x/ws'), 'error')) as [Error];
    return error.message;
  };

  test.each([1006, 1011, 4000])('close %i ends the socket after the first update', async (code) => {
    await ats.control('POST', 'settings', { stepMs: 3_600_000 });
    const seen = await watched({ close: code });
    expect(seen.code).toBe(code);
    expect(seen.frames.map(({ type }) => type)).toEqual(['connected', 'update']);
  });

  test('silent opens the socket and says nothing, even at the end', async () => {
    const paid = await ats.pay(await ats.auth());
    await ats.fault({ on: ws, silent: true });
    const socket = ats.open(paid['ws_url']);
    const frames: unknown[] = [];
    socket.on('message', (data) => frames.push(data));
    await once(socket, 'open');
    await eventually(async () =>
      expect((await ats.call('GET', paid['status_url'])).body['is_complete']).toBe(true),
    );
    // A pong comes after every frame sent before it.
    socket.ping();
    await once(socket, 'pong');
    expect(frames).toEqual([]);
    socket.terminate();
  });

  test('a status refuses the upgrade, a drop cuts it', async () => {
    expect(await connectError({ status: 502 })).toContain('502');
    expect(await connectError({ drop: 'before' })).toContain('socket hang up');
  });

  test('a code comes as an error frame, a body as it is', async () => {
    const coded = await watched({ code: 'transaction.expired' });
    expect(coded.frames).toMatchObject([{ type: 'error', error: { code: 'transaction.expired' } }]);
    await ats.control('POST', 'reset');
    expect((await watched({ body: { type: 'not_found' } })).frames).toEqual([{ type: 'not_found' }]);
  });

  test('a patch is merged over updates, and a failed one is the last', async () => {
    await ats.control('POST', 'settings', { stepMs: 3_600_000 });
    const { frames, code } = await watched({ patch: { step: 'failed', details: { error: 'Rejected' } } });
    expect(frames).toMatchObject([{ type: 'connected' }, { step: 'failed', details: { error: 'Rejected' } }]);
    expect(code).toBe(1000);
  });

  test('a held upgrade goes on when the faults are cleared', async () => {
    const paid = await ats.pay(await ats.auth());
    await ats.fault({ on: ws, delayMs: 3_600_000 });
    const seen = ats.watch(paid['ws_url']);
    await arrived('WS', paid['ws_url']);
    await ats.control('DELETE', 'faults');
    expect((await seen).frames.at(-1)).toMatchObject({ step: 'completed' });
  });
});
