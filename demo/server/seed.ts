import type { Ats } from './context.ts';
import { demoOrganization } from './organization.ts';
import { SeededWork } from './seeded-work.ts';
import type { SeedWorks } from './settings.ts';
import type { Work } from './work.ts';

const isSeeded = (work: Work, { user, network }: SeedWorks): boolean =>
  work instanceof SeededWork && work.userRef === user && work.network === network;

/** How many seeded works these would not replace. */
export const seededBeside = ({ store }: Ats, seed: SeedWorks): number =>
  [...store.works.values()].filter((work) => work instanceof SeededWork && !isSeeded(work, seed)).length;

/**
 * Gives a user a catalogue of made-up works. It replaces the one seeded for the same user and network before, and
 * leaves alone what was registered, which stays newer than anything seeded.
 */
export function seedWorks({ store }: Ats, seed: SeedWorks): void {
  const owner = { organizationId: demoOrganization.id, userRef: seed.user, network: seed.network };
  for (const work of [...store.works.values()]) if (isSeeded(work, seed)) store.works.remove(work);
  const registered = store.works.shelf(owner).oldestFirst();
  // What is brought forward last is listed first.
  for (let index = seed.count - 1; index >= 0; index -= 1) {
    store.lastAtsId += 1;
    const work = new SeededWork(owner, store.lastAtsId, index);
    store.works.add(work);
    store.works.bringForward(work);
  }
  for (const work of registered) store.works.bringForward(work);
}
