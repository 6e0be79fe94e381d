import { systemClock, type Clock } from './clock.ts';
import { Journal, type TransactionStep } from './journal.ts';
import type { Outcome } from './outcome.ts';
import { followStatus, type ReadStatus } from './poll.ts';
import { followSocket } from './socket.ts';

export interface TrackOptions {
  /** Absolute, http or ws; null where only polling is offered. */
  socketUrl: string | null;
  readStatus: ReadStatus;
  onStep: (step: TransactionStep) => void;
  /** Steps that were told already: they are not told again. */
  seen?: readonly string[];
  signal: AbortSignal;
  clock?: Clock;
  WebSocket?: typeof globalThis.WebSocket;
}

/**
 * Follows a transaction to its end: by WebSocket, and by polling from where that leaves off.
 *
 * @throws AtsApiException `widget.transaction_failed` when the chain refused, `widget.network_error`
 *   after 120 s without a new step, or what the service answered
 */
export async function track(options: TrackOptions): Promise<Outcome> {
  const { socketUrl, readStatus, onStep, seen, signal, clock = systemClock, WebSocket } = options;
  const journal = new Journal(clock, onStep, seen);
  const outcome = socketUrl && (await followSocket(socketUrl, { journal, clock, signal, WebSocket }));
  return outcome || followStatus(readStatus, { journal, clock, signal });
}
