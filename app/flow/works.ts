import type { ListedWork, WorkList } from '../ats/client.ts';

export const PAGE = 50;
/** So many pages are held and shown; one more pushes out the one at the other end. */
const WINDOW = 4;

/** The list of works, as far as it has been looked at. */
export interface Works {
  /** As typed. */
  search: string;
  /** Those in hand, one after the other. */
  pages: readonly (readonly ListedWork[])[];
  /** Index of the first of them. */
  first: number;
  /** What each page that is known to exist comes after. */
  cursors: readonly (string | null)[];
  /** How many works each page had that was seen. */
  sizes: readonly number[];
  total: number | null;
  /** Index of the page that is under way. */
  asking: number | null;
  /** The last one did not come. */
  failed: boolean;
  /** ATS id of the work that was chosen last. */
  chosen: number | null;
}

export const noWorks: Works = {
  search: '',
  pages: [],
  first: 0,
  cursors: [null],
  sizes: [],
  total: null,
  asking: null,
  failed: false,
  chosen: null,
};

/** Index of the page after the last one in hand, if there is one. */
export const pageAfter = ({ first, pages, cursors }: Works) =>
  first + pages.length < cursors.length ? first + pages.length : null;

/** How many works lie before those in hand. */
export const before = ({ sizes, first }: Works) => sizes.slice(0, first).reduce((sum, size) => sum + size, 0);

/** A page came: it replaces all, or goes before or after the others. */
export function withPage(
  works: Works,
  page: number,
  { works: listed, page_info, total_count }: WorkList,
): Works {
  const anew = page === 0 && works.first === 0;
  const known = new Set(anew ? [] : works.pages.flat().map(({ ats_id }) => ats_id));
  // What was updated in the meantime moves through the list, and is shown once.
  const added = listed.filter(({ ats_id }) => !known.has(ats_id) && known.add(ats_id));
  const next = page_info?.has_next_page ? page_info.end_cursor : null;
  const cursors = anew ? [null] : [...works.cursors];
  // A cursor that leads nowhere else would have us ask for ever.
  if (next && next !== cursors[page]) cursors[page + 1] ??= next;
  const sizes = anew ? [] : [...works.sizes];
  sizes[page] ??= added.length;
  const earlier = page < works.first;
  const pages = anew ? [added] : earlier ? [added, ...works.pages] : [...works.pages, added];
  const dropped = earlier ? 0 : Math.max(0, pages.length - WINDOW);
  return {
    ...works,
    pages: pages.slice(dropped, dropped + WINDOW),
    first: earlier ? page : works.first + dropped,
    cursors,
    sizes,
    total: total_count ?? null,
    asking: null,
    failed: false,
  };
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a work is what is searched for: a service may not search at all. */
export function finder(search: string): (work: ListedWork) => boolean {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return ({ title, asset_filename, ats_id }) => {
    if (words.length === 0) return true;
    const text = folded(`${title ?? ''}\n${asset_filename ?? ''}\n${ats_id}`);
    return words.every((word) => text.includes(word));
  };
}
