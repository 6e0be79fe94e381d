import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Client, refusal, work } from './harness.ts';

let ats: Client;
beforeAll(async () => {
  ats = await Client.start();
});
beforeEach(() => ats.control('POST', 'reset'));
afterAll(() => ats.ats.close());

const init = (headers: Record<string, string>, changes = {}) =>
  ats.call('POST', '/v1/works/init', work(changes), headers);

describe('minting', () => {
  test('gives a token of five minutes', async () => {
    const { status, body } = await ats.mint();
    expect(status).toBe(200);
    expect(body).toEqual({ token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/), expires_in: 300 });
  });

  test('refuses a wrong secret key', async () => {
    expect(refusal(await ats.mint({ secret_key: 'csk_other' }))).toBe('401 common.auth.invalid_api_key');
  });

  test.each(['', 'x'.repeat(256), 'é'.repeat(128)])('refuses the user reference %j', async (ref) => {
    const reply = await ats.mint({ external_user_ref: ref });
    expect(refusal(reply)).toBe('400 session.invalid_external_user_ref');
  });

  test('takes a user reference of 255 bytes', async () => {
    expect((await ats.mint({ external_user_ref: 'x'.repeat(255) })).status).toBe(200);
  });

  test('refuses an unknown action', async () => {
    expect(refusal(await ats.mint({ action_type: 'delete' }))).toBe('422 common.validation_failed');
  });

  test.each(['https://evil.example', 'null', 'http://localhost.evil.example'])(
    'refuses the origin %s',
    async (origin) => {
      expect(refusal(await ats.mint({}, { Origin: origin }))).toBe('403 session.origin_not_allowed');
    },
  );

  test.each(['http://127.0.0.1:9', 'https://localhost'])('allows the origin %s', async (origin) => {
    expect((await ats.mint({}, { Origin: origin })).status).toBe(200);
  });

  test('keeps to a list of origins when there is one', async () => {
    const listed = await Client.start({ allowedOrigins: ['https://shop.example.com', '*.music.example'] });
    const status = async (Origin: string) => (await listed.mint({}, { Origin })).status;
    expect(await status('https://shop.example.com')).toBe(200);
    expect(await status('https://a.b.music.example')).toBe(200);
    expect(await status('https://music.example')).toBe(403);
    expect(await status('https://evilmusic.example')).toBe(403);
    expect(await status('http://shop.example.com')).toBe(403);
    expect(await status('http://localhost:4100')).toBe(403);
    await listed.ats.close();
  });
});

describe('a call', () => {
  test('needs a token', async () => {
    expect(refusal(await init({ 'X-Site-Key': 'cpk_demo' }))).toBe('401 common.auth.missing_token');
    expect(refusal(await init({}))).toBe('401 common.auth.missing_token');
  });

  test('needs the site key of the token', async () => {
    const { Authorization } = (await ats.auth()) as { Authorization: string };
    expect(refusal(await init({ Authorization }))).toBe('401 common.auth.invalid_api_key');
    const wrong = await init({ Authorization, 'X-Site-Key': 'cpk_other' });
    expect(refusal(wrong)).toBe('401 common.auth.invalid_api_key');
  });

  test('refuses a token of another server', async () => {
    const other = await Client.start();
    const auth = await other.auth();
    await other.ats.close();
    expect(refusal(await init(auth))).toBe('401 common.auth.invalid_token');
  });

  test('refuses an unsigned token', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'none' })}.${part({ jti: 'x', exp: 9e9 })}.`;
    const reply = await init({ Authorization: `Bearer ${token}`, 'X-Site-Key': 'cpk_demo' });
    expect(refusal(reply)).toBe('401 common.auth.invalid_token');
  });

  test('refuses a token past its life', async () => {
    await ats.control('POST', 'settings', { tokenTtlMs: 0 });
    expect(refusal(await init(await ats.auth()))).toBe('401 common.auth.expired');
  });

  test('refuses every token after expire-tokens, but not newer ones', async () => {
    const old = await ats.auth();
    await ats.control('POST', 'expire-tokens');
    expect(refusal(await init(old))).toBe('401 common.auth.expired');
    expect((await init(await ats.auth())).status).toBe(200);
  });

  test('refuses a token for another action', async () => {
    const auth = await ats.auth({ action_type: 'update_version' });
    expect(refusal(await init(auth))).toBe('403 common.forbidden');
  });

  test('refuses a token for another network', async () => {
    const auth = await ats.auth({ allowed_network: 'mainnet' });
    expect(refusal(await init(auth))).toBe('403 common.forbidden');
  });

  test('refuses a token for another user', async () => {
    const auth = await ats.auth({ external_user_ref: 'user-1' });
    expect(refusal(await init(auth, { external_user_ref: 'user-2' }))).toBe('403 common.forbidden');
    expect((await init(auth, { external_user_ref: 'user-1' })).status).toBe(200);
  });
});

describe('a token', () => {
  test('starts one submission only', async () => {
    const auth = await ats.auth();
    expect((await init(auth)).status).toBe(200);
    expect(refusal(await init(auth, { title: 'Another' }))).toBe('401 session.invalid_token');
  });

  test('is not used up by a refused init', async () => {
    const auth = await ats.auth();
    expect((await init(auth, { title: '' })).status).toBe(422);
    expect((await init(auth)).status).toBe(200);
  });

  test('starts one submission when two arrive at once', async () => {
    const auth = await ats.auth();
    const replies = await Promise.all([init(auth, { title: 'One' }), init(auth, { title: 'Two' })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  test('may be replaced: another one of the same user goes on with the job', async () => {
    const job = await ats.upload(await ats.auth(), 'audio');
    expect((await ats.prepare(await ats.auth(), job)).status).toBe(200);
    expect((await ats.confirm(await ats.auth(), job)).status).toBe(202);
  });

  test('of another user does not reach the job', async () => {
    const other = await ats.auth({ external_user_ref: 'user-2' });
    const mine = await ats.auth({ external_user_ref: 'user-1' });
    const job = await ats.upload(mine, 'audio');
    expect(refusal(await ats.prepare(other, job))).toBe('403 registration.upload_session_forbidden');
    expect((await ats.prepare(mine, job)).status).toBe(200);
    expect(refusal(await ats.confirm(other, job))).toBe('403 registration.prepared_forbidden');
  });
});

describe('an idempotency key', () => {
  const key = { 'Idempotency-Key': '6f0c7e4e-2f30-4f0e-9a55-1f0a3a3c2b11' };

  test('gets the same reply again without using up another token', async () => {
    const first = await init({ ...(await ats.auth()), ...key });
    const auth = await ats.auth();
    const again = await init({ ...auth, ...key });
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect((await init(auth, { title: 'Another' })).status).toBe(200);
  });

  test('is refused with another body', async () => {
    const auth = await ats.auth();
    await init({ ...auth, ...key });
    const reply = await init({ ...auth, ...key }, { title: 'Another' });
    expect(refusal(reply)).toBe('422 common.validation_failed');
  });

  test('of one user says nothing to another', async () => {
    const first = await init({ ...(await ats.auth({ external_user_ref: 'user-1' })), ...key });
    const second = await init({ ...(await ats.auth({ external_user_ref: 'user-2' })), ...key });
    expect(second.status).toBe(200);
    expect(second.body['job_id']).not.toBe(first.body['job_id']);
  });
});
