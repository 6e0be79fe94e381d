import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { encodeOptional, encodeText } from './bytes.ts';

/** Each at the place that is its tag. */
export const ROLES = ['author', 'composer', 'arranger', 'adapter'] as const;
export type RoleName = (typeof ROLES)[number];

/**
 * A creator as on the wire, or with a list of roles. Text is hashed as given, neither trimmed nor
 * judged, except that half of a surrogate pair counts as U+FFFD, as in every UTF-8 encoder.
 */
export interface Creator {
  full_name: string;
  email: string;
  /** Flags as sent to the service, or names in any case, order and number, as it answers them. */
  roles: Partial<Record<RoleName, boolean>> | readonly string[];
  /** Digits. Absent and null are the same; an empty text is another creator. */
  ipi?: string | null | undefined;
  /** 16 characters, without spaces as on the wire. Absent and null are the same. */
  isni?: string | null | undefined;
}

/** Each once, in the order of their tags. @throws TypeError for one that is none */
export function rolesOf(roles: Creator['roles']): RoleName[] {
  if (typeof roles !== 'object' || roles === null) throw new TypeError('roles must be flags or a list');
  const names = Array.isArray(roles)
    ? roles.map((name) => String(name).toLowerCase())
    : Object.entries(roles).flatMap(([name, has]) => (has ? [name] : []));
  for (const name of names) {
    if (!ROLES.includes(name as RoleName)) throw new TypeError(`${name} is no role of a creator`);
  }
  return ROLES.filter((role) => names.includes(role));
}

/** `roles`: how many ‖ one tag each, ascending, without repeats. */
function encodeRoles(roles: Creator['roles']): Uint8Array {
  const names = rolesOf(roles);
  return Uint8Array.of(names.length, ...names.map((role) => ROLES.indexOf(role)));
}

/** 32 bytes: `H( str(full_name) ‖ str(email) ‖ roles ‖ opt(ipi) ‖ opt(isni) )`. */
export const creatorLeaf = ({ full_name, email, roles, ipi, isni }: Creator): Uint8Array =>
  sha256(
    concatBytes(
      encodeText(full_name, 'full_name'),
      encodeText(email, 'email'),
      encodeRoles(roles),
      encodeOptional(ipi, 'ipi'),
      encodeOptional(isni, 'isni'),
    ),
  );
