// The client under test against the local ATS, with what both of them saw.
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { createAtsClient, type AtsClient, type ClientOptions } from '../../app/ats/client.ts';
import type { Clock } from '../../app/ats/clock.ts';
import { AtsApiException } from '../../app/ats/errors.ts';
import type { InitWork } from '../../app/ats/schema.ts';
import { Client as Ats, creator, type Json } from '../server/harness.ts';

export const work: InitWork = {
  network: 'testnet',
  title: 'Low Tide',
  filename: 'low-tide.wav',
  creators: [{ ...creator, ipi: '12345678901', isni: '000000012146438X' }],
};
export const KEY = '6a0f5a34-1d50-4a6c-9f0a-000000000001';
export const DAY = 86_400_000;

/** Names, what the service does, and what the client makes of it. */
export const troubles: [name: string, fault: Json, code: string][] = [
  ['an error of the service', { status: 503 }, 'common.service_unavailable'],
  ['an older error of the service', { status: 500, body: { error: 'Oops' } }, 'common.service_unavailable'],
  ['an error page', { status: 502, body: '<h1>Bad gateway</h1>' }, 'widget.malformed_response'],
  ['a connection cut before', { drop: 'before' }, 'widget.network_error'],
];

export class Bench {
  ats!: Ats;
  token = '';
  /** Lengths of the waits between repeats; none of them takes any time. */
  waits: number[] = [];
  /** Bodies as sent, which the server's own log leaves out. */
  sent: unknown[] = [];

  #clock: Clock = {
    now: () => 0,
    wait: async (ms, signal) => {
      signal?.throwIfAborted();
      this.waits.push(ms);
    },
  };
  #fetch: typeof fetch = (input, init) => {
    this.sent.push(init?.body === undefined ? null : JSON.parse(String(init.body)));
    return fetch(input, init);
  };

  client(options: Partial<ClientOptions> = {}): AtsClient {
    return createAtsClient({
      atsUrl: this.ats.ats.url,
      siteKey: 'cpk_demo',
      token: this.token,
      fetch: this.#fetch,
      clock: this.#clock,
      ...options,
    });
  }

  /** What arrived at the service, minting and storage apart. */
  async seen(): Promise<Json[]> {
    const all = await this.ats.requests();
    return all.filter(({ path }) => path !== '/v1/sessions' && !path.startsWith('/storage/'));
  }

  /** Init and upload. */
  async uploaded() {
    const upload = await this.client().initWork(work, KEY);
    await fetch(upload.upload_url, { method: 'PUT', body: 'low tide' });
    return upload.job_id;
  }
}

/** A local ATS for a test file, as new before every test. */
export function useBench(): Bench {
  const bench = new Bench();
  beforeAll(async () => {
    bench.ats = await Ats.start();
  });
  beforeEach(async () => {
    await bench.ats.control('POST', 'reset');
    bench.waits = [];
    bench.sent = [];
    bench.token = (await bench.ats.mint()).body['token'];
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => bench.ats.ats.close());
  return bench;
}

/** What a call throws, which must be an AtsApiException. */
export async function failure(call: Promise<unknown>): Promise<AtsApiException> {
  const thrown: unknown = await call.then(
    () => 'nothing',
    (error: unknown) => error,
  );
  if (thrown instanceof AtsApiException) return thrown;
  throw new Error(`Thrown: ${String(thrown)}`);
}
