import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from './harness.ts';

let ats: Client;
beforeAll(async () => {
  ats = await Client.start();
});
beforeEach(() => ats.control('POST', 'reset'));
afterAll(() => ats.ats.close());

const preflight = (path: string, method: string, headers: string) =>
  ats.fetch(path, {
    method: 'OPTIONS',
    headers: {
      Origin: 'null',
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': headers,
    },
  });
const list = (response: Response, name: string) =>
  (response.headers.get(name) ?? '').toLowerCase().split(/,\s*/);

test('a preflight from an opaque origin allows every header of the contract', async () => {
  const response = await preflight(
    '/v1/works/init',
    'POST',
    'authorization,content-type,idempotency-key,x-site-key',
  );
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(list(response, 'access-control-allow-headers').sort()).toEqual([
    'authorization',
    'content-type',
    'idempotency-key',
    'x-site-key',
  ]);
  expect(list(response, 'access-control-allow-methods')).toEqual(
    expect.arrayContaining(['get', 'post', 'put']),
  );
  expect(Number(response.headers.get('access-control-max-age'))).toBeGreaterThan(0);
});

test('a preflight for an upload is answered by the storage', async () => {
  const response = await preflight('/storage/uploads/x', 'PUT', 'content-type');
  expect(response.status).toBe(204);
  expect(list(response, 'access-control-allow-methods')).toContain('put');
});

test('Idempotency-Key can be kept out', async () => {
  await ats.control('POST', 'settings', { allowIdempotencyHeader: false });
  const response = await preflight('/v1/works/init', 'POST', 'idempotency-key');
  expect(list(response, 'access-control-allow-headers')).not.toContain('idempotency-key');
});

test.each([
  ['GET', '/v1/stats', 200],
  ['GET', '/v1/nowhere', 404],
  ['POST', '/v1/works/init', 401],
  ['PUT', '/storage/uploads/x', 403],
  ['GET', '/v1/transactions/x', 404],
])('%s %s may be read from an opaque origin', async (method, path, status) => {
  const response = await ats.fetch(path, { method, headers: { Origin: 'null' } });
  expect(response.status).toBe(status);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('access-control-expose-headers')).toBe('Retry-After');
});
