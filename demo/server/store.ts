import type { Commitment } from './commitment.ts';
import type { Job } from './jobs.ts';
import type { Creator, Network } from './schemas.ts';
import type { StoredObject } from './storage.ts';

/** Where and when the chain took a version in. */
export interface Anchor {
  txHash: string;
  blockHash: string;
  blockNumber: number;
  at: Date;
}

/** One version of a work. `anchor` is null while its transaction runs. */
export interface Version extends Commitment {
  number: number;
  assetFilename: string;
  object: StoredObject;
  creators: readonly Creator[];
  feeCredits: number;
  storageFeeCredits: number;
  anchor: Anchor | null;
}

/** A work from the moment it has been paid for. */
export interface Work {
  id: string;
  atsId: number;
  organizationId: string;
  userRef: string | null;
  network: Network;
  title: string;
  createdAt: Date;
  chargedCredits: number;
  /** Only works without an external user have one. */
  accessCode: string | null;
  versions: Version[];
}

/** A reply kept for a repeat of the same keyed call. */
export interface KeptReply {
  bodyHash: string;
  reply: object;
}

/** What the service remembers. Works live in memory. */
export interface Store {
  jobs: Map<string, Job>;
  works: Map<string, Work>;
  keptReplies: Map<string, KeptReply>;
  lastAtsId: number;
  lastBlock: number;
}

const FIRST_BLOCK = 1_000_000;

export const createStore = (): Store => ({
  jobs: new Map(),
  works: new Map(),
  keptReplies: new Map(),
  lastAtsId: 0,
  lastBlock: FIRST_BLOCK,
});

/** Forgets everything, in place: handlers under way hold the same object. */
export function clearStore(store: Store): void {
  store.jobs.clear();
  store.works.clear();
  store.keptReplies.clear();
  store.lastAtsId = 0;
  store.lastBlock = FIRST_BLOCK;
}

/** The newest version that the chain has taken in. */
export const latestAnchored = (work: Work): (Version & { anchor: Anchor }) | undefined =>
  work.versions.findLast((version): version is Version & { anchor: Anchor } => version.anchor !== null);
