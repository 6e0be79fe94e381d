import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { encodeOptional, encodeText } from './bytes.ts';

const ROLE_TAGS = { author: 0, composer: 1, arranger: 2, adapter: 3 };
export type RoleName = keyof typeof ROLE_TAGS;

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

/** `roles`: how many ‖ one tag each, ascending, without repeats. */
function encodeRoles(roles: Creator['roles']): Uint8Array {
  if (typeof roles !== 'object' || roles === null) throw new TypeError('roles must be flags or a list');
  const names = Array.isArray(roles)
    ? roles.map((name) => String(name).toLowerCase())
    : Object.entries(roles).flatMap(([name, has]) => (has ? [name] : []));
  const tags = new Set<number>();
  for (const name of names) {
    if (!Object.hasOwn(ROLE_TAGS, name)) throw new TypeError(`${name} is no role of a creator`);
    tags.add(ROLE_TAGS[name as RoleName]);
  }
  return Uint8Array.of(tags.size, ...[...tags].sort());
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
