import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import { check } from './body.ts';
import type { Ats } from './context.ts';
import { Faults } from './faults.ts';
import type { ObjectStorage } from './outside-storage.ts';
import { RequestLog } from './requests.ts';
import { seedWorks } from './seed.ts';
import { defaultSettings, settingsSchema } from './settings.ts';
import type { Settings, SettingsInput } from './settings.ts';
import { UrlSigner } from './signing.ts';
import { attachSockets } from './sockets.ts';
import { OwnStorage } from './storage.ts';
import { clearStore, createStore } from './store.ts';
import { Tokens } from './tokens.ts';
import { Transactions } from './transactions.ts';

export type { ObjectStorage } from './outside-storage.ts';
export type { SeedWorks, Settings, SettingsInput } from './settings.ts';

/** How to start a local ATS. */
export interface AtsOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Origins that may mint sessions: exact ones, hosts or `*.example.com`. Any loopback origin when left out. */
  allowedOrigins?: string[];
  /**
   * Settings that differ from the defaults; a reset comes back to these. `seedWorks: 10_000` starts with that many
   * made-up works for `demo-user`, `seedWorks: { count, user?, network? }` with some for another user.
   */
  settings?: SettingsInput;
  /** Takes the files in place of this server, which reaches it neither with faults nor with a reset. */
  storage?: ObjectStorage;
}

/** A running local ATS. */
export interface RunningAts {
  url: string;
  port: number;
  /** Ends connections, timers and temporary files. May be called more than once. */
  close(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

/** Starts a local ATS on the loopback interface. Rejects when the port is taken. */
export async function startAts(options: AtsOptions = {}): Promise<RunningAts> {
  const initial: Settings = { ...defaultSettings, ...check(settingsSchema, options.settings ?? {}) };
  const settings: Settings = { ...initial };
  const ats: Ats = {
    settings,
    allowedOrigins: options.allowedOrigins ?? null,
    store: createStore(),
    tokens: new Tokens(),
    storage: new OwnStorage(),
    outside: options.storage ?? null,
    signer: new UrlSigner(),
    transactions: new Transactions(settings),
    faults: new Faults(),
    requests: new RequestLog(),
  };

  async function clear(): Promise<void> {
    ats.faults.reset();
    ats.transactions.clear();
    clearStore(ats.store);
    ats.tokens.clear();
    ats.requests.clear();
    Object.assign(settings, initial);
    await ats.storage.clear();
  }

  seedWorks(ats, settings.seedWorks);
  const app = createApp(ats, async () => {
    sockets.closeAll(1001);
    await clear();
    seedWorks(ats, settings.seedWorks);
  });
  // The global Request and Response stay as they are: tests share this process.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  // Long, so that no request meets a connection that is just being closed for idleness.
  server.keepAliveTimeout = 60_000;
  server.on('clientError', (_error, socket) => socket.destroy());
  const sockets = attachSockets(server, ats);
  const port = await listen(server, options.port ?? 0);

  async function shutDown(): Promise<void> {
    sockets.end();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await Promise.all([closed, clear()]);
  }
  let closing: Promise<void> | undefined;
  return { url: `http://localhost:${port}`, port, close: () => (closing ??= shutDown()) };
}
