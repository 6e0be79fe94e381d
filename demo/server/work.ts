import type { Commitment } from './commitment.ts';
import type { Creator, Network } from './schemas.ts';
import type { StoredObject } from './storage.ts';

/** Where and when the chain took a version in. */
export interface Anchor {
  txHash: string;
  blockHash: string;
  blockNumber: number;
  /** Null where the date was never told, as in some older catalogues. */
  at: Date | null;
}

/** One version of a work. `anchor` is null while its transaction runs. */
export interface Version extends Commitment {
  number: number;
  assetFilename: string | null;
  /** Null when the file is not kept here. */
  object: StoredObject | null;
  /** Empty when none are known. */
  creators: readonly Creator[];
  feeCredits: number;
  storageFeeCredits: number;
  anchor: Anchor | null;
  /** Whether a certificate can be had once it is anchored. */
  certified: boolean;
}

/** A work from the moment it has been paid for. */
export interface Work {
  id: string;
  atsId: number;
  organizationId: string;
  userRef: string | null;
  network: Network;
  title: string | null;
  createdAt: Date | null;
  chargedCredits: number;
  /** Only works without an external user have one. */
  accessCode: string | null;
  versions: Version[];
}

/** A version that the chain has taken in. */
export type AnchoredVersion = Version & { anchor: Anchor };

/** The newest version that the chain has taken in. */
export const latestAnchored = (work: Work): AnchoredVersion | undefined =>
  work.versions.findLast((version): version is AnchoredVersion => version.anchor !== null);
