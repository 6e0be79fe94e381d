import * as v from 'valibot';
import { networkSchema, userRefSchema } from './schemas.ts';
import type { Network } from './schemas.ts';

const duration = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A catalogue of made-up works for one external user. */
export interface SeedWorks {
  /** 0 takes the catalogue away again. */
  count: number;
  user: string;
  network: Network;
}

/** Whose catalogue it is when nobody is named. */
export const DEFAULT_SEED_USER = 'demo-user';
/** More would show nothing new and only cost memory. */
export const MAX_SEED = 100_000;

const seedCount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SEED));
const seedSchema = v.pipe(
  v.union([
    seedCount,
    v.strictObject({
      count: seedCount,
      user: v.exactOptional(v.pipe(userRefSchema, v.string())),
      network: v.exactOptional(networkSchema),
    }),
  ]),
  v.transform((seed): SeedWorks => ({
    user: DEFAULT_SEED_USER,
    network: 'testnet',
    ...(typeof seed === 'number' ? { count: seed } : seed),
  })),
);

/** What `startAts` and `POST /__control/settings` accept; every field may be left out. */
export const settingsSchema = v.strictObject({
  stepMs: v.exactOptional(duration),
  credits: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  maxFileSize: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  tokenTtlMs: v.exactOptional(duration),
  uploadTtlMs: v.exactOptional(duration),
  quoteTtlMs: v.exactOptional(duration),
  accessCodeDelayMs: v.exactOptional(duration),
  webSocket: v.exactOptional(v.boolean()),
  allowIdempotencyHeader: v.exactOptional(v.boolean()),
  seedWorks: v.exactOptional(seedSchema),
});

/** The knobs of a running local ATS. Durations are milliseconds, sizes bytes. */
export interface Settings {
  /** Time between two steps of a transaction; changed, also of those under way. */
  stepMs: number;
  /** What the demo organization has left; confirmations lower it. */
  credits: number;
  maxFileSize: number;
  tokenTtlMs: number;
  /** Life of every presigned URL, for uploads and downloads. */
  uploadTtlMs: number;
  quoteTtlMs: number;
  /** How long after completion an access code stays hidden; changed, also those of the completed. */
  accessCodeDelayMs: number;
  /** False refuses WebSocket upgrades. */
  webSocket: boolean;
  /** False leaves Idempotency-Key out of the preflight's allowed headers. */
  allowIdempotencyHeader: boolean;
  /** The catalogue seeded last; a number seeds that many works for `demo-user` on testnet. */
  seedWorks: SeedWorks;
}

/** Settings as they are given: every field may be left out. */
export type SettingsInput = v.InferInput<typeof settingsSchema>;

/** A megabyte as the service counts it. */
export const MEGABYTE = 1024 * 1024;

/** Settings of a server started without any. */
export const defaultSettings: Readonly<Settings> = {
  stepMs: 700,
  credits: 1000,
  maxFileSize: 500 * MEGABYTE,
  tokenTtlMs: 5 * 60_000,
  uploadTtlMs: 10 * 60_000,
  quoteTtlMs: 5 * 60_000,
  accessCodeDelayMs: 0,
  webSocket: true,
  allowIdempotencyHeader: true,
  seedWorks: { count: 0, user: DEFAULT_SEED_USER, network: 'testnet' },
};
