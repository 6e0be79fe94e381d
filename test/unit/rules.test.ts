import { describe, expect, test } from 'vitest';
import {
  isClear,
  isniLooksWrong,
  problemsOf,
  stillThere,
  workOf,
  type CreatorField,
} from '../../app/flow/rules.ts';
import type { Creator, Draft } from '../../app/flow/draft.ts';
import { config } from './samples.ts';

const MEGABYTE = 1024 * 1024;
const ada: Creator = {
  id: 1,
  fullName: 'Ada Example',
  email: 'ada@example.com',
  roles: ['author'],
  ipi: '',
  isni: '',
};
const draftOf = (changes: Partial<Draft> = {}): Draft => ({
  accessCode: '',
  list: null,
  file: new File(['a'], 'a.wav'),
  title: 'Low Tide',
  creators: [ada],
  ...changes,
});
const ofTitle = (title: string) => problemsOf('title', draftOf({ title }), undefined).title;
const ofCreator = (changes: Partial<Creator>) =>
  problemsOf('creators', draftOf({ creators: [{ ...ada, ...changes }] }), undefined).creators?.[1];
const of = (field: CreatorField, value: string) => ofCreator({ [field]: value })?.[field];
const ofCount = (count: number) =>
  problemsOf(
    'creators',
    draftOf({ creators: Array.from({ length: count }, (_, id) => ({ ...ada, id })) }),
    undefined,
  );

describe('a title', () => {
  test.each([
    ['', 'required'],
    [' \t\n ', 'required'],
    ['x', undefined],
    [' x ', undefined],
    ['x'.repeat(200), undefined],
    [` ${'x'.repeat(200)} `, undefined],
    ['x'.repeat(201), 'tooLong'],
  ])('%j is %s', (title, problem) => expect(ofTitle(title)).toBe(problem));
});

describe('a full name', () => {
  test.each([
    ['', 'required'],
    ['  ', 'required'],
    ['x', undefined],
    [` ${'x'.repeat(255)} `, undefined],
    ['x'.repeat(256), 'tooLong'],
  ])('%j is %s', (name, problem) => expect(of('fullName', name)).toBe(problem));
});

describe('an email', () => {
  // 249 + 6 characters: labels of at most 63, as host names have them.
  const long = `${'x'.repeat(50)}@${`${'y'.repeat(49)}.`.repeat(4)}com`;
  const padded = (length: number) => 'x'.repeat(length - long.length) + long;

  test.each([
    ['', 'required'],
    ['  ', 'required'],
    [' ada@example.com ', undefined],
    ["o'ada+tag@mail.example.co.uk", undefined],
    ['a@b.cd', undefined],
    [padded(255), undefined],
    [padded(256), 'tooLong'],
    ['ada', 'invalid'],
    ['ada@', 'invalid'],
    ['@example.com', 'invalid'],
    ['ada@example', 'invalid'],
    ['ada@example.', 'invalid'],
    ['ada@example.c', 'invalid'],
    ['ada@.com', 'invalid'],
    ['ada@exa mple.com', 'invalid'],
    ['a da@example.com', 'invalid'],
    ['ada@@example.com', 'invalid'],
    ['ada@one.com, bob@two.com', 'invalid'],
    ['Ada <ada@example.com>', 'invalid'],
  ])('%j is %s', (email, problem) => expect(of('email', email)).toBe(problem));
});

describe('an IPI', () => {
  test.each([
    ['', undefined],
    ['  ', undefined],
    ['1', undefined],
    [' 00012345678 ', undefined],
    ['123456789012', 'invalid'],
    ['1234567890a', 'invalid'],
    ['123 456', 'invalid'],
    ['-1', 'invalid'],
    ['１２３', 'invalid'],
  ])('%j is %s', (ipi, problem) => expect(of('ipi', ipi)).toBe(problem));
});

describe('an ISNI', () => {
  test.each([
    ['', undefined],
    ['   ', undefined],
    ['0000000121032683', undefined],
    [' 0000 0001 2103 2683 ', undefined],
    ['000000012146438X', undefined],
    ['0000 0001 2146 438x', undefined],
    ['0000000121032684', undefined],
    ['000000012103268', 'invalid'],
    ['00000001210326831', 'invalid'],
    ['000000012X032683', 'invalid'],
    ['000000012103268Y', 'invalid'],
    ['0000-0001-2103-2683', 'invalid'],
  ])('%j is %s', (isni, problem) => expect(of('isni', isni)).toBe(problem));

  test.each([
    '0000000121032683',
    '0000 0001 2103 2683',
    '000000012146438X',
    '000000012146438x',
    '0000000000000001',
  ])('%j has the right check digit', (isni) => expect(isniLooksWrong(isni)).toBe(false));

  test.each(['0000000121032684', '000000012103268X', '0000 0001 2146 4380', '0000000120132683'])(
    '%j has the wrong check digit',
    (isni) => expect(isniLooksWrong(isni)).toBe(true),
  );

  test.each(['', '12', 'not an ISNI', '00000001210326845'])('%j is no matter of check digits', (isni) =>
    expect(isniLooksWrong(isni)).toBe(false),
  );
});

describe('creators', () => {
  test.each([1, 20])('%i are as many as there may be', (count) => expect(isClear(ofCount(count))).toBe(true));
  test('none is too few', () => expect(ofCount(0)).toEqual({ count: 'required' }));
  test('21 are too many', () => expect(ofCount(21)).toEqual({ count: 'tooMany' }));

  test('need a role', () => {
    expect(ofCreator({ roles: [] })).toEqual({ roles: 'required' });
    expect(ofCreator({ roles: ['author', 'composer', 'arranger', 'adapter'] })).toBeUndefined();
  });

  test('are each told what is theirs, and all of it', () => {
    const empty = { id: 7, fullName: '', email: '', roles: [], ipi: 'x', isni: 'x' };
    const problems = problemsOf('creators', draftOf({ creators: [ada, empty] }), undefined);
    expect(problems).toEqual({
      creators: {
        7: { fullName: 'required', email: 'required', roles: 'required', ipi: 'invalid', isni: 'invalid' },
      },
    });
  });
});

describe('a file', () => {
  const ofFile = (file: File | null, limit?: number) => problemsOf('file', draftOf({ file }), limit);
  const sized = (size: number) => new File([new Uint8Array(size)], 'a.bin');

  test('is required', () => expect(ofFile(null)).toEqual({ file: { is: 'required' } }));
  test('must not be empty', () => expect(ofFile(sized(0), 5)).toEqual({ file: { is: 'empty' } }));
  test('may reach the limit', () => expect(ofFile(sized(5), 5)).toEqual({}));
  test('is accepted while the limit is unknown', () => expect(ofFile(sized(MEGABYTE))).toEqual({}));

  test('must not pass the limit', () => {
    expect(ofFile(sized(6), 5)).toEqual({ file: { is: 'tooLarge', size: 6, limit: 5 } });
  });
});

test('each step judges its own fields only', () => {
  const wrong: Draft = { accessCode: '', file: null, title: '', creators: [], list: null };
  expect(Object.keys(problemsOf('file', wrong, 5))).toEqual(['file']);
  expect(Object.keys(problemsOf('title', wrong, 5))).toEqual(['title']);
  expect(Object.keys(problemsOf('creators', wrong, 5))).toEqual(['count']);
  expect(problemsOf('review', wrong, 5)).toEqual({});
});

describe('problems on screen', () => {
  test('go as they are fixed', () => {
    const shown = {
      file: { is: 'empty' as const },
      title: 'required' as const,
      count: 'tooMany' as const,
      creators: {
        1: { email: 'required' as const, ipi: 'invalid' as const },
        2: { ipi: 'invalid' as const },
      },
    };
    expect(stillThere(shown, {})).toEqual({});
    expect(stillThere(shown, { creators: { 1: { ipi: 'invalid' } } })).toEqual({
      creators: { 1: { ipi: 'invalid' } },
    });
  });

  test('are joined by no new ones', () => {
    const now = {
      file: { is: 'empty' as const },
      title: 'required' as const,
      count: 'tooMany' as const,
      creators: { 1: { email: 'invalid' as const, ipi: 'invalid' as const }, 2: { ipi: 'invalid' as const } },
    };
    expect(stillThere({}, now)).toEqual({});
    expect(stillThere({ creators: { 1: { ipi: 'invalid' } } }, now)).toEqual({
      creators: { 1: { ipi: 'invalid' } },
    });
  });

  test('say what is wrong now', () => {
    const now = { title: 'tooLong' as const, creators: { 1: { email: 'invalid' as const } } };
    expect(stillThere({ title: 'required', creators: { 1: { email: 'required' } } }, now)).toEqual(now);
  });
});

describe('the work as sent', () => {
  const file = new File(['a'], ' a song.wav');
  const author = { author: true, composer: false, arranger: false, adapter: false };

  test('is trimmed, and has no optional field that is empty', () => {
    const blank = { ...ada, fullName: ' Ada  Example ', email: ' ada@example.com ', ipi: ' ', isni: ' ' };
    expect(workOf(draftOf({ title: '  Low  Tide ', creators: [blank], file }), config, null)).toStrictEqual({
      network: 'testnet',
      title: 'Low  Tide',
      filename: ' a song.wav',
      creators: [{ full_name: 'Ada  Example', email: 'ada@example.com', roles: author }],
    });
  });

  test('has identifiers bare, roles as flags and creators in order', () => {
    const first = { ...ada, id: 9, ipi: ' 00012345678 ', isni: ' 0000 0001 2146 438x ' };
    const second = { ...ada, id: 2, roles: ['adapter', 'composer'] as const };
    const { creators } = workOf(draftOf({ creators: [first, second] }), config, null);
    expect(creators).toMatchObject([
      { ipi: '00012345678', isni: '000000012146438X', roles: author },
      { roles: { author: false, composer: true, arranger: false, adapter: true } },
    ]);
  });

  test('names the user and the network of the host', () => {
    const host = { ...config, network: 'mainnet' as const, externalUserId: ' user 1 ' };
    expect(workOf(draftOf(), host, null)).toMatchObject({
      network: 'mainnet',
      external_user_ref: ' user 1 ',
    });
  });
});
