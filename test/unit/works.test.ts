import { describe, expect, test } from 'vitest';
import type { WorkList } from '../../app/ats/client.ts';
import { atsError } from '../../app/ats/errors.ts';
import { before, finder, noWorks, pageAfter, withPage, type Works } from '../../app/flow/works.ts';
import { calls, detailOf, run, screenOf } from '../support/flow.ts';
import { config, events, inState, listCall, listedWork, NOW, states, version } from './samples.ts';

const work = (atsId: number) => ({ id: `w${atsId}`, ats_id: atsId });
/** Page `index` of `of`, with ten works each. */
const page = (index: number, of: number): WorkList => ({
  works: Array.from({ length: 10 }, (_, place) => work(index * 10 + place)),
  page_info: { has_next_page: index < of - 1, end_cursor: `c${index + 1}` },
  total_count: of * 10,
});
const ids = ({ pages }: Works) => pages.flat().map(({ ats_id }) => ats_id);

describe('the pages in hand', () => {
  test('are four at most on the way through a thousand, and every cursor is kept', () => {
    let works = noWorks;
    for (let index = 0; index < 1000; index++) {
      expect(index === 0 ? 0 : pageAfter(works)).toBe(index);
      works = withPage(works, index, page(index, 1000));
      expect(works.pages.length).toBeLessThanOrEqual(4);
    }
    expect(pageAfter(works)).toBeNull();
    expect(before(works)).toBe(9960);
    expect(ids(works)).toEqual(Array.from({ length: 40 }, (_, place) => 9960 + place));
    works = withPage(works, 995, page(995, 1000));
    expect([works.first, before(works), pageAfter(works)]).toEqual([995, 9950, 999]);
  });

  test('show a work once that moved while they were read', () => {
    const moved = { ...page(1, 3), works: [work(3), work(11), work(11)] };
    expect(ids(withPage(withPage(noWorks, 0, page(0, 3)), 1, moved)).filter((id) => id === 3)).toEqual([3]);
    expect(ids(withPage(noWorks, 0, moved))).toEqual([3, 11]);
  });

  test('end where a service repeats its cursor', () => {
    const works = withPage(noWorks, 0, page(0, 9));
    const stuck = { ...page(1, 9), page_info: { has_next_page: true, end_cursor: 'c1' } };
    expect(pageAfter(withPage(works, 1, stuck))).toBeNull();
  });
});

test('a search finds words in any order, accents and case apart, in title, file and number', () => {
  const low = { id: 'a', ats_id: 4182, title: 'Marée Basse', asset_filename: 'low-tide.wav' };
  for (const text of ['', 'basse MAREE', 'tide.wav', '4182', '  low ']) expect(finder(text)(low)).toBe(true);
  for (const text of ['high', 'maree haute']) expect(finder(text)(low)).toBe(false);
  expect(finder('a')({ id: 'b', ats_id: 1, title: null })).toBe(false);
});

describe('the list', () => {
  const user = { ...config, mode: 'update' as const, externalUserId: 'user-1' };
  const list = inState(states['FORM/work_select'], { config: user, running: null });
  const error = atsError('widget.network_error');
  const failed = (changes: object) => ({ ...events.failed, error, at: NOW, ...changes });

  test('is asked for when it is first shown, behind what the host has to say', () => {
    const [shown, effects] = run({ ...list, works: noWorks }, events.title);
    expect(calls(effects)).toEqual(['look']);
    expect(calls(run(shown, events.look)[1])).toEqual(['list']);
  });

  test('asks for one page at a time', () => {
    const [asking] = run(list, events.turn);
    expect(calls(run(asking, events.turn)[1])).toEqual([]);
  });

  test('keeps its place when a further page fails, and stops when the first one does', () => {
    const further = failed({ call: { ...listCall, page: 1, after: 'c1' } });
    const [kept, effects] = run(list, events.turn, further);
    expect(screenOf(kept)).toBe('FORM/work_select');
    expect(kept.works).toMatchObject({ failed: true, asking: null });
    expect(detailOf(effects, 'allfeat:error')).toMatchObject({ stage: 'works' });
    const [stopped, told] = run(list, failed({ call: listCall }));
    expect(detailOf(told, 'allfeat:failed')).toMatchObject({ stage: 'works', retryable: true });
    expect(calls(run(stopped, events.retry)[1])).toEqual(['list']);
  });

  test('searches from the start, whatever page was in hand', () => {
    const far = { ...list, works: { ...list.works, first: 3, cursors: [null, 'a', 'b', 'c', 'd'] } };
    const [, effects] = run(far, events.search);
    expect(effects.at(-1)).toEqual({ type: 'list', search: 'tide', page: 0, after: null, delay: 300 });
    expect(calls(effects)).toEqual(['abort', 'list']);
  });

  test('gives the chosen work to the form with its creators and the fingerprint of its file', () => {
    const [asked, effects] = run(list, events.choose, events.versionsFound);
    const creators = effects.find((effect) => effect.type === 'creators');
    if (!creators) throw new Error('Not asked for');
    const maya = { full_name: 'Maya', email: null, roles: ['author' as const], ipi: null, isni: null };
    const [opened] = run(asked, { type: 'creatorsFound', call: creators, creators: [maya] });
    expect(screenOf(opened)).toBe('FORM/file');
    expect(opened.base).toMatchObject({
      target: { atsId: 7, network: 'testnet' },
      version: 1,
      mediaHash: `0x${version.media_hash}`,
    });
    expect(opened.draft).toMatchObject({ title: 'Low Tide', creators: [{ fullName: 'Maya' }] });
  });

  test('forgets everything of one user when another one comes', () => {
    const attributes = { ...events.config.config, mode: 'update', externalUserId: 'user-2' };
    const [other] = run(
      { ...list, draft: { ...list.draft, title: 'Secret' } },
      {
        type: 'config',
        config: attributes,
      },
    );
    expect(other).toMatchObject({ token: null, base: null, draft: { title: '' }, works: { pages: [] } });
  });
});

describe('a work in download mode', () => {
  const detail = inState(states.DOWNLOAD_DETAIL, { running: null });

  test('has its versions newest first, each once', () => {
    const versions = [{ version: 1 }, { version: 3 }, { version: 3 }, { version: 2 }];
    const [shown] = run(detail, { ...events.versionsFound, versions });
    expect(shown.state).toMatchObject({ versions: [{ version: 3 }, { version: 2 }, { version: 1 }] });
  });

  test('asks once for what is pressed twice', () => {
    expect(calls(run(detail, events.download, events.download)[1])).toEqual(['download']);
    expect(calls(run(detail, events.showCreators, events.showCreators)[1])).toEqual(['creators']);
  });

  test('asks for another URL at the next press, whatever the last one was', () => {
    const [linked] = run(detail, events.download, { ...events.opened, blocked: true });
    expect(linked.state).toMatchObject({ downloads: { '1/asset': { status: 'link' } } });
    expect(calls(run(linked, events.download)[1])).toEqual(['download']);
  });

  test('that is left ends what was under way, and says so', () => {
    const [left, effects] = run(detail, events.download, events.back);
    expect(screenOf(left)).toBe('DOWNLOADS');
    expect(calls(effects)).toEqual(['download', 'abort']);
    expect(detailOf(effects, 'allfeat:download-failed')).toEqual({ workId: listedWork.id, kind: 'asset' });
  });

  test('keeps the screen when nobody answers for a token', () => {
    const [waiting] = run({ ...detail, token: null }, events.download);
    const [kept, effects] = run(waiting, events.tokenTimeout);
    expect(kept.state).toMatchObject({
      screen: 'DOWNLOAD_DETAIL',
      downloads: { '1/asset': { status: 'failed' } },
    });
    expect(detailOf(effects, 'allfeat:download-failed')).toMatchObject({ kind: 'asset' });
  });
});
