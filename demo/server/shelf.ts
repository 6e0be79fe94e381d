import { folded, searchText, wordsOf } from './search.ts';
import type { Work } from './work.ts';

/** A work in its place. `turn` grows with every activity, so that places can be told apart for ever. */
interface Slot {
  turn: number;
  work: Work;
  /** What a search looks at; null until one has looked. */
  text: string | null;
}

/** Which part of a shelf is asked for. */
export interface PageQuery {
  first: number;
  /** The turn after which the page begins; null begins with the newest. */
  after: number | null;
  search: string;
  /** The only work to show, or null for all. */
  atsId: number | null;
}

/** A part of a shelf, newest activity first. The turns are those of its ends, null when it is empty. */
export interface Page {
  works: Work[];
  startTurn: number | null;
  endTurn: number | null;
  hasNext: boolean;
  hasPrevious: boolean;
  /** Of everything that matches, not of this page. */
  total: number;
}

/**
 * The works of one owner in the order of their last activity. Kept in order, so that a page costs its own
 * length. A page begins after a turn, not at an offset: works added in the meantime shift nothing.
 */
export class Shelf {
  /** Oldest activity first: the newest is added at the cheap end. */
  readonly #slots: Slot[] = [];
  readonly #slotOf = new Map<Work, Slot>();

  /** Puts a work at the front, whether it is new here or not. */
  bringForward(work: Work, turn: number): void {
    this.remove(work);
    const slot: Slot = { turn, work, text: null };
    this.#slots.push(slot);
    this.#slotOf.set(work, slot);
  }

  has(work: Work): boolean {
    return this.#slotOf.has(work);
  }

  /** Whether it was here. */
  remove(work: Work): boolean {
    const slot = this.#slotOf.get(work);
    if (!slot) return false;
    this.#slots.splice(firstFrom(this.#slots, slot.turn), 1);
    return this.#slotOf.delete(work);
  }

  oldestFirst(): Work[] {
    return this.#slots.map(({ work }) => work);
  }

  page({ first, after, search, atsId }: PageQuery): Page {
    const found = this.#matching(search, atsId);
    const begin = (after === null ? found.length : firstFrom(found, after)) - 1;
    const taken: Slot[] = [];
    for (let index = begin; index >= 0 && taken.length < first; index -= 1) taken.push(found[index] as Slot);
    return {
      works: taken.map(({ work }) => work),
      startTurn: taken[0]?.turn ?? null,
      endTurn: taken.at(-1)?.turn ?? null,
      hasNext: begin + 1 > taken.length,
      hasPrevious: begin + 1 < found.length,
      total: found.length,
    };
  }

  #matching(search: string, atsId: number | null): readonly Slot[] {
    const words = wordsOf(search);
    if (words.length === 0 && atsId === null) return this.#slots;
    return this.#slots.filter((slot) => {
      if (atsId !== null && slot.work.atsId !== atsId) return false;
      slot.text ??= folded(searchText(slot.work));
      return words.every((word) => slot.text?.includes(word));
    });
  }
}

/** The index of the first slot whose turn is not below `turn`. */
function firstFrom(slots: readonly Slot[], turn: number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((slots[middle] as Slot).turn < turn) low = middle + 1;
    else high = middle;
  }
  return low;
}
