import type { Creator } from './schemas.ts';

/** What a creator did, as capitalised names. */
export const roleNames = (creator: Creator): string[] =>
  creator.roles.map((role) => role.charAt(0).toUpperCase() + role.slice(1));

/** A creator as the service gives one back: with a list of role names, where it takes flags. */
export const creatorReply = (creator: Creator) => ({
  full_name: creator.fullName,
  email: creator.email,
  roles: roleNames(creator),
  ...(creator.ipi === null ? {} : { ipi: creator.ipi }),
  ...(creator.isni === null ? {} : { isni: creator.isni }),
});
