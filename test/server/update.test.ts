import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { commitWork } from '../../demo/server/commitment.ts';
import { byAtsId, byCode, Client, creator, expectStatus, refusal, type Json } from './harness.ts';

let ats: Client;
beforeAll(async () => {
  ats = await Client.start();
});
beforeEach(() => ats.control('POST', 'reset'));
afterAll(() => ats.ats.close());

const user = { external_user_ref: 'user-1' };
const forUpdate = (changes: Json = {}) => ats.auth({ action_type: 'update_version', ...changes });
const arranger = { ...creator, full_name: 'Bo Example', roles: { arranger: true } };

/** What version of a work commits to, computed here from what was sent. */
const committed = (bytes: string, name = 'Bo Example', roles: 'arranger'[] = ['arranger']) =>
  commitWork(
    'Morning Song',
    [{ fullName: name, email: creator.email, roles, ipi: null, isni: null }],
    createHash('sha256').update(bytes).digest(),
  ).commitment;

// The same machine behind two doors.
const doors = [
  { door: 'an access code', claim: {}, base: byCode },
  { door: "a user's token", claim: user, base: byAtsId },
];

describe.each(doors)('an update through $door', ({ claim, base }) => {
  const registered = async () => ats.register(await ats.auth(claim), 'first take');

  test('with a new file adds a version that commits to its bytes', async () => {
    const done = await registered();
    const updated = await ats.update(await forUpdate(claim), base(done), 'second take', {
      creators: [arranger],
    });
    expect(updated['commitment']).toBe(committed('second take'));
    expect(updated).toMatchObject({ ats_id: done['ats_id'], work_id: done['work_id'] });
    const [work] = await ats.works();
    expect(work?.['versions']).toMatchObject([
      { version: 1, size: 10 },
      { version: 2, size: 11, commitment: updated['commitment'] },
    ]);
    expect(work?.['versions'][1].sha256).toBe(createHash('sha256').update('second take').digest('hex'));
    expect(work?.['charged_credits']).toBe(2);
  });

  test('without a file commits to the stored one', async () => {
    const done = await registered();
    const updated = await ats.update(await forUpdate(claim), base(done), undefined, { creators: [arranger] });
    expect(updated['commitment']).toBe(committed('first take'));
    const [work] = await ats.works();
    expect(work?.['versions'][1].sha256).toBe(work?.['versions'][0].sha256);
  });

  test('gives no upload URL when the file is kept', async () => {
    const done = await registered();
    const job = await ats.openUpdate(await forUpdate(claim), base(done));
    expect(job).toEqual({ job_id: expect.any(String) });
  });

  test('goes through the steps of a registration and tells no access code', async () => {
    const done = await registered();
    const auth = await forUpdate(claim);
    const quote = await ats.prepareUpdate(auth, base(done), await ats.openUpdate(auth, base(done)));
    const paid = await ats.confirmUpdate(auth, base(done), quote.body);
    expect(paid.status).toBe(202);
    const { frames } = await ats.watch(paid.body['ws_url']);
    expect(frames.slice(-1)).toMatchObject([{ step: 'completed', details: { ats_id: done['ats_id'] } }]);
    const { body } = await ats.call('GET', paid.body['status_url']);
    expect(body['transaction_type']).toBe('update_version');
    expect(body['steps'].map(({ step }: Json) => step)).toEqual([
      'validating',
      'preparing_transaction',
      'signing',
      'submitting',
      'confirming',
      'completed',
    ]);
    expect(JSON.stringify([paid.body, frames, body])).not.toContain('atc_');
  });

  test('cannot change the title, and may repeat it', async () => {
    const done = await registered();
    const auth = await forUpdate(claim);
    const init = (title: string) => {
      const body = { creators: [creator], network: 'testnet', title };
      return ats.call('POST', `${base(done)}/init`, body, auth);
    };
    const refused = await init('Evening Song');
    expect(refusal(refused)).toBe('422 common.validation_failed');
    expect(refused.body['error'].details.fields).toMatchObject([{ field: 'title' }]);
    expect((await init('Morning Song')).status).toBe(200);
  });

  test('is refused while another one is on its way to the chain, at every call', async () => {
    const done = await registered();
    const tokens = await Promise.all([1, 2, 3, 4].map(() => forUpdate(claim)));
    const [first, second, third, fourth] = tokens as [Json, Json, Json, Json];
    const quoteOf = async (auth: Json) =>
      (await ats.prepareUpdate(auth, base(done), await ats.openUpdate(auth, base(done)))).body;
    const [winner, loser] = [await quoteOf(first), await quoteOf(second)];
    const waiting = await ats.openUpdate(third, base(done));

    await ats.control('POST', 'settings', { stepMs: 3_600_000 });
    expectStatus(202, await ats.confirmUpdate(first, base(done), winner));
    const busy = '409 version.already_in_progress';
    expect(refusal(await ats.confirmUpdate(second, base(done), loser))).toBe(busy);
    expect(refusal(await ats.prepareUpdate(third, base(done), waiting))).toBe(busy);
    const body = { creators: [creator], network: 'testnet' };
    expect(refusal(await ats.call('POST', `${base(done)}/init`, body, fourth))).toBe(busy);
    expect(await ats.works()).toMatchObject([{ charged_credits: 2 }]);
  });

  test('that another one has overtaken is refused for good, a new one is not', async () => {
    const done = await registered();
    const auth = await forUpdate(claim);
    const { body: quote } = await ats.prepareUpdate(auth, base(done), await ats.openUpdate(auth, base(done)));
    await ats.update(await forUpdate(claim), base(done), 'second take');
    expect(refusal(await ats.confirmUpdate(auth, base(done), quote))).toBe('409 version.already_in_progress');
    await ats.update(await forUpdate(claim), base(done));
    const [work] = await ats.works();
    const hashes = work?.['versions'].map(({ sha256 }: Json) => sha256);
    expect(hashes).toHaveLength(3);
    expect(hashes[2]).toBe(hashes[1]);
  });

  test('can be confirmed once', async () => {
    const done = await registered();
    const auth = await forUpdate(claim);
    const { body: quote } = await ats.prepareUpdate(auth, base(done), await ats.openUpdate(auth, base(done)));
    const replies = await Promise.all([1, 2].map(() => ats.confirmUpdate(auth, base(done), quote)));
    expect(replies.map(({ status }) => status).sort()).toEqual([202, 404]);
    expect(await ats.works()).toMatchObject([{ charged_credits: 2 }]);
  });

  test('goes on with another token of the same user, and starts once per token and key', async () => {
    const done = await registered();
    const keyed = { ...(await forUpdate(claim)), 'Idempotency-Key': 'one' };
    const job = await ats.openUpdate(keyed, base(done));
    expect(await ats.openUpdate(keyed, base(done))).toEqual(job);
    const body = { creators: [creator], network: 'testnet' };
    const again = await ats.call('POST', `${base(done)}/init`, body, { ...keyed, 'Idempotency-Key': 'two' });
    expect(refusal(again)).toBe('401 session.invalid_token');
    expect((await ats.prepareUpdate(await forUpdate(claim), base(done), job)).status).toBe(200);
  });

  test('needs the file it announced, and a file with something in it', async () => {
    const done = await registered();
    const init = async (auth: Json) => {
      const body = { creators: [creator], network: 'testnet', filename: 'a.wav' };
      return expectStatus(200, await ats.call('POST', `${base(done)}/init-upload`, body, auth));
    };
    const auth = await forUpdate(claim);
    const job = await init(auth);
    expect(refusal(await ats.prepareUpdate(auth, base(done), job))).toBe(
      '404 registration.upload_session_not_found',
    );
    await fetch(job['upload_url'], { method: 'PUT', body: '' });
    expect(refusal(await ats.prepareUpdate(auth, base(done), job))).toBe('422 registration.audio_empty');
  });

  test.each([
    [{ creators: [] }, '422 registration.creators_required'],
    [{ creators: [{ ...creator, roles: {} }] }, '422 common.validation_failed'],
    [{ filename: '' }, '422 registration.filename_required'],
  ])('refuses %j', async (changes, expected) => {
    const done = await registered();
    const body = { creators: [creator], network: 'testnet', filename: 'a.wav', ...changes };
    expect(refusal(await ats.call('POST', `${base(done)}/init-upload`, body, await forUpdate(claim)))).toBe(
      expected,
    );
  });

  test('needs a token for updates', async () => {
    const done = await registered();
    for (const action_type of ['register', 'access']) {
      const auth = await ats.auth({ ...claim, action_type });
      for (const call of ['init', 'init-upload', 'prepare', 'confirm']) {
        const reply = await ats.call('POST', `${base(done)}/${call}`, {}, auth);
        expect(refusal(reply)).toBe('403 common.forbidden');
      }
    }
  });

  test('runs into the faults that were ordered', async () => {
    const done = await registered();
    const auth = await forUpdate(claim);
    for (const call of ['init', 'init-upload', 'prepare', 'confirm']) {
      await ats.fault({ on: `POST ${base(done)}/${call}`, code: 'common.quota_exceeded' });
      const reply = await ats.call('POST', `${base(done)}/${call}`, {}, auth);
      expect(refusal(reply)).toBe('429 common.quota_exceeded');
    }
  });
});

describe('the quote of an update', () => {
  const onMainnet = { allowed_network: 'mainnet', ...user };
  const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024);

  test.each([
    ['a file of 12 MB', megabytes(12), 0.04, 1.36],
    ['no file, whatever is stored', undefined, 0, 1.32],
  ])('with %s names the deposit of a version', async (_, bytes, storage, total) => {
    const done = await ats.register(await ats.auth(onMainnet), megabytes(11), { network: 'mainnet' });
    const auth = await forUpdate(onMainnet);
    const job = await ats.openUpdate(auth, byAtsId(done), bytes, { network: 'mainnet' });
    expect(expectStatus(200, await ats.prepareUpdate(auth, byAtsId(done), job))).toEqual({
      job_id: job['job_id'],
      work_id: done['work_id'],
      commitment: expect.any(String),
      network_fee_credits: 0.12,
      version_deposit_credits: 0.2,
      service_fee_credits: 1,
      storage_fee_credits: storage,
      total_price_credits: total,
      is_valid: true,
      expires_at: expect.any(String),
    });
  });
});

describe('a job', () => {
  test('cannot be taken to another work, or from a registration to an update and back', async () => {
    const one = await ats.register(await ats.auth(user), 'one', { title: 'One' });
    const two = await ats.register(await ats.auth(user), 'two', { title: 'Two' });
    const auth = await forUpdate(user);
    const update = await ats.openUpdate(auth, byAtsId(one));
    const forbidden = '403 registration.upload_session_forbidden';
    expect(refusal(await ats.prepareUpdate(auth, byAtsId(two), update))).toBe(forbidden);
    const registering = await ats.auth(user);
    expect(refusal(await ats.prepare(registering, update))).toBe(forbidden);
    const registration = await ats.upload(registering, 'three', { title: 'Three' });
    expect(refusal(await ats.prepareUpdate(auth, byAtsId(one), registration))).toBe(forbidden);

    const { body: quote } = await ats.prepareUpdate(auth, byAtsId(one), update);
    expect(refusal(await ats.confirmUpdate(auth, byAtsId(two), quote))).toBe(
      '403 registration.prepared_forbidden',
    );
    expect((await ats.confirmUpdate(auth, byAtsId(one), quote)).status).toBe(202);
  });

  test('is not for another user', async () => {
    const done = await ats.register(await ats.auth());
    const auth = await forUpdate();
    const job = await ats.openUpdate(auth, byCode(done));
    expect(refusal(await ats.prepareUpdate(await forUpdate(user), byCode(done), job))).toBe(
      '403 work.not_owned_by_user',
    );
  });
});
