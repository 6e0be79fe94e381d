import { Catalogue } from './catalogue.ts';
import type { Job } from './jobs.ts';

/** A reply kept for a repeat of the same keyed call. */
export interface KeptReply {
  bodyHash: string;
  reply: object;
}

/** What the service remembers. Works live in memory. */
export interface Store {
  jobs: Map<string, Job>;
  works: Catalogue;
  keptReplies: Map<string, KeptReply>;
  /** Jobs opened so far. */
  submissions: number;
  lastAtsId: number;
  lastBlock: number;
}

/** The block before the first one of a running server. */
export const FIRST_BLOCK = 1_000_000;

export const createStore = (): Store => ({
  jobs: new Map(),
  works: new Catalogue(),
  keptReplies: new Map(),
  submissions: 0,
  lastAtsId: 0,
  lastBlock: FIRST_BLOCK,
});

/** Forgets everything, in place: handlers under way hold the same object. */
export function clearStore(store: Store): void {
  store.jobs.clear();
  store.works.clear();
  store.keptReplies.clear();
  store.submissions = 0;
  store.lastAtsId = 0;
  store.lastBlock = FIRST_BLOCK;
}
