/** People who come with all that is known of them: from a list, or from the registration before. */
import { ownerKey } from './config.ts';
import type { CreatorList } from './creator-list.ts';
import { MAX_CREATORS, newCreator, type Creator, type Draft, type Person } from './draft.ts';
import type { EventOf } from './event.ts';
import type { Snapshot, Subject } from './state.ts';

/** Those of the last registrations, newest first, and whose they are: nobody else gets to see them. */
export interface Remembered {
  owner: string;
  all: readonly Person[];
}
const MAX_REMEMBERED = 8;

const isNameless = ({ fullName, email }: Person) => !(fullName + email).trim();
/** Nothing was typed. */
export const isBlank = (person: Person) =>
  isNameless(person) && !(person.ipi + person.isni).trim() && !person.roles.length;
const isSame = (one: Person, other: Person) => keyOf(one) === keyOf(other);
const keyOf = ({ fullName, email }: Person) => (fullName.trim() + '\n' + email.trim()).toLowerCase();

/**
 * Blank creators are filled first, then others added; nothing that was typed is lost. A list that was pasted
 * into a name begins there. Whom there is no room for, and what nobody could read, is what the list still has.
 */
export function withPeople(
  { creators, list }: Draft,
  { head, lines }: CreatorList,
  from: EventOf<'people'>['from'],
  nextCreatorId: number,
) {
  const all: Creator[] = [...creators];
  const first = all.findIndex(({ id }) => id === from);
  const left = lines.filter(({ person }) => {
    if (!person) return true;
    const free = all.findIndex(
      (creator, index) => index >= first && (index === first ? isNameless : isBlank)(creator),
    );
    if (free < 0 && all.length >= MAX_CREATORS) return true;
    const { id, roles, ipi, isni } = all[free] ?? newCreator(nextCreatorId++);
    all[free < 0 ? all.length : free] = {
      ...person,
      id,
      roles: roles.length ? roles : person.roles,
      ipi: ipi || person.ipi,
      isni: isni || person.isni,
    };
    return false;
  });
  const kept = from === 'list' ? null : list;
  const text = [kept, head, ...left.map((line) => line.text)].filter(Boolean).join('\n');
  return {
    changes: { creators: all, list: left.length ? text : kept },
    left: left.length > 0,
    nextCreatorId,
  };
}

/** Once a work is registered: whoever else was named before stays known, as far as there is room. */
export function remember(snapshot: Snapshot, { jobId }: Subject): Remembered | null {
  const { running, people, draft, submission } = snapshot;
  // One that was taken up after a reload of the page has no form that it came from.
  if (!running || submission?.job?.id !== jobId) return people;
  const owner = ownerKey(running);
  const before = people?.owner === owner ? people.all : [];
  const all = [
    ...draft.creators.map(({ fullName, email, roles, ipi, isni }) => ({ fullName, email, roles, ipi, isni })),
    ...before,
  ];
  const first = all.filter((person, index) => all.findIndex((each) => isSame(each, person)) === index);
  return { owner, all: first.slice(0, MAX_REMEMBERED) };
}

/** Whom the owner of what would begin now may want to name again. */
export function known({ config, people }: Pick<Snapshot, 'config' | 'people'>): readonly Person[] {
  return people && config && people.owner === ownerKey(config) ? people.all : [];
}

/** The same without those who are named. */
export const unnamed = (snapshot: Snapshot) =>
  known(snapshot).filter((person) => !snapshot.draft.creators.some((creator) => isSame(creator, person)));
