import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { encodeText, hashBytes, toHex, type Hex } from './bytes.ts';
import type { Creator } from './creator.ts';
import { rootOf } from './merkle.ts';

const PROTOCOL_VERSION = 1;

/** What a commitment is made from. */
export interface Work {
  /** As registered: the widget sends it trimmed. */
  title: string;
  /** 1 to 32; their order matters. */
  creators: readonly Creator[];
  /** SHA-256 of the file, as `0x` hex. */
  mediaHash: string;
}

export interface Commitment {
  /** What goes on chain. */
  commitment: Hex;
  /** Root of the tree of creators, for `verifyCreator`. */
  merkleRoot: Hex;
  mediaHash: Hex;
  protocolVersion: 1;
}

/**
 * Computes what goes on chain for a work, protocol version 1:
 * `SHA-256( 0x01 ‖ media_hash, 32 bytes ‖ str(title) ‖ merkle_root, 32 bytes )`, where `str` is the byte
 * length as u32 little-endian ‖ UTF-8. The tree has 32 leaves, one a creator in the order given,
 * `SHA-256( str(full_name) ‖ str(email) ‖ roles ‖ opt(ipi) ‖ opt(isni) )`: `roles` is a count byte and the
 * tags in ascending order (author 0, composer 1, arranger 2, adapter 3), `opt` is `0x00` or `0x01 ‖ str`.
 * An unused leaf is `SHA-256( 0x00 )`, a node `SHA-256( left ‖ right )`.
 *
 * @throws RangeError for no creators or more than 32
 * @throws TypeError for an unknown role, a text that is none, or a malformed hash
 */
export function commitWork({ title, creators, mediaHash }: Work): Commitment {
  const media = hashBytes(mediaHash, 'mediaHash');
  const root = rootOf(creators);
  const commitment = sha256(
    concatBytes(Uint8Array.of(PROTOCOL_VERSION), media, encodeText(title, 'title'), root),
  );
  return {
    commitment: toHex(commitment),
    merkleRoot: toHex(root),
    mediaHash: toHex(media),
    protocolVersion: PROTOCOL_VERSION,
  };
}
