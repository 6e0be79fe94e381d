import * as v from 'valibot';

const duration = v.pipe(v.number(), v.integer(), v.minValue(0));

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
});

/** The knobs of a running local ATS. Durations are milliseconds, sizes bytes. */
export interface Settings {
  /** Time between two steps of a transaction. */
  stepMs: number;
  /** What the demo organization has left; confirmations lower it. */
  credits: number;
  maxFileSize: number;
  tokenTtlMs: number;
  /** Life of every presigned URL, for uploads and downloads. */
  uploadTtlMs: number;
  quoteTtlMs: number;
  /** How long after completion an access code stays hidden. */
  accessCodeDelayMs: number;
  /** False refuses WebSocket upgrades. */
  webSocket: boolean;
  /** False leaves Idempotency-Key out of the preflight's allowed headers. */
  allowIdempotencyHeader: boolean;
}

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
};
