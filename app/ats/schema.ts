/** What the service answers. */
import * as v from 'valibot';
import type * as wire from './calls/wire.ts';
import { id, number, optional, text, type Schema } from './lenient.ts';

export const stats: Schema<wire.Stats> = v.object({ total_works: number, max_audio_size_bytes: number });

export const upload: Schema<wire.Upload> = v.object({
  job_id: id,
  upload_url: v.pipe(v.string(), v.url()),
  upload_expires_at: text,
});

export const quote: Schema<wire.Quote> = v.object({
  // What comes next pays: an answer that names no job is no quote.
  job_id: id,
  work_id: optional(id),
  commitment: text,
  network_fee_credits: number,
  total_deposit_credits: number,
  version_deposit_credits: number,
  service_fee_credits: number,
  storage_fee_credits: number,
  total_price_credits: number,
  is_valid: optional(v.boolean()),
  expires_at: text,
});

export const confirmation: Schema<wire.Confirmation> = v.object({
  transaction_id: id,
  ws_url: text,
  status_url: text,
  access_code: text,
});

const result = {
  tx_hash: text,
  block_number: number,
  ats_id: number,
  work_id: optional(id),
  explorer_url: text,
  access_code: text,
  error: v.optional(v.unknown()),
};

export const transaction: Schema<wire.Transaction> = v.object({
  current_step: text,
  progress: number,
  description: text,
  is_complete: optional(v.boolean()),
  result: v.nullish(v.object({ success: optional(v.boolean()), ...result })),
  // A history in another form is no reason to doubt the rest.
  steps: v.fallback(
    v.nullish(v.array(v.object({ step: v.string(), progress: number, description: text }))),
    null,
  ),
});

export const socketFrame = v.variant('type', [
  v.object({ type: v.literal('connected') }),
  v.object({
    type: v.literal('update'),
    step: v.string(),
    progress: number,
    description: text,
    details: v.nullish(v.object(result)),
  }),
  v.looseObject({ type: v.literal('error') }),
  v.object({ type: v.literal('not_found') }),
]);

export const download: Schema<wire.Download> = v.object({
  url: v.pipe(v.string(), v.url()),
  expires_at: text,
});

export type SocketFrame = v.InferOutput<typeof socketFrame>;
export type {
  Confirmation,
  InitWork,
  Job,
  KnownCreator,
  Quote,
  Role,
  Transaction,
  Upload,
  WireCreator,
} from './calls/wire.ts';
export { ROLES } from './calls/wire.ts';
