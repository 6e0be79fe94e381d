import type { JobRecord } from './protocol.ts';

const LIFETIME_MS = 30 * 60_000;
/** Places that live widgets hold. */
const places = new Set<number>();

/**
 * Keeps a widget's job over a reload of the page, in the tab's own storage: apart for each service, key,
 * network, user and place on the page. A page without storage simply has no memory.
 */
export class JobMemory {
  #element: Element;
  #place = 0;
  /** Fixed with the first record: whoever comes next under other attributes must not find it. */
  #key: string | undefined;

  constructor(element: Element) {
    this.#element = element;
  }

  /** Takes the element's place on the page; no two widgets have the same. */
  enter() {
    this.#place = [...document.querySelectorAll(this.#element.localName)].indexOf(this.#element);
    while (places.has(this.#place)) this.#place++;
    places.add(this.#place);
  }

  leave() {
    places.delete(this.#place);
  }

  /** Keeps a record, or forgets it. */
  keep(record: JobRecord | null) {
    this.#key ??= this.#currentKey();
    try {
      if (record) sessionStorage.setItem(this.#key, JSON.stringify({ ...record, at: Date.now() }));
      else sessionStorage.removeItem(this.#key);
    } catch {
      // Blocked or full.
    }
    if (!record) this.#key = undefined;
  }

  /** What was kept, if it is not too old. */
  find(): JobRecord | undefined {
    const key = this.#key ?? this.#currentKey();
    try {
      const { at, ...record } = JSON.parse(sessionStorage.getItem(key) ?? '{}');
      const age = Date.now() - at;
      if (!(age >= 0 && age < LIFETIME_MS)) return undefined;
      this.#key = key;
      return record;
    } catch {
      return undefined;
    }
  }

  #currentKey() {
    const facts = ['ats-url', 'site-key', 'network', 'external-user-id'].map((name) =>
      this.#element.getAttribute(name),
    );
    return JSON.stringify(['allfeat-ats', ...facts, this.#place]);
  }
}
