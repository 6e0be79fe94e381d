import {
  array,
  assert,
  constantFrom,
  property,
  record,
  shuffledSubarray,
  string,
  subarray,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../app/ats/schema.ts';
import { isMoreThanAName, readCreators, type Names } from '../../app/flow/creator-list.ts';
import type { Person } from '../../app/flow/draft.ts';
import english from '../../app/i18n/en.ts';
import japanese from '../../app/i18n/ja.ts';
import french from '../../app/i18n/fr.ts';
import german from '../../app/i18n/de.ts';

const read = (text: string, words: Names = english) => readCreators(text, words);
const people = (text: string, words: Names = english) =>
  read(text, words).lines.map(({ person }) => person && saidOf(person));
/** Without what is empty. */
const saidOf = (person: Person) =>
  Object.fromEntries(Object.entries(person).filter(([, value]) => value.length > 0));

const maya = { fullName: 'Maya Okafor', email: 'maya@okafor.example' };
const theo = { fullName: 'Théo Laurent', email: 'theo@laurent.example' };
const both = ['author', 'composer'];

describe('a line of a list', () => {
  test.each([
    ['a name', 'Maya Okafor', { fullName: 'Maya Okafor' }],
    ['an address', 'maya@okafor.example', { email: 'maya@okafor.example' }],
    ['a recipient', 'Maya Okafor <maya@okafor.example>', maya],
    [
      'a recipient with a role',
      'Maya Okafor <maya@okafor.example>, composer',
      { ...maya, roles: ['composer'] },
    ],
    ['a dash', 'Maya Okafor – maya@okafor.example', maya],
    ['commas', 'Maya Okafor, maya@okafor.example, author composer', { ...maya, roles: both }],
    ['semicolons', 'Maya Okafor; maya@okafor.example; author, composer', { ...maya, roles: both }],
    ['tabs', 'Maya Okafor\tmaya@okafor.example\tAuthor/Composer', { ...maya, roles: both }],
    [
      'an order of its own',
      'Maya Okafor, composer and author, maya@okafor.example',
      { ...maya, roles: both },
    ],
    ['the letters of cue sheets', 'Maya Okafor\tCA', { fullName: 'Maya Okafor', roles: both }],
    ['more of them', 'Maya Okafor\tAR, AD', { fullName: 'Maya Okafor', roles: ['arranger', 'adapter'] }],
    ['other words for a role', 'Maya Okafor, lyricist', { fullName: 'Maya Okafor', roles: ['author'] }],
    [
      'numbers',
      'Maya Okafor, 00123456789, 0000 0001 2103 2683',
      {
        fullName: 'Maya Okafor',
        ipi: '00123456789',
        isni: '0000 0001 2103 2683',
      },
    ],
    [
      'numbers with their names',
      'Maya Okafor; IPI: 123456789; ISNI 0000 0001 2103 268X',
      {
        fullName: 'Maya Okafor',
        ipi: '123456789',
        isni: '0000 0001 2103 268X',
      },
    ],
    [
      'quotes',
      '"Davis, Jr., Sammy","sammy@davis.example"',
      {
        fullName: 'Davis, Jr., Sammy',
        email: 'sammy@davis.example',
      },
    ],
    [
      'quotes in quotes',
      '"Maya ""Mo"" Okafor";maya@okafor.example',
      { ...maya, fullName: 'Maya "Mo" Okafor' },
    ],
    ['quotes of its own', 'Maya "Mo" Okafor, maya@okafor.example', { ...maya, fullName: 'Maya "Mo" Okafor' }],
    ['a bullet', '- Maya Okafor', { fullName: 'Maya Okafor' }],
    ['a number before it', '2. Maya Okafor, author', { fullName: 'Maya Okafor', roles: ['author'] }],
    ['someone called like a role', 'Author, maya@okafor.example', { ...maya, fullName: 'Author' }],
    ['empty cells', 'Maya Okafor,,maya@okafor.example,', maya],
  ])('is read with %s', (_, text, expected) => expect(people(text)).toEqual([expected]));

  test.each([
    ['that may be a name turned round', 'Okafor, Maya'],
    ['with two addresses', 'Maya Okafor, maya@okafor.example, maya@work.example'],
    ['with what is no role', 'Maya Okafor, producer'],
    ['with what is no number of either kind', 'Maya Okafor, 50'],
    ['without a letter', '12345678901'],
    ['with half an address', 'Maya Okafor, maya@'],
    ['in other signs', 'Maya <Okafor'],
  ])('%s is left as it is', (_, text) =>
    expect(read(text)).toEqual({ head: '', lines: [{ text, person: null }] }),
  );
});

describe('a list', () => {
  test.each([
    ['lines', 'Maya Okafor <maya@okafor.example>\r\n\r\nThéo Laurent, theo@laurent.example\n'],
    ['the recipients of a mail', 'Maya Okafor <maya@okafor.example>, Théo Laurent <theo@laurent.example>'],
    ['a spreadsheet', 'Maya Okafor\tmaya@okafor.example\nThéo Laurent\ttheo@laurent.example'],
    [
      'columns in any order',
      'E-mail;Name\nmaya@okafor.example;Maya Okafor\ntheo@laurent.example;Théo Laurent',
    ],
    [
      'columns that are not asked for',
      'Name,Share,Email\nMaya Okafor,50%,maya@okafor.example\nThéo Laurent,,theo@laurent.example',
    ],
    [
      'names in two columns',
      'Last name,First name,Email\nOkafor,Maya,maya@okafor.example\nLaurent,Théo,theo@laurent.example',
    ],
    [
      'a byte order mark',
      '\ufeffName\tEmail\nMaya Okafor\tmaya@okafor.example\nThéo Laurent\ttheo@laurent.example',
    ],
    [
      'line breaks in a cell',
      'Name,Email\n"Maya\nOkafor",maya@okafor.example\nThéo Laurent,theo@laurent.example',
    ],
  ])('is read from %s', (_, text) => expect(people(text)).toEqual([maya, theo]));

  test.each([
    ['English', english, 'Full name\tRoles\tIPI number\tISNI', 'Maya Okafor\tAuthor\t123\t1234'],
    ['French', french, 'Nom complet;Rôles;IPI;ISNI', 'Maya Okafor;Autrice;123;1234'],
    ['German', german, 'Vollständiger Name;Rollen;IPI;ISNI', 'Maya Okafor;Text;123;1234'],
    ['Japanese', japanese, '氏名,役割,IPI,ISNI', 'Maya Okafor,作詞,123,1234'],
  ])('has its columns and roles in %s, and keeps what the form will object to', (_, words, head, line) => {
    expect(read(`${head}\n${line}`, words).head).toBe(head);
    expect(people(`${head}\n${line}`, words)).toEqual([
      { fullName: 'Maya Okafor', roles: ['author'], ipi: '123', isni: '1234' },
    ]);
  });

  test('that is partly clear gives what it is about, and the lines that are left as they were', () => {
    const list = read('Name,Roles\nMaya Okafor,author\nThéo Laurent,producer');
    expect(list.head).toBe('Name,Roles');
    expect(list.lines.map(({ text, person }) => [text, person?.fullName])).toEqual([
      ['Maya Okafor,author', 'Maya Okafor'],
      ['Théo Laurent,producer', undefined],
    ]);
  });

  test('of nothing has no lines', () => expect(read(' \n\t\n')).toEqual({ head: '', lines: [] }));
});

describe('a paste into a name', () => {
  const blank = { fullName: '', email: '', roles: [], ipi: '', isni: '' };
  const isMore = (text: string, into: Person = blank) => isMoreThanAName(read(text), text, into);

  test.each([
    ['several lines', 'Maya Okafor\nThéo Laurent'],
    ['several lines, of which some can be read', 'Maya Okafor\nLaurent, Théo'],
    ['someone with an address', 'Maya Okafor <maya@okafor.example>'],
    ['a row of a spreadsheet', 'Maya Okafor\tAuthor'],
  ])('is read as a list with %s', (_, text) => expect(isMore(text)).toBe(true));

  test.each([
    ['a name', 'Maya Okafor'],
    ['a cell', 'Maya Okafor\r\n'],
    ['a name turned round', 'Okafor, Maya'],
    ['a name that has a comma', 'Sammy Davis, Jr.'],
    ['a name and a role', 'Sammy Davis, author'],
    ['an address', 'maya@okafor.example'],
    ['nothing', ''],
    ['lines that nobody can read', '12\n34'],
    ['the head of a table', 'Name\tEmail'],
  ])('is left to the browser with %s', (_, text) => expect(isMore(text)).toBe(false));

  test('does not name somebody else beside whom is being named', () => {
    const text = 'Maya Okafor <maya@okafor.example>';
    expect(isMore(text, { ...blank, fullName: 'M' })).toBe(false);
    expect(isMore(text, { ...blank, email: 'm' })).toBe(false);
    expect(isMore(text, { ...blank, roles: ['author'] })).toBe(true);
  });
});

describe('whatever is pasted', () => {
  const word = string({ unit: constantFrom(...'abcdéö漢 ,;"\t\n'), minLength: 1, maxLength: 12 });
  const name = word.map((text) => `N ${text.replace(/[";]/g, '')}`.replace(/\s+/g, ' ').trim());
  const person = record({
    fullName: name,
    email: constantFrom('', 'maya@okafor.example', 'a.b+c@d.example'),
    roles: subarray([...ROLES]),
    ipi: constantFrom('', '123456789'),
    isni: constantFrom('', '0000 0001 2103 2683'),
  });
  const columns = shuffledSubarray(['fullName', 'email', 'roles', 'ipi', 'isni'] as const, { minLength: 5 });

  test('a table comes back as it was written, with any separator and order of columns', () => {
    assert(
      property(
        array(person, { minLength: 1 }),
        columns,
        constantFrom(',', ';', '\t'),
        (all, order, separator) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const rows = all.map((each) => order.map((column) => [each[column]].flat().join(' & ')));
          const head = order.map((column) => english.creators.label[column]);
          const text = [head, ...rows].map((cells) => cells.map(quoted).join(separator)).join('\r\n');
          expect(read(text).lines.map((line) => line.person)).toEqual(all);
        },
      ),
    );
  });

  test('every letter of it is in a line that is told or in one that is left', () => {
    assert(
      property(array(word), (parts) => {
        const text = parts.join('');
        const { head, lines } = read(text);
        const found = [head, ...lines.map((line) => line.text)].join('');
        const letters = (from: string) => from.match(/\p{L}/gu)?.join('') ?? '';
        expect(letters(found)).toBe(letters(text));
      }),
    );
  });

  test.each(['"a,', '"', '""', 'a@b<', ' \t', '0 ', '>, <', 'aut ', 'a', '-', '(', '- ', 'a@', 'a\n'])(
    'a great deal of %j takes no time to speak of',
    (part) => {
      const cell = `${part.repeat(590 / part.length)},`;
      for (const text of [part.repeat(20_000 / part.length), cell.repeat(40), part.repeat(2_000_000)]) {
        const began = performance.now();
        read(text);
        expect(performance.now() - began).toBeLessThan(2000);
      }
    },
  );

  test('more than anybody names is one line that is left', () => {
    const text = 'Maya Okafor, maya@okafor.example\n'.repeat(1000);
    expect(read(text)).toEqual({ head: '', lines: [{ text, person: null }] });
  });
});

describe('nobody is made up, merged or left out', () => {
  const nobody = null;
  test.each([
    [
      'a row with the word for a role',
      'Theo, Writer, theo@x.example\nMaya, composer',
      [nobody, { fullName: 'Maya', roles: ['composer'] }],
    ],
    ['two people in a row', 'Maya Okafor\tThéo Laurent', [nobody]],
    ['a first name that begins like a role', 'Smith, Adam', [nobody]],
    ['one that is short', 'Lovelace, Ada', [nobody]],
    ['one with an address', 'Smith, Autumn, autumn@x.example', [nobody]],
    ['one that begins like another', 'Okafor, Lyra', [nobody]],
    ['initials', 'Okafor, C', [nobody]],
    ['a role before a name', 'Author: Maya Okafor', [nobody]],
    ['a number behind a name', 'Maya Okafor 00123456789', [nobody]],
    ['a comma in a name', 'Name,Email\nOkafor, Maya,maya@okafor.example', [nobody]],
    ['two addresses', 'Name\tEmail\tEmail\nMaya\ta@x.example\tb@x.example', [nobody]],
    ['two names', 'Artist name\tFull name\tEmail\nMO\tMaya Okafor\ta@x.example', [nobody]],
    ['two columns of roles', 'Name\tRole\tRole\nMaya\tComposer\tAuthor', [{ fullName: 'Maya', roles: both }]],
  ])('%s', (_, text, expected) => expect(people(text)).toEqual(expected));
});
