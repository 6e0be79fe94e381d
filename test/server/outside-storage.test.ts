import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { S3 } from '../support/s3.ts';
import { Client, refusal, work } from './harness.ts';

let s3: S3;
let ats: Client;
beforeAll(async () => {
  s3 = await S3.start();
  ats = await Client.start({ storage: s3 });
});
beforeEach(() => ats.control('POST', 'reset'));
afterAll(async () => {
  await ats.ats.close();
  await s3.close();
});

const sha256 = createHash('sha256').update('audio').digest('hex');

test('files go to the storage and come from it', async () => {
  const auth = await ats.auth();
  const { work_id } = await ats.register(auth, 'audio', { filename: 'Élan.wav' });
  expect(await ats.works()).toMatchObject([{ versions: [{ size: 5, sha256 }] }]);

  const { body } = await ats.call('GET', `/v1/works/${work_id}/download/asset`, undefined, auth);
  expect(body['url']).toContain(s3.url);
  const download = await fetch(body['url']);
  expect(download.headers.get('content-disposition')).toBe(
    `attachment; filename="_lan.wav"; filename*=UTF-8''%C3%89lan.wav`,
  );
  expect(await download.text()).toBe('audio');
  expect((await ats.requests()).filter(({ path }) => path.startsWith('/storage/'))).toEqual([]);
});

test('prepare finds no file before one has come, and the last one that came', async () => {
  const auth = await ats.auth();
  const job = await ats.init(auth);
  expect(refusal(await ats.prepare(auth, job))).toBe('404 registration.upload_session_not_found');
  for (const body of ['an earlier take', 'audio']) await fetch(job['upload_url'], { method: 'PUT', body });
  const { body: quote } = await ats.prepare(auth, job);
  await ats.confirm(auth, quote);
  expect(await ats.works()).toMatchObject([{ versions: [{ size: 5, sha256 }] }]);
});

test('a repeated init answers the same URL and opens no second job', async () => {
  const auth = { ...(await ats.auth()), 'Idempotency-Key': 'one-submission' };
  const init = () => ats.call('POST', '/v1/works/init', work(), auth);
  const [first, second] = await Promise.all([init(), init()]);
  expect(first).toMatchObject({ status: 200, body: second.body });
});
