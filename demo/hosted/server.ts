import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createAts } from '../server/service.ts';
import { createApp } from './app.ts';
import { IDLE_MS, MAX_SANDBOXES, sharedRoom, visitorLimits } from './limits.ts';
import { originOf } from './origin.ts';
import { Sandboxes } from './sandboxes.ts';

const SANDBOX_PATH = /^\/ats\/([0-9a-f]{32})(?=\/)/;
const SWEEP_MS = 60_000;

export interface HostedOptions {
  /** The project folder, built. */
  root: string;
  /** 0 takes any free one. */
  port: number;
  /** The address to listen on; every one of the machine when left out. */
  host?: string | undefined;
  /** The origin visitors come to. What a request says itself, when left out. */
  publicUrl?: string | undefined;
  /** How many visitors have a service at the same time. */
  maxSandboxes?: number;
  /** Time between two steps of a transaction. */
  stepMs?: number;
}

/** The demo in one process, on one port. */
export interface RunningDemo {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Replies of a visitor's service are data: opened as a page they can do nothing on the demo's origin. */
function asData(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
}

/** Starts the hosted demo. Rejects where nothing is built, and when the port is taken. */
export async function startHosted(options: HostedOptions): Promise<RunningDemo> {
  const publicUrl = options.publicUrl ?? null;
  const room = sharedRoom();
  const sandboxes = new Sandboxes({
    max: options.maxSandboxes ?? MAX_SANDBOXES,
    idleMs: IDLE_MS,
    create: (id, origin) =>
      createAts({
        publicUrl: `${origin}/ats/${id}`,
        allowedOrigins: [origin],
        limits: visitorLimits,
        sharedRoom: room,
        settings: options.stepMs === undefined ? {} : { stepMs: options.stepMs },
      }),
  });

  /** The visitor's service a request is for; its URL then begins at the service's own root. */
  function sandboxOf(request: IncomingMessage) {
    const [prefix, id] = SANDBOX_PATH.exec(request.url ?? '') ?? [];
    const origin = originOf((name) => request.headers[name], publicUrl);
    if (prefix === undefined || id === undefined || origin === null) return null;
    request.url = request.url?.slice(prefix.length) ?? '/';
    return sandboxes.use(id, origin);
  }

  const app = createApp({ dist: join(options.root, 'dist'), publicUrl, sandboxes, ownUrl: () => ownUrl });
  const demo = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const answer: RequestListener = (request, response) => {
    const ats = sandboxOf(request);
    if (!ats) return void demo(request, response);
    asData(response);
    ats.listener(request, response);
  };
  const server = createServer({ maxHeaderSize: 8192, keepAliveTimeout: 60_000 }, answer);
  server.maxConnections = 1000;
  server.on('clientError', (_error, socket) => socket.destroy());
  server.on('upgrade', (request, socket, head) => {
    const ats = sandboxOf(request);
    if (ats) ats.upgrade(request, socket, head);
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { address, port } = server.address() as AddressInfo;
  const ownUrl = urlOf(address, port);
  const sweeping = setInterval(() => sandboxes.sweep(), SWEEP_MS).unref();

  async function shutDown(): Promise<void> {
    clearInterval(sweeping);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await Promise.all([closed, sandboxes.close()]);
  }
  let closing: Promise<void> | undefined;
  return { url: publicUrl ?? ownUrl, port, close: () => (closing ??= shutDown()) };
}

/** How this machine reaches an address that a server listens on. */
function urlOf(address: string, port: number): string {
  if (['::', '0.0.0.0', '127.0.0.1', '::1'].includes(address)) return `http://localhost:${port}`;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}
