import type { Creator } from './draft.ts';
import { asTyped, type KnownWork } from './known-work.ts';

/** What a new version says otherwise than the one before it. */
export interface Changes {
  file: boolean;
  /** By creator id; who is the same is not listed. */
  creators: Record<number, 'added' | 'changed'>;
  /** Names of those who are no longer in it. */
  removed: string[];
}

/** Everything about a creator that is registered, as one text. */
const allOf = ({ fullName, email, roles, ipi, isni }: Creator) =>
  JSON.stringify([fullName, email, ipi, isni.replace(/\s/g, ''), [...roles].sort()].map(trimmed));
const trimmed = (value: string | string[]) => (typeof value === 'string' ? value.trim() : value);
const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

export function changesOf(creators: readonly Creator[], file: File | null, base: KnownWork): Changes {
  const before = asTyped(base.creators, 0);
  const marks: Changes['creators'] = {};
  for (const creator of creators) {
    const exact = before.findIndex((each) => allOf(each) === allOf(creator));
    // The same person with something else about them, else somebody new.
    const known =
      exact >= 0
        ? exact
        : before.findIndex(
            (each) => same(each.email, creator.email) || same(each.fullName, creator.fullName),
          );
    if (exact < 0) marks[creator.id] = known < 0 ? 'added' : 'changed';
    if (known >= 0) before.splice(known, 1);
  }
  return { file: file !== null, creators: marks, removed: before.map(({ fullName }) => fullName) };
}

export const isNothing = ({ file, creators, removed }: Changes) =>
  !file && Object.keys(creators).length === 0 && removed.length === 0;
