import { latestAnchored } from './work.ts';
import type { Work } from './work.ts';

/** A text without what a person searching does not mean: case, accents, width. */
export const folded = (text: string): string =>
  // Most names are plain, and thousands of them are folded at the first search.
  /^[ -~\n]*$/.test(text)
    ? text.toLowerCase()
    : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC');

/** The words of a search, each of which must be found. Every other character stands for itself. */
export const wordsOf = (search: string): string[] =>
  folded(search)
    .split(/\s+/)
    .filter((word) => word !== '');

/** What a search looks at: the title, the name of the latest file and the ATS id. */
export const searchText = (work: Work): string =>
  [work.title, latestAnchored(work)?.assetFilename, work.atsId].join('\n');
