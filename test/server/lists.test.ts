import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { byAtsId, Client, expectStatus, refusal, type Json } from './harness.ts';

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

describe('the list of works', () => {
  test('shows everything about a work', async () => {
    const done = await register('Low Tide');
    expect(await list()).toEqual({
      works: [
        {
          id: done['work_id'],
          ats_id: done['ats_id'],
          owner: expect.stringMatching(/^0x/),
          latest_version: 1,
          latest_commitment: done['commitment'],
          created_at: expect.stringMatching(/^\d{4}-/),
          latest_version_at: expect.stringMatching(/^\d{4}-/),
          title: 'Low Tide',
          asset_filename: 'morning.wav',
          has_files: true,
        },
      ],
      page_info: {
        has_next_page: false,
        has_previous_page: false,
        start_cursor: expect.any(String),
        end_cursor: expect.any(String),
      },
      total_count: 1,
    });
  });

  test('is empty, not missing, for a user without works', async () => {
    expect(await list()).toEqual({
      works: [],
      page_info: { has_next_page: false, has_previous_page: false, start_cursor: null, end_cursor: null },
      total_count: 0,
    });
  });

  test('begins with the newest activity, and an update is one', async () => {
    const first = await register('One');
    await register('Two');
    await register('Three');
    expect(titles(await list())).toEqual(['Three', 'Two', 'One']);
    await ats.update(await ats.auth({ action_type: 'update_version', ...user }), byAtsId(first), 'again');
    const page = await list();
    expect(titles(page)).toEqual(['One', 'Three', 'Two']);
    expect(page['works'][0]).toMatchObject({ latest_version: 2, asset_filename: 'evening.wav' });
    expect(page['works'][0].latest_version_at > page['works'][1].latest_version_at).toBe(true);
    expect(page['works'][0].created_at < page['works'][1].created_at).toBe(true);
  });

  test('holds no work before it is anchored, and no version', async () => {
    const done = await register('One');
    await ats.control('POST', 'settings', { stepMs: 3_600_000 });
    await ats.pay(await ats.auth(user), 'audio', { title: 'Pending' });
    const auth = await ats.auth({ action_type: 'update_version', ...user });
    const { body } = await ats.prepareUpdate(
      auth,
      byAtsId(done),
      await ats.openUpdate(auth, byAtsId(done), 'b'),
    );
    expectStatus(202, await ats.confirmUpdate(auth, byAtsId(done), body));
    const page = await list();
    expect(titles(page)).toEqual(['One']);
    expect(page['works'][0].latest_version).toBe(1);
    expect((await ats.call('GET', byAtsId(done), undefined, await access())).body['versions']).toHaveLength(
      1,
    );
  });

  test('paged to the end gives each work once while works are added', async () => {
    for (let index = 0; index < 7; index += 1) await register(`Old ${index}`);
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 10; page += 1) {
      const reply = await list({ first: '2', ...(after ? { after } : {}) });
      seen.push(...titles(reply));
      expect(reply['page_info'].has_previous_page).toBe(page > 0);
      if (!reply['page_info'].has_next_page) break;
      after = reply['page_info'].end_cursor;
      await register(`New ${page}`);
    }
    expect(seen).toEqual(['Old 6', 'Old 5', 'Old 4', 'Old 3', 'Old 2', 'Old 1', 'Old 0']);
    expect((await list())['total_count']).toBe(10);
  });

  test('goes on after a cursor whose work has moved to the front', async () => {
    for (const title of ['One', 'Two', 'Three']) await register(title);
    const page = await list({ first: '1' });
    const auth = await ats.auth({ action_type: 'update_version', ...user });
    await ats.update(auth, byAtsId(page['works'][0]));
    expect(titles(await list({ after: page['page_info'].end_cursor }))).toEqual(['Two', 'One']);
  });

  test.each(['0', '-1', '1.5', 'ten', '1e3', ''])('refuses a page of %j works', async (first) => {
    const reply = await ats.call(
      'GET',
      `/v1/works?network=testnet&first=${first}`,
      undefined,
      await access(),
    );
    expect(refusal(reply)).toBe('422 common.validation_failed');
  });

  test.each(['garbage', '!!!', 'dHVybjox=', 'dHVybjot', ' ', '\u0000', '😀', 'x'.repeat(2000)])(
    'refuses the cursor %j',
    async (after) => {
      await register('One');
      const params = new URLSearchParams({ network: 'testnet', after });
      const reply = await ats.call('GET', `/v1/works?${params}`, undefined, await access());
      expect(refusal(reply)).toBe('400 common.bad_request');
    },
  );

  test('searches titles, file names and ids, whatever the case, accents and order', async () => {
    const done = await register('Élan vital (live) [50%]', { filename: 'take_2.flac' });
    await register('夜の歌 🎼');
    await register('أغنية الليل');
    await register('Plain');
    const found = async (search: string) => titles(await list({ search }));
    const elan = ['Élan vital (live) [50%]'];
    for (const search of ['elan', 'VITAL Él', '  live ', '(live)', '[50%]', 'take_2', `${done['ats_id']}`]) {
      expect(await found(search)).toEqual(elan);
    }
    expect(await found('夜')).toEqual(['夜の歌 🎼']);
    expect(await found('🎼')).toEqual(['夜の歌 🎼']);
    expect(await found('الليل')).toEqual(['أغنية الليل']);
    expect(await found('')).toHaveLength(4);
    for (const search of [
      '.*',
      '\\',
      '%%',
      "' OR 1=1 --",
      '\u0000',
      '\ud800',
      'elan nothing',
      '\u0301\u0301x',
    ]) {
      expect(await found(search)).toEqual([]);
    }
  });

  test('counts and pages what a search found, and finds the new file of an update', async () => {
    for (const title of ['Tide 1', 'Other', 'Tide 2', 'Tide 3']) await register(title);
    const page = await list({ search: 'tide', first: '2' });
    expect(page).toMatchObject({ total_count: 3, page_info: { has_next_page: true } });
    const next = await list({ search: 'tide', after: page['page_info'].end_cursor });
    expect([...titles(page), ...titles(next)]).toEqual(['Tide 3', 'Tide 2', 'Tide 1']);
    const auth = await ats.auth({ action_type: 'update_version', ...user });
    await ats.update(auth, byAtsId(page['works'][0]), 'new', { filename: 'reprise.wav' });
    expect(titles(await list({ search: 'reprise' }))).toEqual(['Tide 3']);
  });

  test('survives a query that is not well encoded', async () => {
    const reply = await ats.call(
      'GET',
      '/v1/works?network=testnet&search=%zz%E0%A4',
      undefined,
      await access(),
    );
    expect(reply).toMatchObject({ status: 200, body: { works: [] } });
  });

  test('refuses a search longer than anything that could match', async () => {
    const params = new URLSearchParams({ search: 'x'.repeat(256) });
    const reply = await ats.call('GET', `/v1/works?${params}`, undefined, await access());
    expect(refusal(reply)).toBe('422 common.validation_failed');
  });
});

test('every list runs into the faults that were ordered', async () => {
  const done = await register('One');
  const paths = ['/v1/works', byAtsId(done), `${byAtsId(done)}/1/creators`];
  for (const path of paths) {
    await ats.fault({ on: `GET ${path}`, code: 'common.rate_limited', headers: { 'Retry-After': '1' } });
    expect(refusal(await ats.call('GET', path, undefined, await access()))).toBe('429 common.rate_limited');
    expect((await ats.call('GET', path, undefined, await access())).status).toBe(200);
  }
  await ats.fault({ on: 'GET /v1/works', patch: { total_count: null } });
  expect((await list())['total_count']).toBe(null);
});
