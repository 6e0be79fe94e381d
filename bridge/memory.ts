import type { JobRecord } from './protocol.ts';

const LIFETIME_MS = 30 * 60_000;

/** Places that live widgets hold. */
const places = new Set<number>();

/** Which of the page's widgets this is; two never are the same one. */
export function takePlace(element: Element): number {
  let place = [...document.querySelectorAll(element.localName)].indexOf(element);
  while (places.has(place)) place++;
  places.add(place);
  return place;
}

export const leavePlace = (place: number) => places.delete(place);

/**
 * Where a widget's job is kept over a reload of the page: the tab's own storage, apart for each
 * service, key, network, user and place on the page.
 */
export function memoryKey(element: Element, place: number): string {
  const facts = ['ats-url', 'site-key', 'network', 'external-user-id'].map((name) =>
    element.getAttribute(name),
  );
  return JSON.stringify(['allfeat-ats', ...facts, place]);
}

/** Keeps a record, or forgets it. A page without storage simply has no memory. */
export function remember(key: string, record: JobRecord | null) {
  try {
    if (record) sessionStorage.setItem(key, JSON.stringify({ ...record, at: Date.now() }));
    else sessionStorage.removeItem(key);
  } catch {
    // Blocked or full.
  }
}

export function recall(key: string): JobRecord | undefined {
  try {
    const { at, ...record } = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    const age = Date.now() - at;
    return age >= 0 && age < LIFETIME_MS ? record : undefined;
  } catch {
    return undefined;
  }
}
