import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { byAtsId, Client, creator, expectStatus, refusal, type Json } from './harness.ts';

let ats: Client;
beforeAll(async () => {
  ats = await Client.start();
});
beforeEach(() => ats.control('POST', 'reset'));
afterAll(() => ats.ats.close());

const user = { external_user_ref: 'user-1' };
const access = (changes: Json = {}) => ats.auth({ action_type: 'access', ...user, ...changes });
const register = async (title: string, changes: Json = {}) =>
  ats.register(await ats.auth(user), `file of ${title}`, { title, ...changes });

describe('the versions of a work', () => {
  test('come oldest first, with everything the chain knows', async () => {
    const done = await register('One');
    const auth = await ats.auth({ action_type: 'update_version', ...user });
    const updated = await ats.update(auth, byAtsId(done));
    const reply = expectStatus(200, await ats.call('GET', byAtsId(done), undefined, await access()));
    expect(reply).toEqual({
      ats_id: done['ats_id'],
      versions: [done, updated].map((source, index) => ({
        version: index + 1,
        commitment: source['commitment'],
        asset_filename: 'morning.wav',
        registered_at_block: source['block_number'],
        registered_at: expect.stringMatching(/^\d{4}-/),
        media_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        merkle_root: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        block_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        tx_hash: source['tx_hash'],
        explorer_url: source['explorer_url'],
        fee_credits: 1,
        storage_fee_credits: 0,
      })),
    });
  });

  test('have creators of their own, with roles as a list of names', async () => {
    const done = await register('One', { creators: [{ ...creator, ipi: '123' }] });
    const auth = await ats.auth({ action_type: 'update_version', ...user });
    await ats.update(auth, byAtsId(done), undefined, {
      creators: [{ ...creator, roles: { adapter: true, arranger: true } }],
    });
    const creators = async (version: string) =>
      ats.call('GET', `${byAtsId(done)}/${version}/creators?network=testnet`, undefined, await access());
    const ada = { full_name: 'Ada Example', email: 'ada@example.com' };
    expect((await creators('1')).body).toEqual({
      ats_id: done['ats_id'],
      version: 1,
      creators: [{ ...ada, roles: ['Author', 'Composer'], ipi: '123' }],
    });
    expect((await creators('2')).body['creators']).toEqual([{ ...ada, roles: ['Arranger', 'Adapter'] }]);
    for (const version of ['3', '0', '-1', '01', 'x']) {
      expect(refusal(await creators(version))).toBe('404 common.not_found');
    }
  });

  test('have files and certificates of their own', async () => {
    const done = await register('One');
    const auth = await ats.auth({ action_type: 'update_version', ...user });
    await ats.update(auth, byAtsId(done), 'second take');
    const link = async (path: string) =>
      ats.call('GET', `/v1/works/${done['work_id']}/${path}`, undefined, await access());
    const text = async (path: string) => {
      const { body } = await link(path);
      return (await fetch(body['url'])).text();
    };
    expect(await text('versions/1/download/audio')).toBe('file of One');
    expect(await text('versions/2/download/audio')).toBe('second take');
    expect(await text('download/asset')).toBe('second take');
    for (const version of [1, 2]) {
      const { body } = await link(`versions/${version}/download/certificate`);
      const pdf = await fetch(body['url']);
      expect(pdf.headers.get('content-disposition')).toContain(`certificate-1-v${version}.pdf`);
      expect((await pdf.text()).slice(0, 5)).toBe('%PDF-');
    }
    expect(refusal(await link('versions/3/download/audio'))).toBe('404 work.not_found');
    expect(refusal(await link('versions/3/download/certificate'))).toBe('404 work.not_found');
  });
});
