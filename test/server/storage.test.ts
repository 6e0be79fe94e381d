import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Client } from './harness.ts';
import { eventually } from '../support/eventually.ts';

// A folder of its own, so that what the server leaves behind can be counted.
const folder = mkdtempSync(join(tmpdir(), 'storage-test-'));
const stored = () => readdirSync(folder, { recursive: true }).length;

let ats: Client;
beforeAll(async () => {
  vi.stubEnv('TMPDIR', folder);
  ats = await Client.start();
});
beforeEach(() => void vi.stubEnv('TMPDIR', folder));
beforeEach(() => ats.control('POST', 'reset'));
afterAll(async () => {
  vi.unstubAllEnvs();
  await ats.ats.close();
  rmSync(folder, { recursive: true });
});

async function put(url: string, body: BodyInit, init: RequestInit = {}) {
  const response = await fetch(url, { method: 'PUT', body, ...init });
  const text = await response.text();
  return { status: response.status, code: /<Code>(\w+)<\/Code>/.exec(text)?.[1], response };
}

const tampered = (url: string, name: string, value: string): string => {
  const changed = new URL(url);
  changed.searchParams.set(name, value);
  return changed.href;
};

test('takes a file of unknown length without an auth header', async () => {
  const auth = await ats.auth();
  const job = await ats.init(auth);
  const chunk = new Uint8Array(64 * 1024).fill(7);
  let left = 320;
  const body = new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(chunk);
      else controller.close();
    },
  });
  expect(await put(job['upload_url'], body, { duplex: 'half' } as RequestInit)).toMatchObject({
    status: 200,
  });
  await ats.confirm(auth, (await ats.prepare(auth, job)).body);
  const [{ versions }] = (await ats.works()) as [{ versions: unknown[] }];
  const sha256 = createHash('sha256')
    .update(Buffer.alloc(320 * 64 * 1024, 7))
    .digest('hex');
  expect(versions).toMatchObject([{ size: 320 * 64 * 1024, sha256 }]);
});

test('refuses a file above the limit in XML and keeps nothing of it', async () => {
  await ats.control('POST', 'settings', { maxFileSize: 1000 });
  const job = await ats.init(await ats.auth());
  const before = stored();
  const reply = await put(job['upload_url'], Buffer.alloc(1001));
  expect(reply).toMatchObject({ status: 400, code: 'EntityTooLarge' });
  expect(reply.response.headers.get('content-type')).toContain('xml');
  expect(reply.response.headers.get('access-control-allow-origin')).toBe('*');
  // The folder itself may be new; a file in it would be a second entry.
  expect(stored() - before).toBeLessThanOrEqual(1);
  expect(await put(job['upload_url'], Buffer.alloc(1000))).toMatchObject({ status: 200 });
});

test('keeps to the lower limit of a token', async () => {
  const job = await ats.init(await ats.auth({ max_file_size_bytes: 10 }));
  expect(await put(job['upload_url'], Buffer.alloc(11))).toMatchObject({ code: 'EntityTooLarge' });
  expect(await put(job['upload_url'], Buffer.alloc(10))).toMatchObject({ status: 200 });
});

test('refuses a URL past its expiry', async () => {
  await ats.control('POST', 'settings', { uploadTtlMs: 0 });
  const job = await ats.init(await ats.auth());
  expect(await put(job['upload_url'], 'audio')).toMatchObject({ status: 403, code: 'AccessDenied' });
});

test.each([
  ['expires', String(Date.now() + 1e9)],
  ['max', '999999999'],
  ['signature', '0'.repeat(64)],
])('refuses a URL with another %s', async (name, value) => {
  const { upload_url } = await ats.init(await ats.auth());
  const reply = await put(tampered(upload_url, name, value), 'audio');
  expect(reply).toMatchObject({ status: 403, code: 'AccessDenied' });
});

test('refuses a URL on the path of another job, and an upload URL for reading', async () => {
  const one = new URL((await ats.init(await ats.auth()))['upload_url']);
  const two = new URL((await ats.init(await ats.auth(), { title: 'Other' }))['upload_url']);
  one.pathname = two.pathname;
  expect(await put(one.href, 'audio')).toMatchObject({ status: 403 });
  two.pathname = two.pathname.replace('uploads', 'assets') + '/1';
  expect((await fetch(two)).status).toBe(403);
});

test('takes a repeated upload until prepare, and none afterwards', async () => {
  const auth = await ats.auth();
  const job = await ats.upload(auth, 'first');
  expect(await put(job['upload_url'], 'second')).toMatchObject({ status: 200 });
  const quote = (await ats.prepare(auth, job)).body;
  expect(await put(job['upload_url'], 'third')).toMatchObject({ status: 403, code: 'AccessDenied' });
  await ats.confirm(auth, quote);
  const [{ versions }] = (await ats.works()) as [{ versions: unknown[] }];
  expect(versions).toMatchObject([{ sha256: createHash('sha256').update('second').digest('hex') }]);
});

test('refuses an upload that ends after prepare, and keeps the quoted file', async () => {
  const auth = await ats.auth();
  const job = await ats.upload(auth, 'quoted');
  let finish = (): void => {};
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from('too '));
      finish = () => {
        controller.enqueue(Buffer.from('late'));
        controller.close();
      };
    },
  });
  const late = put(job['upload_url'], body, { duplex: 'half' } as RequestInit);
  await eventually(async () =>
    expect((await ats.requests()).at(-1)).toMatchObject({ method: 'PUT', bytes: 4, status: null }),
  );
  const quote = (await ats.prepare(auth, job)).body;
  finish();
  expect(await late).toMatchObject({ status: 403, code: 'AccessDenied' });
  await ats.confirm(auth, quote);
  const [{ versions }] = (await ats.works()) as [{ versions: unknown[] }];
  expect(versions).toMatchObject([{ sha256: createHash('sha256').update('quoted').digest('hex') }]);
});

test('answers an unknown path in XML', async () => {
  expect(await put(`${ats.ats.url}/storage/elsewhere`, 'x')).toMatchObject({
    status: 404,
    code: 'NoSuchKey',
  });
});

test('survives an upload that breaks off, and keeps nothing of it', async () => {
  const job = await ats.init(await ats.auth());
  const url = new URL(job['upload_url']);
  const before = stored();
  const socket = connect(ats.ats.port, '127.0.0.1');
  socket.write(
    `PUT ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: 1000\r\n\r\nonly this`,
  );
  const upload = async () => (await ats.requests()).find(({ method }) => method === 'PUT');
  await eventually(async () => expect((await upload())?.['bytes']).toBe(9));
  socket.destroy();
  await eventually(() => expect(stored() - before).toBeLessThanOrEqual(1));
  expect(await put(job['upload_url'], 'whole')).toMatchObject({ status: 200 });
});

test('removes its files on reset and on close, and may be closed twice', async () => {
  const own = await Client.start();
  await ats.control('POST', 'reset');
  expect(stored()).toBe(0);
  await own.upload(await own.auth(), 'audio');
  expect(stored()).toBe(2);
  await own.control('POST', 'reset');
  expect(stored()).toBe(0);
  await own.upload(await own.auth(), 'audio');
  await Promise.all([own.ats.close(), own.ats.close()]);
  expect(stored()).toBe(0);
  await expect(own.fetch('/v1/stats')).rejects.toThrow();
});
