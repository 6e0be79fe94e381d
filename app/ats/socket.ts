import * as v from 'valibot';
import type { Clock } from './clock.ts';
import { AtsApiException, errorFromEnvelope } from './errors.ts';
import type { Journal } from './journal.ts';
import { outcomeOf, transactionFailed, type Outcome } from './outcome.ts';
import { socketFrame, type SocketFrame } from './schema.ts';

const QUIET_MS = 10_000;

export interface SocketOptions {
  journal: Journal;
  clock: Clock;
  signal: AbortSignal;
  WebSocket?: typeof globalThis.WebSocket | undefined;
}

/**
 * Follows a transaction over a WebSocket, as long as there is one.
 *
 * @returns how it ended, or null where polling has to take over: the socket cannot be opened, closes
 *   early, says nothing for 10 s, or ends without saying how
 */
export async function followSocket(url: string, options: SocketOptions): Promise<Outcome | null> {
  const { journal, clock, signal, WebSocket = globalThis.WebSocket } = options;
  signal.throwIfAborted();
  const socket = openSocket(url, WebSocket);
  if (!socket) return null;
  const ended = new AbortController();
  const over = AbortSignal.any([signal, ended.signal]);
  try {
    return await new Promise<Outcome | null>((resolve, reject) => {
      let frames = 0;
      const quiet = async () => {
        const before = frames;
        await clock.wait(QUIET_MS, over);
        if (frames === before) resolve(null);
      };
      socket.onmessage = ({ data }) => {
        const frame = parseFrame(data);
        if (!frame) return;
        frames++;
        quiet().catch(() => undefined);
        try {
          const end = readFrame(frame, journal);
          if (end !== undefined) resolve(end);
        } catch (error) {
          reject(error);
        }
      };
      socket.onclose = socket.onerror = () => resolve(null);
      signal.addEventListener('abort', () => reject(signal.reason), { signal: ended.signal });
      quiet().catch(() => undefined);
    });
  } finally {
    ended.abort();
    socket.onmessage = socket.onclose = socket.onerror = null;
    socket.close();
  }
}

function openSocket(url: string, WebSocket: typeof globalThis.WebSocket): WebSocket | null {
  try {
    return new WebSocket(url.replace(/^http/, 'ws'));
  } catch {
    return null;
  }
}

function parseFrame(data: unknown): SocketFrame | undefined {
  try {
    const result = v.safeParse(socketFrame, JSON.parse(String(data)));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined while it goes on. */
function readFrame(frame: SocketFrame, journal: Journal): Outcome | null | undefined {
  if (frame.type === 'update') {
    if (frame.step === 'failed') throw transactionFailed(frame.details?.error);
    journal.observe(frame.step, frame.progress, frame.description);
    if (frame.step === 'completed') return frame.details ? outcomeOf(frame.details) : null;
  }
  if (frame.type === 'not_found') return null;
  if (frame.type === 'error') {
    const error = errorFromEnvelope(frame);
    if (error) throw new AtsApiException(error);
    return null;
  }
  journal.expectNews();
  return undefined;
}
