import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { commitWork } from '../../demo/server/commitment.ts';
import { Client, creator, expectStatus, refusal, work } from './harness.ts';

let ats: Client;
beforeAll(async () => {
  ats = await Client.start();
});
beforeEach(() => ats.control('POST', 'reset'));
afterAll(() => ats.ats.close());

const MEGABYTE = 1024 * 1024;

describe('init', () => {
  test.each([
    [{ title: '' }, '422 registration.title_required'],
    [{ title: '   ' }, '422 registration.title_required'],
    [{ title: null }, '422 registration.title_required'],
    [{ title: undefined }, '422 registration.title_required'],
    [{ title: 'x'.repeat(201) }, '422 common.validation_failed'],
    [{ title: 7 }, '422 common.validation_failed'],
    [{ filename: '' }, '422 registration.filename_required'],
    [{ creators: [] }, '422 registration.creators_required'],
    [{ creators: undefined }, '422 registration.creators_required'],
    [{ creators: Array(21).fill(creator) }, '422 common.validation_failed'],
    [{ creators: [{ ...creator, email: 'nobody' }] }, '422 common.validation_failed'],
    [{ creators: [{ ...creator, roles: { author: false } }] }, '422 common.validation_failed'],
    [{ creators: [{ ...creator, ipi: '123456789012' }] }, '422 common.validation_failed'],
    [{ creators: [{ ...creator, isni: '0000 0001 2103 268X' }] }, '422 common.validation_failed'],
    [{ network: 'moonnet' }, '422 common.validation_failed'],
    [{ external_user_ref: '' }, '400 session.invalid_external_user_ref'],
  ])('refuses %j', async (changes, expected) => {
    expect(refusal(await ats.call('POST', '/v1/works/init', work(changes), await ats.auth()))).toBe(expected);
  });

  test('names the fields at fault', async () => {
    const bad = work({ creators: [{ ...creator, email: 'nobody' }] });
    const { body } = await ats.call('POST', '/v1/works/init', bad, await ats.auth());
    expect(body['error'].details.fields).toEqual([
      { field: 'creators.0.email', message: expect.any(String) },
    ]);
  });

  test.each(['{"title":', 'hello', ''])('refuses the body %j', async (text) => {
    const auth = await ats.auth();
    expect(refusal(await ats.call('POST', '/v1/works/init', text, auth))).toBe('400 common.bad_request');
  });

  test('refuses a body above a megabyte', async () => {
    const reply = await ats.call('POST', '/v1/works/init', `"${'x'.repeat(MEGABYTE)}"`, await ats.auth());
    expect(refusal(reply)).toBe('400 common.bad_request');
  });

  test('refuses a title its owner has used, and takes it from another owner', async () => {
    await ats.register(await ats.auth({ external_user_ref: 'user-1' }));
    const again = await ats.call(
      'POST',
      '/v1/works/init',
      work(),
      await ats.auth({ external_user_ref: 'user-1' }),
    );
    expect(refusal(again)).toBe('409 registration.duplicate_title');
    const other = await ats.call(
      'POST',
      '/v1/works/init',
      work(),
      await ats.auth({ external_user_ref: 'user-2' }),
    );
    expect(other.status).toBe(200);
  });

  test('gives an upload URL of ten minutes', async () => {
    const job = await ats.init(await ats.auth());
    const life = Date.parse(job['upload_expires_at']) - Date.now();
    expect(life).toBeGreaterThan(9 * 60_000);
    expect(life).toBeLessThanOrEqual(10 * 60_000);
  });
});

describe('prepare', () => {
  test('commits to the stored bytes, the title and the creators', async () => {
    const bytes = Buffer.from('some audio');
    const quote = await ats.quote(await ats.auth(), bytes, { creators: [{ ...creator, ipi: '123' }] });
    const mediaHash = createHash('sha256').update(bytes).digest();
    const expected = commitWork(
      'Morning Song',
      [
        {
          fullName: 'Ada Example',
          email: 'ada@example.com',
          roles: ['author', 'composer'],
          ipi: '123',
          isni: null,
        },
      ],
      mediaHash,
    );
    expect(quote).toMatchObject({ commitment: expected.commitment, is_valid: true });
  });

  test('charges no chain fees on testnet and no storage up to 10 MB', async () => {
    expect(await ats.quote(await ats.auth(), Buffer.alloc(10 * MEGABYTE))).toMatchObject({
      network_fee_credits: 0,
      total_deposit_credits: 0,
      service_fee_credits: 1,
      storage_fee_credits: 0,
      total_price_credits: 1,
    });
  });

  test('charges chain fees on mainnet and storage above 10 MB', async () => {
    const auth = await ats.auth({ allowed_network: 'mainnet' });
    const quote = await ats.quote(auth, Buffer.alloc(12 * MEGABYTE), { network: 'mainnet' });
    expect(quote).toMatchObject({
      network_fee_credits: 0.12,
      total_deposit_credits: 0.5,
      service_fee_credits: 1,
      storage_fee_credits: 0.04,
      total_price_credits: 1.66,
    });
  });

  test('uses the upload session up', async () => {
    const auth = await ats.auth();
    const job = await ats.upload(auth, 'audio');
    expect((await ats.prepare(auth, job)).status).toBe(200);
    expect(refusal(await ats.prepare(auth, job))).toBe('404 registration.upload_session_not_found');
  });

  test('says when nothing was uploaded, and works once it was', async () => {
    const auth = await ats.auth();
    const job = await ats.init(auth);
    expect(refusal(await ats.prepare(auth, job))).toBe('404 registration.upload_session_not_found');
    await fetch(job['upload_url'], { method: 'PUT', body: 'late' });
    expect((await ats.prepare(auth, job)).status).toBe(200);
  });

  test('refuses an empty file', async () => {
    const auth = await ats.auth();
    const job = await ats.upload(auth, '');
    expect(refusal(await ats.prepare(auth, job))).toBe('422 registration.audio_empty');
  });

  test('refuses a file above a limit lowered since, with both sizes', async () => {
    const auth = await ats.auth();
    const job = await ats.upload(auth, Buffer.alloc(2 * MEGABYTE));
    await ats.control('POST', 'settings', { maxFileSize: MEGABYTE });
    const reply = await ats.prepare(auth, job);
    expect(refusal(reply)).toBe('413 registration.audio_too_large');
    expect(reply.body['error']).toMatchObject({
      message: 'The asset file is too large (2 MB). Max: 1 MB.',
      details: { size_mb: 2, max_mb: 1 },
    });
  });
});

describe('confirm', () => {
  test('answers 202 with addresses relative to the service', async () => {
    const auth = await ats.auth();
    const { status, body } = await ats.confirm(auth, await ats.quote(auth));
    expect(status).toBe(202);
    const path = `/v1/transactions/${body['transaction_id']}`;
    expect(body).toEqual({ transaction_id: expect.any(String), status_url: path, ws_url: `${path}/ws` });
  });

  test('takes a job once and charges it once', async () => {
    await ats.control('POST', 'settings', { credits: 10 });
    const auth = await ats.auth();
    const quote = await ats.quote(auth);
    expectStatus(202, await ats.confirm(auth, quote));
    expect(refusal(await ats.confirm(auth, quote))).toBe('404 registration.prepared_not_found');
    expect((await ats.control('POST', 'settings', {})).body['credits']).toBe(9);
    expect(await ats.works()).toHaveLength(1);
  });

  test('takes a job once when two confirms arrive at once', async () => {
    const auth = await ats.auth();
    const quote = await ats.quote(auth);
    const replies = await Promise.all([ats.confirm(auth, quote), ats.confirm(auth, quote)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([202, 404]);
  });

  test('does not take a job that was not prepared', async () => {
    const auth = await ats.auth();
    const job = await ats.upload(auth, 'audio');
    expect(refusal(await ats.confirm(auth, job))).toBe('404 registration.prepared_not_found');
  });

  test('does not take an expired quote', async () => {
    await ats.control('POST', 'settings', { quoteTtlMs: 0 });
    const auth = await ats.auth();
    const quote = await ats.quote(auth);
    expect(refusal(await ats.confirm(auth, quote))).toBe('404 registration.prepared_not_found');
    expect(await ats.works()).toEqual([]);
  });

  test('says when credits are too few, and takes the same job after a top-up', async () => {
    await ats.control('POST', 'settings', { credits: 0.5 });
    const auth = await ats.auth();
    const quote = await ats.quote(auth);
    const poor = await ats.confirm(auth, quote);
    expect(refusal(poor)).toBe('403 common.forbidden');
    expect(poor.body['error'].details).toMatchObject({ required_credits: 1, available_credits: 0.5 });
    await ats.control('POST', 'settings', { credits: 1 });
    expect((await ats.confirm(auth, quote)).status).toBe(202);
  });
});

describe('stats', () => {
  test('count finished works of the network and tell the size limit, without any token', async () => {
    await ats.register(await ats.auth());
    const stats = async (network: string) => (await ats.call('GET', `/v1/stats?network=${network}`)).body;
    expect(await stats('testnet')).toEqual({ total_works: 1, max_audio_size_bytes: 500 * MEGABYTE });
    expect(await stats('mainnet')).toMatchObject({ total_works: 0 });
    expect(refusal(await ats.call('GET', '/v1/stats?network=x'))).toBe('422 common.validation_failed');
  });
});

test('the works seen from outside hold the bytes that were sent', async () => {
  const bytes = Buffer.from('exact bytes');
  const done = await ats.register(await ats.auth({ external_user_ref: 'user-1' }), bytes);
  expect(await ats.works()).toEqual([
    {
      ats_id: done['ats_id'],
      title: 'Morning Song',
      external_user_ref: 'user-1',
      charged_credits: 1,
      versions: [
        {
          version: 1,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          size: bytes.length,
          commitment: done['commitment'],
        },
      ],
    },
  ]);
});

test('a refusal comes in the envelope', async () => {
  const { status, body } = await ats.call('GET', '/v1/nothing');
  expect(status).toBe(404);
  expect(body).toEqual({
    error: {
      code: 'common.not_found',
      message: 'Resource not found.',
      request_id: expect.stringMatching(/^req_\w+$/),
    },
  });
});
