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
/** First names have a column of their own where last names have. */
type Column = keyof Person | 'first';

/** How people head their columns, beside what the fields are called. */
const HEADS = {
  first: /^((first|given) name|vorname|pr[eé]nom|nombre|nome)s?$/,
  fullName:
    /^(((full|last|family|artist) )?name|surname|nachname|nom|apellidos?|cognome|sobrenome|creator|writer)$/,
  email: /^e-?mail( address)?$/,
  roles: /^r[oô]le$/,
  ipi: /\bipi\b/,
  isni: /\bisni\b/,
} satisfies Record<Column, RegExp>;
const COLUMNS = Object.entries(HEADS) as [Column, RegExp][];
/** Their names in English and what is akin to them, and the letters that cue sheets have. */
const STEMS: Record<Role, RegExp> = {
  author: /^(c?a$|aut|lyr|songw)/,
  composer: /^(ca?$|com|songw)/,
  arranger: /^ar(r|$)/,
  adapter: /^ad(a|$)/,
};
/** Someone and an address, in brackets, behind a dash or alone. */
const ADDRESS = /^(.*?)[\s<(:–-]*([^\s<>(),;:"]+@[^\s<>(),;:"]+)[>)]*$/;

/** Every separator is tried: the one that leaves the least open was meant. */
export function readCreators(text: string, names: Names): CreatorList {
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
  const headed = columns?.some((column) => column && 'first fullName email'.includes(column));
  return {
    head: (headed && rows.shift()?.text) || '',
    lines: rows.map(({ text, cells }) => ({ text, person: personIn(cells, headed && columns, names) })),
  };
}

function personIn(
  cells: string[],
  columns: (Column | undefined)[] | undefined | false,
  names: Names,
): Person | null {
  const person: Person = { fullName: '', email: '', roles: [], ipi: '', isni: '' };
  // A cell may hold both a name and an address.
  const parts = columns ? cells : cells.flatMap((cell) => ADDRESS.exec(cell)?.slice(1) ?? cell);
  for (const [index, part] of parts.entries()) {
    if (!part) continue;
    // Someone may be called like a role: the first in a line is who it is about.
    const roles = index ? rolesIn(part, names) : [];
    const column = columns ? columns[index] : looksOf(part, roles, cells.length > 1);
    // Said twice, it is not known which of the two is meant.
    if (!columns && (!column || person[column as keyof Person].length)) return null;
    if (column === 'roles') person.roles = columns ? rolesIn(part, names) : roles;
    else if (column === 'first') person.fullName = `${part} ${person.fullName}`.trim();
    else if (column) person[column] = `${person[column]} ${part}`.trim();
    if (column === 'roles' && !person.roles.length) return null;
  }
  return person.fullName || person.email ? person : null;
}

function looksOf(part: string, roles: Role[], beside: boolean): keyof Person | null {
  if (ADDRESS.test(part)) return 'email';
  if (/^\d{8,11}$/.test(part)) return 'ipi';
  if (/^(\d ?){15}[\dX]$/i.test(part)) return 'isni';
  if (roles.length) return 'roles';
  // Alone, it may be the last name before the first.
  return /\p{L}/u.test(part) && !/[<>@;]|^"/.test(part) && (beside || !part.includes(','))
    ? 'fullName'
    : null;
}

/** None if one of the words is none. */
function rolesIn(text: string, { role }: Names): Role[] {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word && !/^(and|und|et|ed?|y)$/.test(word));
  const meant = words.map((word) =>
    ROLES.filter(
      (each) => STEMS[each].test(word) || (word[1] && role[each].toLowerCase().startsWith(word.slice(0, 3))),
    ),
  );
  return meant.every((roles) => roles[0]) ? ROLES.filter((each) => meant.flat().includes(each)) : [];
}
