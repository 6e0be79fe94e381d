import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Ats } from './context.ts';
import { errorEnvelope } from './errors.ts';
import { altering } from './fault-replies.ts';
import type { Fault } from './faults.ts';
import { currentStep } from './transactions.ts';

const PATH = /^\/v1\/transactions\/([^/]+)\/ws$/;
const OUTCOME_STEPS = new Set(['completed', 'failed']);

/** The frame for where a transaction stands now. */
function updateFrame(ats: Ats, id: string): Record<string, unknown> | null {
  const transaction = ats.transactions.get(id);
  if (!transaction) return null;
  const details = ats.transactions.visibleOutcome(transaction);
  return { type: 'update', ...currentStep(transaction), ...(details ? { details } : {}) };
}

const errorFrame = (code: string, details?: unknown, message?: string) => ({
  type: 'error',
  ...errorEnvelope(code, details, message),
});

/** Closes with any code; 1006 means an end without a closing handshake, which only a cut can give. */
function closeWith(socket: WebSocket, code: number): void {
  const sendable = (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || code >= 3000;
  if (sendable) socket.close(code);
  else socket.terminate();
}

/** Tells one client about one transaction until it ends. */
function follow(ats: Ats, socket: WebSocket, id: string, fault: Fault | undefined): void {
  const send = (frame: unknown): void =>
    socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));

  const sendUpdate = (): void => {
    const real = updateFrame(ats, id);
    if (!real) return;
    const frame = (fault ? altering(fault, real) : real) as Record<string, unknown>;
    send(frame);
    if (OUTCOME_STEPS.has(String(frame['step']))) socket.close(1000);
  };

  if (fault?.silent) return;
  if (fault?.code !== undefined || fault?.body !== undefined) {
    send(fault.body ?? errorFrame(fault.code as string, fault.details, fault.message));
    return closeWith(socket, fault.close ?? 1000);
  }
  if (!ats.transactions.get(id)) {
    send(errorFrame('transaction.not_found'));
    return socket.close(1000);
  }
  send({ type: 'connected', transaction_id: id });
  sendUpdate();
  if (fault?.close !== undefined) return closeWith(socket, fault.close);
  if (fault?.drop === 'after') return socket.terminate();
  const stop = ats.transactions.watch(id, sendUpdate);
  socket.on('close', stop);
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The WebSocket side of the service. */
export interface Sockets {
  /** Answers an upgrade of a server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  closeAll(code: number): void;
  end(): void;
}

/** Tells clients of their transactions as they go on. */
export function createSockets(ats: Ats): Sockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const header = (name: string) => request.headers[name] as string | undefined;
    const entry = ats.requests.open('WS', url, header);
    const answer = (status: number): void => {
      entry.status = status;
      refuse(socket, status);
    };
    const fault = ats.faults.take('WS', url.pathname);
    if (fault?.delayMs && (await ats.faults.delay(fault)) === 'cut') return void socket.destroy();
    if (fault?.drop === 'before') return void socket.destroy();
    if (fault?.status !== undefined) return answer(fault.status);
    const id = PATH.exec(url.pathname)?.[1];
    if (id === undefined) return answer(404);
    if (!ats.settings.webSocket || sockets.clients.size >= ats.limits.sockets) return answer(503);
    sockets.handleUpgrade(request, socket, head, (client) => {
      entry.status = 101;
      client.on('error', () => client.terminate());
      follow(ats, client, id, fault);
    });
  }

  return {
    upgrade(request, socket, head) {
      // A peer that vanishes while we answer must not end the server.
      socket.on('error', () => socket.destroy());
      upgrade(request, socket, head).catch(() => socket.destroy());
    },
    closeAll(code) {
      sockets.clients.forEach((client) => client.close(code));
    },
    end() {
      sockets.clients.forEach((client) => client.terminate());
      sockets.close();
    },
  };
}
