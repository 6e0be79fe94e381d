import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { byAtsId, Client, expectStatus, refusal, type Json } from './harness.ts';

// Thousands of works take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let ats: Client;
beforeAll(async () => {
  ats = await Client.start();
});
beforeEach(() => ats.control('POST', 'reset'));
afterAll(() => ats.ats.close());

const demoUser = { external_user_ref: 'demo-user' };
const access = (changes: Json = {}) => ats.auth({ action_type: 'access', ...demoUser, ...changes });
const seed = async (seedWorks: unknown) =>
  expectStatus(200, await ats.control('POST', 'settings', { seedWorks }));

async function list(query: Record<string, string> = {}, changes: Json = {}): Promise<Json> {
  const params = new URLSearchParams(query);
  return expectStatus(200, await ats.call('GET', `/v1/works?${params}`, undefined, await access(changes)));
}

async function find(title: string | null): Promise<Json> {
  const { works } = await list();
  return works.find((work: Json) => work['title'] === title);
}

async function read(path: string) {
  return ats.call('GET', path, undefined, await access());
}

describe('a seeded catalogue', () => {
  test('is the same every time, with the newest first', async () => {
    await seed(30);
    const first = await list();
    expect(first['total_count']).toBe(30);
    expect(first['works'][0]).toMatchObject({ title: 'Quiet Harbour 1', ats_id: 30, has_files: true });
    const dates = first['works'].map(({ latest_version_at }: Json) => latest_version_at).filter(Boolean);
    expect(dates).toEqual([...dates].sort().reverse());
    await ats.control('POST', 'reset');
    expect((await list())['total_count']).toBe(0);
    await seed({ count: 30 });
    expect(await list()).toEqual(first);
  });

  test('is plain when it is small', async () => {
    await seed(10);
    const { works } = await list();
    expect(works.every((work: Json) => work['title'] && work['created_at'] && work['has_files'])).toBe(true);
  });

  test('belongs to one user on one network, beside those of others', async () => {
    await seed(2);
    expect(await seed({ count: 3, user: 'other', network: 'mainnet' })).toMatchObject({
      seedWorks: { count: 3, user: 'other', network: 'mainnet' },
    });
    expect((await list())['total_count']).toBe(2);
    const other = { external_user_ref: 'other', allowed_network: 'mainnet' };
    expect((await list({}, other))['total_count']).toBe(3);
    const stats = await ats.call('GET', '/v1/stats?network=mainnet');
    expect(stats.body['total_works']).toBe(3);
  });

  test('replaces the one before and leaves what was registered, which stays in front', async () => {
    await ats.register(await ats.auth(demoUser), 'audio', { title: 'Registered' });
    await seed(5);
    await seed(3);
    const { works, total_count } = await list();
    expect(total_count).toBe(4);
    expect(works[0].title).toBe('Registered');
    await seed(0);
    expect((await list())['total_count']).toBe(1);
  });

  test.each([-1, 1.5, 100_001, '10', { count: 1, user: '' }, { count: 1, users: 'x' }, { user: 'x' }])(
    'cannot be asked for as %j',
    async (seedWorks) => {
      const { status } = await ats.control('POST', 'settings', { seedWorks });
      expect([400, 422]).toContain(status);
      expect(await ats.works()).toEqual([]);
    },
  );

  test('comes back with a reset when the server was started with it', async () => {
    const own = await Client.start({ settings: { seedWorks: { count: 4, user: 'me' } } });
    await own.control('POST', 'settings', { seedWorks: 9 });
    await own.control('POST', 'reset');
    expect((await own.works()).map(({ external_user_ref }) => external_user_ref)).toEqual(
      Array(4).fill('me'),
    );
    await own.ats.close();
  });

  test('has files whose bytes are what the versions commit to', async () => {
    await seed(1);
    const work = await find('Quiet Harbour 1');
    const { versions } = (await read(byAtsId(work))).body;
    const { body } = await read(`/v1/works/${work['id']}/download/asset`);
    const bytes = Buffer.from(await (await fetch(body['url'])).arrayBuffer());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(versions.at(-1).media_hash).toBe(`0x${sha256}`);
    expect((await ats.works())[0]?.['versions'][0]).toEqual({
      version: 1,
      sha256,
      size: bytes.length,
      commitment: work['latest_commitment'],
    });
    expect(await (await fetch(versions[0].explorer_url)).text()).toContain(work['latest_commitment']);
    const certificate = (await read(`/v1/works/${work['id']}/download/certificate`)).body;
    expect((await fetch(certificate['url'])).status).toBe(200);
  });

  test('can be updated like any other, which brings the work to the front', async () => {
    await seed(10_000);
    const { works } = await list({ search: 'Harbour 9681' });
    const [work] = works;
    const auth = await ats.auth({ action_type: 'update_version', ...demoUser });
    await ats.update(auth, byAtsId(work), 'new take');
    const page = await list({ first: '2' });
    expect(page['works']).toMatchObject([
      { id: work.id, latest_version: work.latest_version + 1, asset_filename: 'evening.wav' },
      { title: 'Quiet Harbour 1' },
    ]);
    expect(page['total_count']).toBe(10_000);
  });
});

describe('an odd work', () => {
  beforeEach(() => seed(50));

  test('without files has no asset, and can still be updated without one', async () => {
    const work = await find('Without files');
    expect(work).toMatchObject({ has_files: false, asset_filename: null });
    expect(refusal(await read(`/v1/works/${work['id']}/download/asset`))).toBe('404 work.no_asset');
    const auth = await ats.auth({ action_type: 'update_version', ...demoUser });
    const updated = await ats.update(auth, byAtsId(work));
    expect(updated['commitment']).not.toBe(work['latest_commitment']);
    const { versions } = (await read(byAtsId(work))).body;
    expect(versions[1].media_hash).toBe(versions[0].media_hash);
    expect(await find('Without files')).toMatchObject({ has_files: false, latest_version: 2 });
    expect(await ats.works()).toContainEqual(
      expect.objectContaining({
        title: 'Without files',
        versions: [1, 2].map((version) => expect.objectContaining({ version, sha256: null, size: null })),
      }),
    );
  });

  test('without a certificate yet says so', async () => {
    const work = await find('Without a certificate yet');
    for (const path of ['download/certificate', 'versions/1/download/certificate']) {
      expect(refusal(await read(`/v1/works/${work['id']}/${path}`))).toBe('404 work.certificate_unavailable');
    }
    expect((await read(`/v1/works/${work['id']}/download/asset`)).status).toBe(200);
  });

  test('without a title or a date has nulls, and a certificate', async () => {
    for (const work of [await find(null), await find('Without a date')]) {
      const { body } = await read(`/v1/works/${work['id']}/download/certificate`);
      expect((await fetch(body['url'])).status).toBe(200);
    }
    const undated = await find('Without a date');
    expect(undated).toMatchObject({ created_at: null, latest_version_at: null });
    expect((await read(byAtsId(undated))).body['versions']).toMatchObject([{ registered_at: null }]);
  });

  test('with 300 versions gives them all', async () => {
    const { versions } = (await read(byAtsId(await find('With 300 versions')))).body;
    expect(versions.map(({ version }: Json) => version)).toEqual(
      Array.from({ length: 300 }, (_, i) => i + 1),
    );
    expect(new Set(versions.map(({ commitment }: Json) => commitment)).size).toBe(300);
    const blocks = versions.map(({ registered_at_block }: Json) => registered_at_block);
    expect(blocks).toEqual([...blocks].sort((a, b) => a - b));
  });

  test('with long names has 255 characters in each', async () => {
    const { works } = await list();
    const long = works.filter(({ title }: Json) => title?.length === 255);
    expect(long).toHaveLength(1);
    expect(long[0].asset_filename).toHaveLength(255);
    const { creators } = (await read(`${byAtsId(long[0])}/1/creators`)).body;
    expect(creators[0].full_name).toHaveLength(255);
  });

  test('with 20 creators, or none known', async () => {
    const creatorsOf = async (title: string) => read(`${byAtsId(await find(title))}/1/creators`);
    expect((await creatorsOf('With 20 creators')).body['creators']).toHaveLength(20);
    expect(refusal(await creatorsOf('With unknown creators'))).toBe('404 common.not_found');
  });

  test('is written from right to left, or in pictures', async () => {
    const titles = (await list())['works'].map(({ title }: Json) => title ?? '').join('\n');
    expect(titles).toMatch(/\p{Script=Arabic}/u);
    expect(titles).toMatch(/\p{Script=Hebrew}/u);
    expect(titles).toMatch(/\p{Extended_Pictographic}\u200d/u);
  });
});

test('pages and searches of 10,000 works cost what they show', async () => {
  const auth = await access();
  /** Milliseconds of work in this process, where the service runs too: what else the machine does costs none. */
  const time = async (query: string) => {
    const begin = process.cpuUsage();
    expectStatus(200, await ats.call('GET', `/v1/works?${query}`, undefined, auth));
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  };
  const fastest = async (query: string) => {
    const times: number[] = [];
    for (let run = 0; run < 15; run += 1) times.push(await time(query));
    return Math.min(...times);
  };
  await seed(50);
  const small = await fastest('');
  await seed(10_000);
  // The cheapest of several, as a collection of garbage only ever adds. Looking at every work for a page takes far
  // longer.
  expect(await fastest('')).toBeLessThan(small * 3 + 5);
  expect(await fastest('search=tide')).toBeLessThan(small * 3 + 25);
});

test('10,000 works paged to the end come once each', async () => {
  await seed(10_000);
  const auth = await access();
  const seen = new Set<string>();
  let after: string | null = '';
  let pages = 0;
  while (after !== null) {
    const { body }: { body: Json } = await ats.call(
      'GET',
      `/v1/works?first=100&after=${after}`,
      undefined,
      auth,
    );
    for (const { id } of body['works']) seen.add(id);
    after = body['page_info'].has_next_page ? body['page_info'].end_cursor : null;
    pages += 1;
  }
  expect(pages).toBe(100);
  expect(seen.size).toBe(10_000);
});
