import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { CreatorList } from '../../app/flow/creator-list.ts';
import { newCreator, type Creator, type Person } from '../../app/flow/draft.ts';
import type { EventOf } from '../../app/flow/event.ts';
import { keptOf, keptSchema } from '../../app/flow/kept.ts';
import { unnamed } from '../../app/flow/people.ts';
import { initialSnapshot, type Snapshot } from '../../app/flow/state.ts';
import { calls, detailOf, run } from '../support/flow.ts';
import { attributes, config, draft, events, inState, person, states, submission } from './samples.ts';

const named = (fullName: string, changes: Partial<Person> = {}): Person => ({
  ...person,
  fullName,
  ...changes,
});
const listOf = (...names: (string | null)[]): CreatorList => ({
  head: '',
  lines: names.map((name, index) => ({
    text: `line ${index + 1}`,
    person: name === null ? null : named(name),
  })),
});
const form = (creators: Creator[], list: string | null = null): Snapshot =>
  inState(states['FORM/creators'], {
    draft: { ...draft, creators, list },
    nextCreatorId: Math.max(...creators.map(({ id }) => id)) + 1,
  });
const take = (snapshot: Snapshot, list: CreatorList, from: EventOf<'people'>['from'] = 'list') =>
  run(snapshot, { type: 'people', list, from })[0];
const whoIn = ({ draft: { creators } }: Snapshot) => creators.map(({ id, fullName }) => [id, fullName]);

describe('a list of people', () => {
  test('fills blank creators first, wherever they are, then adds', () => {
    const before = form([newCreator(1), { ...newCreator(2), ...named('Ada') }, newCreator(3)]);
    const after = take(before, listOf('Maya', 'Théo', 'Noor'));
    expect(whoIn(after)).toEqual([
      [1, 'Maya'],
      [2, 'Ada'],
      [3, 'Théo'],
      [4, 'Noor'],
    ]);
    expect(after.draft.list).toBeNull();
    expect(after.touched.creators).toBe(true);
    expect(take(after, listOf('Liv')).draft.creators.at(-1)?.id).toBe(5);
  });

  test('begins at the name it was pasted into, and keeps what was typed beside that', () => {
    const before = form([newCreator(1), { ...newCreator(2), roles: ['arranger'], ipi: '7' }]);
    const after = take(before, listOf('Maya', 'Théo'), 2);
    expect(after.draft.creators).toMatchObject([
      { fullName: '' },
      { fullName: 'Maya', email: person.email, roles: ['arranger'], ipi: '7' },
      { fullName: 'Théo', roles: ['author'] },
    ]);
  });

  test('leaves alone whoever has anything typed', () => {
    const typed = [
      { ...newCreator(1), fullName: 'Ada' },
      { ...newCreator(2), email: 'ada@' },
      { ...newCreator(3), roles: ['author' as const] },
      { ...newCreator(4), isni: '0' },
    ];
    const after = take(form(typed), listOf('Maya'), 1);
    expect(after.draft.creators.slice(0, 4)).toEqual(typed);
    expect(whoIn(after)[4]).toEqual([5, 'Maya']);
  });

  test('stops at twenty, and still has those who are left', () => {
    const names = Array.from({ length: 22 }, (_, index) => `Member ${index + 1}`);
    const after = take(form([newCreator(1)]), { ...listOf(...names), head: 'Name,Email' });
    expect(after.draft.creators).toHaveLength(20);
    expect(after.draft.list).toBe('Name,Email\nline 21\nline 22');
    expect(after.state).toMatchObject({ problems: { list: 'noRoom' } });
  });

  test('still has the lines that nobody could read, and says so until they are gone', () => {
    const after = take(form([newCreator(1)]), listOf(null, 'Maya', null));
    expect(whoIn(after)).toEqual([[1, 'Maya']]);
    expect(after.draft.list).toBe('line 1\nline 3');
    expect(after.state).toMatchObject({ problems: { list: 'unread' } });
    const [closed] = run(after, { type: 'creators', changes: { list: null } });
    expect(closed.state).toMatchObject({ problems: {} });
  });

  test('does not take the place of another that is still to be read', () => {
    const before = form([newCreator(1)], 'Ada');
    expect(take(before, listOf('Maya', null), 1).draft.list).toBe('Ada\nline 2');
    expect(take(before, listOf('Maya'), 1).draft.list).toBe('Ada');
    expect(take(before, listOf('Maya'), 'memory').draft.list).toBe('Ada');
  });

  test('that was not read lets nobody go on: those in it would be missing on chain', () => {
    const creators = [{ id: 1, ...person }];
    const [stays, effects] = run(form(creators, 'Théo'), events.continue);
    expect(stays.state).toMatchObject({ step: 'creators', problems: { list: 'unread' } });
    expect(detailOf(effects, 'allfeat:error')).toMatchObject({ details: { fields: ['creators'] } });
    const review = { ...form(creators, 'Théo'), state: states['FORM/review'] };
    expect(run(review, events.register)[0].state).toMatchObject({ step: 'creators' });
    expect(run(form(creators, ' \n'), events.continue)[0].state).toMatchObject({ step: 'review' });
  });

  test('is taken back as a whole', () => {
    const before = form([newCreator(1)], 'Maya');
    const after = take(before, listOf('Maya'));
    const { creators, list } = before.draft;
    const [back] = run(after, { type: 'creators', changes: { creators, list } });
    expect(back.draft).toEqual(before.draft);
  });

  test('of one work is not read into another', () => {
    const work = { title: 'Other', creators: [] };
    const before = {
      ...form([newCreator(1)], 'Maya'),
      state: { screen: 'FORM', step: 'access_code', problems: {} } as const,
    };
    const [after] = run(before, { ...events.accessed, work });
    expect(after.draft.list).toBeNull();
  });
});

describe('people of an earlier registration', () => {
  const tracking = (creators: Person[], changes: Partial<Snapshot> = {}) =>
    inState(states.TRACKING, {
      draft: { ...draft, creators: creators.map((each, index) => ({ ...each, id: index + 1 })) },
      ...changes,
    });
  const again = (snapshot: Snapshot) => run(snapshot, events.completed, events.registerAnother)[0];
  const offered = (snapshot: Snapshot) => unnamed(snapshot).map(({ fullName }) => fullName);
  const maya = named('Maya', { ipi: '7', isni: '0000000121032683', roles: ['author', 'adapter'] });
  const theo = named('Théo', { email: 'theo@laurent.example' });

  test('are offered with all that was said of them, but not those who are named', () => {
    const next = again(tracking([maya, theo]));
    expect(unnamed(next)).toEqual([maya, theo]);
    const one: CreatorList = { head: '', lines: [{ text: '', person: maya }] };
    const after = take({ ...next, state: states['FORM/creators'] }, one, 'memory');
    expect(after.draft.creators).toMatchObject([maya]);
    expect(offered(after)).toEqual(['Théo']);
  });

  test('come newest first, each once and as last named, eight at most', () => {
    const first = again(
      tracking([maya, ...Array.from({ length: 7 }, (_, index) => named(`Member ${index}`))]),
    );
    const changed = { ...maya, fullName: ' maya ', roles: ['composer' as const] };
    const second = again(tracking([theo, changed], { people: first.people }));
    expect(offered(second)).toEqual([
      'Théo',
      ' maya ',
      ...Array.from({ length: 6 }, (_, n) => `Member ${n}`),
    ]);
  });

  test('are none where the page was reloaded in between, and it is not known who was named', () => {
    expect(offered(again(tracking([maya], { submission: null })))).toEqual([]);
    const other = { ...submission, job: { id: 'job-2', uploadUrl: null, expiresAt: null } };
    expect(offered(again(tracking([maya], { submission: other })))).toEqual([]);
  });

  test('stay with a frame that takes this one’s place', () => {
    const kept = v.parse(keptSchema, keptOf(again(tracking([maya]))));
    const fresh = inState(states['FORM/file'], { draft: initialSnapshot.draft, submission: null });
    const [after] = run(fresh, { type: 'resume', record: null, kept });
    expect(offered(after)).toEqual(['Maya']);
    const other = { ...fresh, config: { ...config, externalUserId: 'user-2' } };
    expect(run(other, { type: 'resume', record: null, kept })[0].people).toBeNull();
  });

  const user = (externalUserId: string) =>
    ({ type: 'config', config: { ...attributes, externalUserId } }) as const;
  test.each([
    ['reset()', [events.reset]],
    ['another user', [user('user-2')]],
    ['another user, and the one before again', [user('user-2'), events.config]],
    ['another site key', [{ type: 'config', config: { ...attributes, siteKey: 'cpk_other' } }]],
    ['another mode', [{ type: 'config', config: { ...attributes, mode: 'update' } }]],
  ] as const)('are forgotten with %s', (_, happened) => {
    expect(offered(again(tracking([maya])))).toEqual(['Maya']);
    const [after] = run(again(tracking([maya])), ...happened);
    expect(after.people).toBeNull();
  });

  test('are not shown to a user whose turn came while they were registered', () => {
    const [done] = run(tracking([maya]), user('user-2'), events.completed);
    expect(keptOf(done).people).toEqual([]);
    const [next, effects] = run(done, events.registerAnother);
    expect(next.config?.externalUserId).toBe('user-2');
    expect(offered(next)).toEqual([]);
    expect(calls(effects)).toEqual(['abort', 'remember']);
  });
});
