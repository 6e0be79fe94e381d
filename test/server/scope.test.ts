import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { byAtsId, byCode, Client, creator, expectStatus, refusal, type Json } from './harness.ts';

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

async function list(query: Record<string, string> = {}, changes: Json = {}): Promise<Json> {
  const params = new URLSearchParams({ network: 'testnet', ...query });
  return expectStatus(200, await ats.call('GET', `/v1/works?${params}`, undefined, await access(changes)));
}
const titles = (page: Json): string[] => page['works'].map(({ title }: Json) => title);

describe('a token', () => {
  test('sees the works of its own user and network only', async () => {
    const mine = await register('Mine');
    await ats.register(await ats.auth({ external_user_ref: 'user-2' }), 'b', { title: 'Theirs' });
    await ats.register(await ats.auth(), 'c', { title: 'Nobody in particular' });
    expect(titles(await list())).toEqual(['Mine']);
    expect(titles(await list({}, { external_user_ref: 'user-2' }))).toEqual(['Theirs']);
    expect(titles(await list({ network: 'mainnet' }, { allowed_network: 'mainnet' }))).toEqual([]);
    const read = async (path: string, changes: Json) =>
      refusal(await ats.call('GET', path, undefined, await access(changes)));
    for (const path of [byAtsId(mine), `${byAtsId(mine)}/1/creators`]) {
      expect(await read(path, { external_user_ref: 'user-2' })).toBe('404 work.not_found');
      expect(await read(path, { allowed_network: 'mainnet' })).toBe('404 work.not_found');
    }
    for (const path of ['/v1/works/99/versions', '/v1/works/x/versions', '/v1/works/1e0/versions']) {
      expect(await read(path, {})).toBe('404 work.not_found');
    }
  });

  test('changes the works of its own user only', async () => {
    const mine = await register('Mine');
    const nobodys = await ats.register(await ats.auth(), 'c', { title: 'Nobody in particular' });
    const change = async (base: string, changes: Json) => {
      const auth = await ats.auth({ action_type: 'update_version', ...changes });
      const calls = ['init', 'init-upload', 'prepare', 'confirm'].map((call) => {
        const body = { network: 'testnet', creators: [creator], filename: 'a.wav', job_id: 'x' };
        return ats.call('POST', `${base}/${call}`, body, auth);
      });
      return [...new Set((await Promise.all(calls)).map(refusal))];
    };
    expect(await change(byAtsId(mine), { external_user_ref: 'user-2' })).toEqual([
      '403 work.not_owned_by_user',
    ]);
    expect(await change(byAtsId(mine), { ...user, allowed_ats_id: 99 })).toEqual([
      '403 work.access_forbidden',
    ]);
    expect(await change(byAtsId(mine), {})).toEqual(['403 common.forbidden']);
    // Without a user a work has one key, which is no user's.
    expect(await change(byAtsId(nobodys), user)).toEqual(['403 work.not_owned_by_user']);
    expect(await change(byCode(nobodys), user)).toEqual(['403 work.not_owned_by_user']);
    expect(await change('/v1/works/99/versions', user)).toEqual(['404 work.not_found']);
    expect(await change(byCode({ access_code: `atc_${'0'.repeat(64)}` }), {})).toEqual([
      '404 access_code.not_found',
    ]);
    expect(await change('/v1/access/atc_1/versions', {})).toEqual(['400 access_code.format_invalid']);
    expect(await change(byCode(nobodys), { allowed_ats_id: mine['ats_id'] })).toEqual([
      '403 work.access_forbidden',
    ]);
  });

  test("of a user does not open an access code's work", async () => {
    const { access_code } = await ats.register(await ats.auth());
    const auth = await ats.auth({ action_type: 'update_version', ...user });
    const reply = await ats.call('GET', `/v1/access/${access_code}/work`, undefined, auth);
    expect(refusal(reply)).toBe('404 access_code.not_found');
  });

  test('for one work sees that one', async () => {
    const one = await register('One');
    const two = await register('Two');
    const claim = { allowed_ats_id: one['ats_id'] };
    expect(await list({}, claim)).toMatchObject({ works: [{ title: 'One' }], total_count: 1 });
    expect((await ats.call('GET', byAtsId(one), undefined, await access(claim))).status).toBe(200);
    expect(refusal(await ats.call('GET', byAtsId(two), undefined, await access(claim)))).toBe(
      '403 work.access_forbidden',
    );
  });

  test('without a user, for another network or another action lists nothing', async () => {
    const done = await register('One');
    for (const path of ['/v1/works', byAtsId(done), `${byAtsId(done)}/1/creators`]) {
      const read = async (changes: Json, query = '') =>
        refusal(await ats.call('GET', path + query, undefined, await ats.auth(changes)));
      expect(await read({ action_type: 'access' })).toBe('403 common.forbidden');
      expect(await read({ action_type: 'register', ...user })).toBe('403 common.forbidden');
      expect(await read({ action_type: 'access', ...user }, '?network=mainnet')).toBe('403 common.forbidden');
      expect(await read({ action_type: 'access', ...user }, '?network=x')).toBe(
        '422 common.validation_failed',
      );
      expect(refusal(await ats.call('GET', path))).toBe('401 common.auth.missing_token');
      const updating = await ats.auth({ action_type: 'update_version', ...user });
      expect((await ats.call('GET', path, undefined, updating)).status).toBe(200);
    }
  });
});
