import { describe, expect, test } from 'vitest';
import { answering } from '../support/answering.ts';
import { failure } from '../support/bench.ts';

const CODE = `atc_${'0'.repeat(64)}`;
const byUser = { atsId: 7, network: 'mainnet' };

describe('creators', () => {
  const read = async (creator: unknown) => {
    const { client } = await answering({ creators: [creator] });
    return (await client.listCreators(byUser, 1)).creators;
  };

  test.each([
    [['Author', 'COMPOSER', 'adapter']],
    [['adapter', 'Singer', 'composer', 7, 'author']],
    [{ Author: true, composer: true, arranger: false, ADAPTER: true }],
  ])('have the roles they came with: %j', async (roles) => {
    expect(await read({ full_name: 'Maya', roles })).toEqual([
      { full_name: 'Maya', roles: ['author', 'composer', 'adapter'], email: null, ipi: null, isni: null },
    ]);
  });

  test.each([[{}], [{ roles: null }], [{ roles: 'Author' }]])('may have none: %j', async (creator) => {
    expect(await read(creator)).toMatchObject([{ roles: [] }]);
  });

  test('that are none are left out', async () => {
    expect(await read('Maya')).toEqual([]);
  });

  test('are none where the service knows none', async () => {
    const { client } = await answering({ error: { code: 'common.not_found' } }, 404);
    expect(await client.listCreators(byUser, 1)).toEqual({ creators: [] });
  });

  test('fail for any other reason', async () => {
    const { client } = await answering({ error: { code: 'work.not_owned_by_user' } }, 403);
    expect((await failure(client.listCreators(byUser, 1))).errorCode).toBe('work.not_owned_by_user');
  });
});

describe('a list', () => {
  test('leaves out what lacks its ids', async () => {
    const { client } = await answering({
      works: [{ id: 'w' }, { ats_id: 1 }, null, { id: 5, ats_id: '8', title: 3, new_field: 1 }],
      page_info: { has_next_page: true, end_cursor: 'c' },
    });
    const { works, page_info } = await client.listWorks({ network: 'testnet' });
    expect(works).toMatchObject([{ id: '5', ats_id: 8, title: null }]);
    expect(works[0]).not.toHaveProperty('new_field');
    expect(page_info).toMatchObject({ has_next_page: true, end_cursor: 'c' });
  });

  test('of versions needs nothing but their numbers', async () => {
    const { client } = await answering({ versions: [{ version: 1 }, { fee_credits: 2 }], ats_id: null });
    expect((await client.listVersions(byUser)).versions).toMatchObject([{ version: 1 }]);
  });

  test.each([[{}], [{ works: null }], [[]], ['ok']])('that is none is malformed: %j', async (reply) => {
    const { client } = await answering(reply);
    const error = await failure(client.listWorks({ network: 'testnet' }));
    expect(error.errorCode).toBe('widget.malformed_response');
  });
});

test('a work by its access code may lack everything', async () => {
  const { client } = await answering({ ats_id: 'seven', title: 7, creators: {} });
  expect(await client.accessWork(CODE)).toMatchObject({ ats_id: null, title: null, creators: null });
});
