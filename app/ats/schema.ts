/**
 * What the service answers, read leniently: only what the next step needs is required, anything else
 * may be absent or null, and unknown fields are ignored.
 */
import * as v from 'valibot';

const id = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value)),
  v.nonEmpty(),
);
/** Nice to have: a value of another type is as good as none, and must not cost the rest of a reply. */
const optional = <const T extends v.GenericSchema>(schema: T) => v.fallback(v.nullish(schema), null);
const text = optional(v.string());
const number = optional(v.number());

export const stats = v.object({ total_works: number, max_audio_size_bytes: number });

export const upload = v.object({
  job_id: id,
  upload_url: v.pipe(v.string(), v.url()),
  upload_expires_at: text,
});

export const quote = v.object({
  job_id: optional(id),
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

export const confirmation = v.object({
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

export const transaction = v.object({
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

export const download = v.object({ url: v.pipe(v.string(), v.url()), expires_at: text });

export type Upload = v.InferOutput<typeof upload>;
export type Quote = v.InferOutput<typeof quote>;
export type Confirmation = v.InferOutput<typeof confirmation>;
export type Transaction = v.InferOutput<typeof transaction>;
export type SocketFrame = v.InferOutput<typeof socketFrame>;

/** A creator as the service takes it. */
export interface WireCreator {
  full_name: string;
  email: string;
  roles: Record<Role, boolean>;
  ipi?: string;
  isni?: string;
}

export const ROLES = ['author', 'composer', 'arranger', 'adapter'] as const;
export type Role = (typeof ROLES)[number];

export interface InitWork {
  network: string;
  title: string;
  filename: string;
  creators: WireCreator[];
  external_user_ref?: string;
}
