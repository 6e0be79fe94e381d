import { hashBytes, toHex, type Hex } from './bytes.ts';
import { creatorLeaf, type Creator } from './creator.ts';
import { LEAVES, parentOf, treeOf } from './merkle.ts';

/** One step from a leaf up to the root: the hash beside the path. Written as the service writes it. */
export interface ProofStep {
  sibling: Hex;
  sibling_is_left: boolean;
}

const DEPTH = Math.log2(LEAVES);

/**
 * Proves that a creator is one of a work's, without naming the others: the five siblings on the way
 * from the creator's leaf to the root, lowest first.
 *
 * @param index of the creator, from 0
 * @throws RangeError if there is no creator at that index, or none or more than 32 at all
 */
export function creatorProof(creators: readonly Creator[], index: number): ProofStep[] {
  const levels = treeOf(creators).slice(0, -1);
  if (!Object.hasOwn(creators, index)) throw new RangeError(`There is no creator at index ${index}`);
  return levels.map((level, height) => {
    const position = index >> height;
    return { sibling: toHex(level[position ^ 1] as Uint8Array), sibling_is_left: position % 2 === 1 };
  });
}

/**
 * Whether a proof leads from this creator to this root (`merkleRoot` of a commitment, `0x` hex).
 * A proof or root that is malformed, or not five steps long, proves nothing.
 *
 * @throws TypeError if the creator itself is malformed
 */
export function verifyCreator(creator: Creator, proof: readonly ProofStep[], root: string): boolean {
  const leaf = creatorLeaf(creator);
  try {
    // Another length would let an inner node pass for a creator.
    if (proof.length !== DEPTH) return false;
    const reached = proof.reduce(
      (node, { sibling, sibling_is_left }) =>
        parentOf(node, hashBytes(sibling, 'sibling'), sibling_is_left === true),
      leaf,
    );
    return toHex(reached) === toHex(hashBytes(root, 'root'));
  } catch {
    return false;
  }
}
