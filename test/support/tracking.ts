// A transaction whose socket and polls say what the test wants them to.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { afterEach, beforeEach } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { TransactionStep } from '../../app/ats/journal.ts';
import type { Outcome } from '../../app/ats/outcome.ts';
import type { ReadStatus } from '../../app/ats/poll.ts';
import { transaction } from '../../app/ats/schema.ts';
import { track, type TrackOptions } from '../../app/ats/track.ts';
import { ManualClock } from './manual-clock.ts';

/** `ws` throws an error nobody listens to, which a browser's socket never does. */
class Socket extends WebSocket {
  constructor(url: string | URL) {
    super(url);
    this.on('error', () => undefined);
  }
}
export const NodeWebSocket = Socket as unknown as typeof globalThis.WebSocket;

export const CODE = `atc_${'0123456789abcdef'.repeat(4)}`;
export const details = {
  tx_hash: '0xabc',
  block_number: 42,
  ats_id: 7,
  work_id: 'work-1',
  explorer_url: 'https://explorer.example/tx/0xabc',
  access_code: CODE,
};
export const outcome: Outcome = {
  txHash: '0xabc',
  blockNumber: 42,
  atsId: 7,
  workId: 'work-1',
  explorerUrl: 'https://explorer.example/tx/0xabc',
  accessCode: CODE,
};
const PROGRESS: Record<string, number> = {
  validating: 5,
  preparing_transaction: 20,
  signing: 40,
  submitting: 60,
  confirming: 80,
  completed: 100,
};

export const update = (step: string, more: object = {}) => ({
  type: 'update',
  step,
  progress: PROGRESS[step],
  ...more,
});
export const poll = (step: string, more: object = {}) => ({
  current_step: step,
  progress: PROGRESS[step],
  is_complete: false,
  ...more,
});
export const done = poll('completed', { is_complete: true, result: { success: true, ...details } });

export class Tracking {
  readonly url: string;
  readonly clock = new ManualClock();
  readonly controller = new AbortController();
  readonly steps: TransactionStep[] = [];
  /** What polls answer, one after the other; the last one for ever. An error is thrown. */
  replies: unknown[] = [done];
  reads = 0;

  #server: WebSocketServer;
  #connected: Promise<WebSocket>;

  constructor(server: WebSocketServer) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#connected = once(server, 'connection').then(([peer]) => peer);
  }

  static async open() {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    return new Tracking(server);
  }

  readonly read: ReadStatus = async (signal) => {
    signal.throwIfAborted();
    this.reads++;
    const reply = this.replies.length > 1 ? this.replies.shift() : this.replies[0];
    if (reply instanceof Error) throw reply;
    return v.parse(transaction, reply);
  };

  start(options: Partial<TrackOptions> = {}): Promise<Outcome> {
    const tracked = track({
      socketUrl: this.url,
      readStatus: this.read,
      onStep: (step) => this.steps.push(step),
      signal: this.controller.signal,
      clock: this.clock,
      WebSocket: NodeWebSocket,
      ...options,
    });
    // A test looks at it later; until then it is nobody's unhandled rejection.
    tracked.catch(() => undefined);
    return tracked;
  }

  /** The service's end of the socket, sending `frames`. */
  async peer(...frames: unknown[]) {
    const peer = await this.#connected;
    for (const frame of frames) peer.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    return peer;
  }

  get names() {
    return this.steps.map(({ step }) => step);
  }

  close() {
    for (const peer of this.#server.clients) peer.terminate();
    this.#server.close();
  }
}

/** Resolves once all has happened that needs neither time nor network. */
export const settled = () => setImmediate();

/** A fresh one for every test of a file. */
export function useTracking(): () => Tracking {
  let tracking: Tracking;
  beforeEach(async () => {
    tracking = await Tracking.open();
  });
  afterEach(() => tracking.close());
  return () => tracking;
}
