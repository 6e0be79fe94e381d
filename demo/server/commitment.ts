// Protocol version 1 of the on-chain commitment. Lengths and tags are hashed along with the values, so that no
// two different works share one byte sequence.
import { createHash } from 'node:crypto';
import type { Creator, Role } from './schemas.ts';

const PROTOCOL_VERSION = 1;
const LEAF_COUNT = 32;
const ROLE_TAGS: Record<Role, number> = { author: 0, composer: 1, arranger: 2, adapter: 3 };

const hash = (...parts: Uint8Array[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

const hex = (bytes: Buffer): string => `0x${bytes.toString('hex')}`;

const text = (value: string): Buffer => {
  const bytes = Buffer.from(value, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
};

const optionalText = (value: string | null): Buffer =>
  value === null ? Buffer.of(0) : Buffer.concat([Buffer.of(1), text(value)]);

const roleTags = (roles: readonly Role[]): Buffer => {
  const tags = [...new Set(roles.map((role) => ROLE_TAGS[role]))].sort((a, b) => a - b);
  return Buffer.of(tags.length, ...tags);
};

const leaf = (creator: Creator): Buffer =>
  hash(
    text(creator.fullName),
    text(creator.email),
    roleTags(creator.roles),
    optionalText(creator.ipi),
    optionalText(creator.isni),
  );

/** By depth, the root of a part of the tree that no creator stands in. */
const EMPTY = [hash(Buffer.of(0))];
for (let width = LEAF_COUNT; width > 1; width /= 2) {
  const below = EMPTY.at(-1) as Buffer;
  EMPTY.push(hash(below, below));
}

function merkleRoot(creators: readonly Creator[]): Buffer {
  if (creators.length < 1 || creators.length > LEAF_COUNT) {
    throw new RangeError(`A commitment takes 1 to ${LEAF_COUNT} creators`);
  }
  let level = creators.map(leaf);
  for (const empty of EMPTY.slice(0, -1)) {
    const pairs: Buffer[] = [];
    for (let index = 0; index < level.length; index += 2) {
      pairs.push(hash(level[index] as Buffer, level[index + 1] ?? empty));
    }
    level = pairs;
  }
  return level[0] as Buffer;
}

/** What goes on chain for a work, as `0x` hex. */
export interface Commitment {
  commitment: string;
  merkleRoot: string;
  mediaHash: string;
}

/** Commits to a title, its creators and the SHA-256 of the file. Takes 1 to 32 creators; text is used as given. */
export function commitWork(title: string, creators: readonly Creator[], mediaHash: Buffer): Commitment {
  const root = merkleRoot(creators);
  const commitment = hash(Buffer.of(PROTOCOL_VERSION), mediaHash, text(title), root);
  return { commitment: hex(commitment), merkleRoot: hex(root), mediaHash: hex(mediaHash) };
}
