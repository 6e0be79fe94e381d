/** Places that live widgets hold. */
const places = new Set<number>();
const KEY = 'allfeat-ats';

/** Takes the first free place on the page from this one on: no two widgets have the same. */
export function takePlace(place: number) {
  while (places.has(place)) place++;
  places.add(place);
  return place;
}

export const leavePlace = (place: number) => places.delete(place);

/**
 * What the tab keeps for a place over a reload of the page. What it says and whom it concerns is the
 * frame's business. A page without storage simply has no memory.
 */
export function readRecord(place: number) {
  try {
    return sessionStorage.getItem(KEY + place);
  } catch {
    return null;
  }
}

export function writeRecord(place: number, record: string) {
  try {
    sessionStorage.setItem(KEY + place, record);
  } catch {
    // Blocked or full.
  }
}
