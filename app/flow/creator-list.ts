/**
 * A list of people, as it is copied from a spreadsheet, a CSV file, the recipients of a mail or a text.
 * A line that cannot be told for sure is left for its owner to say.
 */
import { ROLES, type Role } from '../ats/schema.ts';
import { rowsOf, type Row } from './cells.ts';
import type { Person } from './draft.ts';

/** A line, and who it names; null where that cannot be told. */
export interface Line {
  text: string;
  person: Person | null;
}
export interface CreatorList {
  /** The line that names the columns: without it, the lines that are left would mean something else. */
  head: string;
  lines: Line[];
}
/** What roles and fields are called on screen. */
export interface Names {
  role: Record<Role, string>;
  creators: { label: Record<keyof Person, string> };
}
/** First and last names may have a column each. */
type Column = keyof Person | 'first' | 'last';

/** How people head their columns, beside what the fields are called. */
const HEADS = {
  first: /^((first|given) name|vorname|pr[eé]nom|nombre|nome)s?$/,
  last: /^((last|family) name|surname|nachname|apellidos?|cognome|sobrenome)$/,
  fullName: /^(((full|artist) )?name|nom|creator|writer)$/,
  email: /^e-?mail( address)?$/,
  roles: /^r[oô]le$/,
  ipi: /\bipi\b/,
  isni: /\bisni\b/,
} satisfies Record<Column, RegExp>;
const COLUMNS = Object.entries(HEADS) as [Column, RegExp][];
/** Their names in English and what is akin to them, and the letters that cue sheets have. */
const STEMS: Record<Role, RegExp> = {
  // Not of Autumn, Lyra or Comfort, Arron or Adam: whose last name comes first is not to become one.
  author: /^(c?a$|aut([ehor]|$)|lyri|songw)/,
  composer: /^(ca?$|comp|com$|songw)/,
  arranger: /^ar(ran|reg|r?$)/,
  adapter: /^ad(ap|at|$)/,
};
/** Someone and an address, in brackets, behind a dash or alone. */
const ADDRESS = /^(?:(.*?)[\s<(:–-]*[\s<(:])?[–-]*([^\s<>(),;:"]+@[^\s<>(),;:"@]+)[>)]*$/;
/** Characters: far more than 20 people have, few enough to be read while one types. */
const MOST = 30_000;
const MOST_IN_CELL = 600;

/** Every separator is tried: the one that leaves the least open was meant. */
export function readCreators(text: string, names: Names): CreatorList {
  if (text.length > MOST) return { head: '', lines: [{ text, person: null }] };
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t]*([-*•]|\d+[.)])[ \t]+|\b(ipi|isni)[ :]+(?=\d)/gim, '')
    // The recipients of a mail stand in one line.
    .replace(/>\s*[,;]\s*(?=[^,;\n<]*<)/g, '>\n');
  return ['\t', ';', ',']
    .map((separator) => read(rowsOf(plain, separator), names))
    .reduce((best, each) => (open(each) < open(best) ? each : best));
}

const open = ({ lines }: CreatorList) => lines.filter(({ person }) => !person).length;

/** Whether what is pasted into a name is more than that: several lines, or someone with an address. */
export function isMoreThanAName({ lines }: CreatorList, text: string, into: Person) {
  const [first] = lines;
  if (lines.length > 1) return lines.some(({ person }) => person);
  if (!first?.person?.fullName || (into.fullName + into.email).trim()) return false;
  return !!first.person.email || text.trim().includes('\t');
}

function read(rows: Row[], names: Names): CreatorList {
  const columns = rows[0]?.cells.map(
    (cell) =>
      COLUMNS.find(
        ([column, pattern]) =>
          pattern.test(cell.toLowerCase()) ||
          (names.creators.label as Partial<Record<Column, string>>)[column] === cell,
      )?.[0],
  );
  // Somebody's row may hold one such word: a writer is a role, too.
  const headed =
    columns &&
    columns.filter(Boolean).length >= Math.min(2, columns.length) &&
    columns.some((column) => column && 'first last fullName email'.includes(column));
  return {
    head: (headed && rows.shift()?.text) || '',
    lines: rows.map((row) => ({ text: row.text, person: personIn(row, headed && columns, names) })),
  };
}

function personIn(
  { text, cells }: Row,
  columns: (Column | undefined)[] | undefined | false,
  names: Names,
): Person | null {
  const person = { fullName: '', email: '', roles: [] as Role[], ipi: '', isni: '', first: '', last: '' };
  if (cells.some((cell) => cell.length > MOST_IN_CELL)) return null;
  // A cell may hold both a name and an address.
  const parts = columns
    ? cells
    : cells.flatMap((cell) => {
        const [, name = '', address] = ADDRESS.exec(cell) ?? [];
        return address ? [name, address] : cell;
      });
  for (const [index, part] of parts.entries()) {
    if (!part) continue;
    // Someone may be called like a role: the first in a line is who it is about, and `Okafor, A` has initials.
    const isInitial = !part[1] && text.includes(',') && !person.email;
    const roles = columns || (index && !isInitial) ? rolesIn(part, names) : [];
    // Alone, it may be the last name before the first, or several people.
    const column = columns ? columns[index] : looksOf(part, roles, cells.length > 1 || !/[,\t]/.test(text));
    if (!column) {
      // A column that is none of ours is left out, but not what is beside all columns.
      if (columns && index < columns.length) continue;
      return null;
    }
    if (column === 'roles') {
      if (!roles.length || (!columns && person.roles.length)) return null;
      person.roles = ROLES.filter((role) => person.roles.includes(role) || roles.includes(role));
    }
    // Said twice, it is not known which of the two is meant.
    else if (person[column]) return null;
    else person[column] = part;
  }
  const { first, last, ...rest } = person;
  if (first && last && rest.fullName) return null;
  const fullName = [first, rest.fullName, last].filter(Boolean).join(' ');
  return fullName || rest.email ? { ...rest, fullName } : null;
}

function looksOf(part: string, roles: Role[], sure: boolean): keyof Person | null {
  if (ADDRESS.test(part)) return 'email';
  if (/^\d{8,11}$/.test(part)) return 'ipi';
  if (/^(\d ?){15}[\dX]$/i.test(part)) return 'isni';
  if (roles.length) return 'roles';
  return sure && /\p{L}/u.test(part) && !/[<>@;:]|^"|\d{5}/.test(part) ? 'fullName' : null;
}

/** None if one of the words is none. */
function rolesIn(text: string, { role }: Names): Role[] {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word && !/^(and|und|et|ed?|y)$/.test(word));
  const meant = words.map((word) =>
    ROLES.filter(
      (each) =>
        STEMS[each].test(word) ||
        (word.length > (/[a-z]/.test(word) ? 3 : 1) && role[each].toLowerCase().startsWith(word.slice(0, 5))),
    ),
  );
  return meant.every((roles) => roles[0]) ? ROLES.filter((each) => meant.flat().includes(each)) : [];
}
