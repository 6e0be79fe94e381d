import type { IncomingMessage, RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import { check } from './body.ts';
import { Budget } from './budget.ts';
import type { Ats } from './context.ts';
import { Faults } from './faults.ts';
import { checkSettings, noLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import type { ObjectStorage } from './outside-storage.ts';
import { RequestLog } from './requests.ts';
import { seedWorks } from './seed.ts';
import { defaultSettings, settingsSchema } from './settings.ts';
import type { Settings, SettingsInput } from './settings.ts';
import { UrlSigner } from './signing.ts';
import { createSockets } from './sockets.ts';
import { OwnStorage } from './storage.ts';
import { clearStore, createStore } from './store.ts';
import { Tokens } from './tokens.ts';
import { Transactions } from './transactions.ts';

/** What a local ATS is like, wherever it is reached. */
export interface ServiceOptions {
  /** Origins that may mint sessions: exact ones, hosts or `*.example.com`. Any loopback origin when left out. */
  allowedOrigins?: string[];
  /**
   * Settings that differ from the defaults; a reset comes back to these. `seedWorks: 10_000` starts with that many
   * made-up works for `demo-user`, `seedWorks: { count, user?, network? }` with some for another user.
   */
  settings?: SettingsInput;
  /** Takes the files in place of this server, which reaches it neither with faults nor with a reset. */
  storage?: ObjectStorage;
  /** Where callers reach it, if its requests do not tell: a base URL without a slash at its end. */
  publicUrl?: string;
  limits?: Limits;
  /** Room for files that this one shares with others. */
  sharedRoom?: Budget;
}

/** A local ATS, to be put into a server. */
export interface AtsService {
  /** Answers a request whose URL is relative to the service's own root. */
  listener: RequestListener;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends sockets, timers and temporary files. */
  close(): Promise<void>;
}

/** Makes a local ATS that listens nowhere yet. */
export function createAts(options: ServiceOptions = {}): AtsService {
  const limits = options.limits ?? noLimits;
  const given: Partial<Settings> = check(settingsSchema, options.settings ?? {});
  checkSettings(limits, given, 0);
  const initial: Settings = { ...defaultSettings, ...given };
  initial.maxFileSize = Math.min(initial.maxFileSize, limits.fileBytes);
  const settings: Settings = { ...initial };
  const ats: Ats = {
    settings,
    limits,
    publicUrl: options.publicUrl ?? null,
    allowedOrigins: options.allowedOrigins ?? null,
    store: createStore(),
    tokens: new Tokens(limits.tokens),
    storage: new OwnStorage(new Budget(limits.storageBytes, options.sharedRoom ?? null)),
    outside: options.storage ?? null,
    signer: new UrlSigner(),
    transactions: new Transactions(settings),
    faults: new Faults(limits.heldUp),
    requests: new RequestLog(limits.loggedRequests),
  };
  const sockets = createSockets(ats);

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
  return {
    listener: (incoming, outgoing) => void listener(incoming, outgoing),
    upgrade: sockets.upgrade,
    async close() {
      sockets.end();
      await clear();
    },
  };
}
