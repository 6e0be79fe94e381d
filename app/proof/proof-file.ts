import type { Hex } from './bytes.ts';
import { checksumOf } from './canonical.ts';
import { commitWork, type Work } from './commitment.ts';
import { ROLES, rolesOf, type RoleName } from './creator.ts';
import { bareHex } from './hex.ts';
import { HOW_TO_VERIFY } from './how-to-verify.ts';

export const FORMAT = 'allfeat-proof';
export const FORMAT_VERSION = 1;

/** A creator as sent to the service. */
export interface ProofCreator {
  full_name: string;
  email: string;
  roles: Record<RoleName, boolean>;
  ipi?: string;
  isni?: string;
}

/** What a stranger needs to check, years later, that a file, title and creators were registered. */
export interface ProofFile {
  format: typeof FORMAT;
  format_version: typeof FORMAT_VERSION;
  network: string;
  ats_id: number | null;
  version: number | null;
  title: string;
  creators: ProofCreator[];
  /** What the file was called. */
  filename: string | null;
  media_hash: Hex;
  merkle_root: Hex;
  commitment: Hex;
  protocol_version: 1;
  transaction: { hash: string | null; block_number: number | null; explorer_url: string | null };
  /** For people, in English. */
  how_to_verify: string[];
  /**
   * Of everything else. It tells of damage, also in what the commitment says nothing of; whoever
   * forges a field can compute it anew.
   */
  checksum: Hex;
}

/** A work with what became of it. */
export interface RegisteredWork extends Work {
  network: string;
  atsId: number | null;
  /** From 1. */
  version: number | null;
  filename: string | null;
  /** What was registered, as the service tells it: hex in either case, with or without `0x`. */
  commitment: string;
  transaction: { hash: string | null; blockNumber: number | null; explorerUrl: string | null };
}

/**
 * The proof file of a work, for `JSON.stringify`.
 *
 * @throws Error if the work does not make the commitment that was registered; what `commitWork` throws
 */
export function createProof(work: RegisteredWork): ProofFile {
  const { network, atsId, version, title, filename, transaction } = work;
  const { commitment, merkleRoot, mediaHash, protocolVersion } = commitWork(work);
  if (commitment !== `0x${bareHex(work.commitment)}`) {
    throw new Error('This is not what was registered');
  }
  const contents = {
    format: FORMAT,
    format_version: FORMAT_VERSION,
    network,
    ats_id: atsId,
    version,
    title,
    creators: work.creators.map(({ full_name, email, roles, ipi, isni }) => {
      const names = rolesOf(roles);
      const flags = Object.fromEntries(ROLES.map((role) => [role, names.includes(role)]));
      return { full_name, email, roles: flags, ipi: ipi ?? undefined, isni: isni ?? undefined };
    }),
    filename,
    media_hash: mediaHash,
    merkle_root: merkleRoot,
    commitment,
    protocol_version: protocolVersion,
    transaction: {
      hash: transaction.hash,
      block_number: transaction.blockNumber,
      explorer_url: transaction.explorerUrl,
    },
    how_to_verify: HOW_TO_VERIFY,
  };
  // As it will be read: without what is undefined.
  const written = JSON.parse(JSON.stringify(contents, asWritten));
  return { ...written, checksum: checksumOf(written) };
}

/** Only what every reader of JSON reads alike: halves of surrogate pairs are hashed as U+FFFD anyway. */
const asWritten = (_: string, value: unknown) =>
  typeof value === 'string'
    ? value.replace(/\p{Cs}/gu, '\ufffd')
    : typeof value === 'number' && !(value >= 0 && Number.isSafeInteger(value))
      ? null
      : value;
