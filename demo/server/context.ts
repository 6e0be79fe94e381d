import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Faults } from './faults.ts';
import type { Limits } from './limits.ts';
import type { ObjectStorage } from './outside-storage.ts';
import type { RequestEntry, RequestLog } from './requests.ts';
import type { Settings } from './settings.ts';
import type { UrlSigner } from './signing.ts';
import type { OwnStorage } from './storage.ts';
import type { Store } from './store.ts';
import type { Tokens } from './tokens.ts';
import type { Transactions } from './transactions.ts';

/** Everything one running server owns. Handlers reach state through it only, so that a reset is complete. */
export interface Ats {
  readonly settings: Settings;
  readonly limits: Limits;
  /** Null where callers reach it as its requests say. */
  readonly publicUrl: string | null;
  /** Null allows any localhost origin. */
  readonly allowedOrigins: readonly string[] | null;
  readonly store: Store;
  readonly tokens: Tokens;
  readonly storage: OwnStorage;
  /** Where files go instead, if anywhere. */
  readonly outside: ObjectStorage | null;
  readonly signer: UrlSigner;
  readonly transactions: Transactions;
  readonly faults: Faults;
  readonly requests: RequestLog;
}

/** Hono's view of a request: the Node objects, and what middleware leaves for later handlers. */
export interface AtsEnv {
  Bindings: HttpBindings;
  Variables: {
    /** The log entry of this request; control calls and preflights have none. */
    entry: RequestEntry | undefined;
    /** How long a JSON body may be. */
    maxBodyBytes: number;
    /** Set by a fault that wants the reply to lack its CORS headers. */
    withoutCors: boolean | undefined;
    /** Set once the connection has been cut on purpose. */
    dropped: boolean | undefined;
  };
}

/** The context of one request. */
export type AtsContext = Context<AtsEnv>;
