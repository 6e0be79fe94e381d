import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { creatorLeaf, type Creator } from './creator.ts';

/** Leaves of every tree, however many creators a work has: their number stays private. */
export const LEAVES = 32;

const join = (left: Uint8Array, right: Uint8Array) => sha256(concatBytes(left, right));

/** Levels of a tree, from 32 leaves (unused ones are `H(0x00)`) up to the one root. */
export function treeOf(creators: readonly Creator[]): [...Uint8Array[][], [Uint8Array]] {
  if (creators.length < 1 || creators.length > LEAVES) {
    throw new RangeError(`A work has 1 to ${LEAVES} creators, not ${creators.length}`);
  }
  const unused = sha256(Uint8Array.of(0));
  let level = Array.from({ length: LEAVES }, (_, index) =>
    index < creators.length ? creatorLeaf(creators[index] as Creator) : unused,
  );
  const levels = [level];
  while (level.length > 1) {
    level = Array.from({ length: level.length / 2 }, (_, index) =>
      join(level[2 * index] as Uint8Array, level[2 * index + 1] as Uint8Array),
    );
    levels.push(level);
  }
  return levels as [...Uint8Array[][], [Uint8Array]];
}

export const rootOf = (creators: readonly Creator[]): Uint8Array =>
  (treeOf(creators).at(-1) as [Uint8Array])[0];

/** One level up: a node and its neighbour. */
export const parentOf = (node: Uint8Array, sibling: Uint8Array, siblingIsLeft: boolean) =>
  siblingIsLeft ? join(sibling, node) : join(node, sibling);
