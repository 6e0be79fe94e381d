import type { EventDetails, EventName } from '../../bridge/protocol.ts';
import type { InitWork } from '../ats/schema.ts';
import type { TransactionRef } from './state.ts';

/** What asks something of the network. Each ends in one event: its answer, or `failed` with itself. */
export type Call =
  | { type: 'init'; work: InitWork; key: string }
  | { type: 'put'; url: string; file: File }
  | { type: 'prepare'; jobId: string }
  /** `delay` in milliseconds before it is sent. */
  | { type: 'confirm'; jobId: string; delay: number }
  | { type: 'track'; transaction: TransactionRef }
  | { type: 'accessCode'; statusUrl: string }
  | { type: 'certificate'; workId: string };

/** What a transition wants done. Run after the new snapshot is stored. */
export type Effect =
  | Call
  /** Public: needs no token, and no screen waits for it. */
  | { type: 'stats' }
  | { [N in EventName]: { type: 'emit'; name: N; detail: EventDetails[N] } }[EventName]
  /** Ends every call that is under way; what they still answer is dropped. */
  | { type: 'abort' }
  /** Opens a window for a URL the service gave; ends in `opened`. */
  | { type: 'open'; url: string };

/** The calls that carry the session token. */
export const needsToken = (call: Call) => ['init', 'prepare', 'confirm', 'certificate'].includes(call.type);

export const emit = <N extends EventName>(name: N, detail: EventDetails[N]) =>
  ({ type: 'emit', name, detail }) as Extract<Effect, { type: 'emit' }>;
