import type { EventDetails, EventName } from '../../bridge/protocol.ts';
import type { AtsError } from '../ats/errors.ts';
import type { ListedWork, VersionTarget } from '../ats/client.ts';
import type { InitWork } from '../ats/schema.ts';
import type { RegisteredWork } from '../proof/proof-file.ts';
import type { Details } from '../proof/worker.ts';
import type { JobRecord } from './job-memory.ts';
import type { KnownWork } from './known-work.ts';
import type { TransactionRef } from './state.ts';

/** Null for a new work. */
export type Target = VersionTarget | null;

/** What asks something of the network. Each ends in one event: its answer, or `failed` with itself. */
export type Call =
  /** Which work an access code opens. */
  | { type: 'access'; code: string }
  /** `base`: the work a new version is for. Without `upload` the stored file is kept. */
  | { type: 'init'; work: InitWork; key: string; base: KnownWork | null; upload: boolean }
  | { type: 'put'; url: string; file: File }
  | { type: 'prepare'; jobId: string; target: Target }
  /** Computed here, by a worker: what this work with this file would commit to. */
  | { type: 'prove'; file: File | null; work: Details }
  /** The text of a version's proof file, if all that is known of it makes what was registered. */
  | { type: 'write'; work: RegisteredWork & { version: number } }
  /** Computed here too: the fingerprint of a file that is compared. */
  | { type: 'hash'; file: File }
  /** `delay` in milliseconds before it is sent. */
  | { type: 'confirm'; jobId: string; target: Target; delay: number }
  /** `seen`: steps that were told already. */
  | { type: 'track'; transaction: TransactionRef; seen: readonly string[] }
  | { type: 'accessCode'; statusUrl: string }
  /** A page of the user's works; `delay` in milliseconds before it is asked for. */
  | { type: 'list'; search: string; page: number; after: string | null; delay: number }
  | { type: 'versions'; work: ListedWork }
  /** Those of one version. `base`: the work they are the last missing part of. */
  | { type: 'creators'; atsId: number; version: number; base: KnownWork | null }
  /** A presigned URL: of the latest version, or of `version`. */
  | { type: 'download'; workId: string; kind: 'asset' | 'certificate'; version: number | null };

export type DownloadCall = Extract<Call, { type: 'download' }>;

/** A wait of a call: before attempt `attempt` of `of`, for `delay` milliseconds at most. */
export interface Hold {
  reason: 'busy' | 'service' | 'network' | 'offline';
  attempt: number;
  of: number;
  delay: number;
}

/** What a transition wants done. Run after the new snapshot is stored. */
export type Effect =
  | Call
  /** Public: needs no token, and no screen waits for it. */
  | { type: 'stats' }
  | { [N in EventName]: { type: 'emit'; name: N; detail: EventDetails[N] } }[EventName]
  /** Ends every call that is under way; what they still answer is dropped. */
  | { type: 'abort' }
  /** Has the bridge keep what must outlive a reload of the page; null forgets it. */
  | { type: 'remember'; owner: string | null; record: JobRecord | null }
  /** Tells the integrator, on the console, what only they can mend. */
  | { type: 'explain'; error: AtsError }
  /** Opens a window for a URL the service gave; ends in `opened`. */
  | { type: 'open'; call: DownloadCall; url: string; expiresAt: number }
  | { type: 'save'; name: string; text: string }
  /** Brings the event of the same name, behind whatever the host has said already. */
  | { type: 'look' };

/** The calls that carry the session token. */
export const needsToken = (call: Call) =>
  !['put', 'prove', 'hash', 'write', 'track', 'accessCode'].includes(call.type);

export const emit = <N extends EventName>(name: N, detail: EventDetails[N]) =>
  ({ type: 'emit', name, detail }) as Extract<Effect, { type: 'emit' }>;
