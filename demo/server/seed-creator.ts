import type { Creator, Role } from './schemas.ts';

const NAMES = ['Ada Example', 'Bo Sample', 'Chi Placeholder', 'Dee Pattern', 'Eli Specimen'];
const ROLES: readonly Role[] = ['author', 'composer', 'arranger', 'adapter'];

/** One of a list, whatever the index. */
export const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** A visibly made-up creator, the same for the same index. */
export const seedCreator = (index: number, fullName = pick(NAMES, index)): Creator => ({
  fullName,
  email: `member-${index}@example.com`,
  roles: [pick(ROLES, index), ...(index % 3 === 0 ? [pick(ROLES, index + 1)] : [])],
  ipi: index % 2 === 0 ? String(100_000 + index) : null,
  isni: null,
});
