/**
 * Bodies and replies as on the wire. In a reply only what the next step needs is sure to be there; a
 * field that is `Maybe` may be absent or null, and is null where it came with another type.
 */
export type Maybe<T> = T | null | undefined;

/** In lower case, however the service writes them. */
export const ROLES = ['author', 'composer', 'arranger', 'adapter'] as const;
export type Role = (typeof ROLES)[number];

/** A creator as the service takes it. */
export interface WireCreator {
  full_name: string;
  email: string;
  roles: Record<Role, boolean>;
  ipi?: string;
  isni?: string;
}

/** A creator as read back. */
export interface KnownCreator {
  full_name?: Maybe<string>;
  email?: Maybe<string>;
  /** Known ones only, whether they came as a list or as flags. */
  roles: Role[];
  ipi?: Maybe<string>;
  isni?: Maybe<string>;
}

export interface InitWork {
  network: string;
  title: string;
  filename: string;
  creators: WireCreator[];
  external_user_ref?: string;
}
export interface InitVersion {
  creators: WireCreator[];
}
export interface InitVersionUpload extends InitVersion {
  filename: string;
}
/** A job by its id, or as the body of prepare and confirm. */
export type JobRef = string | { job_id: string; passphrase?: string | null };

export interface Stats {
  total_works?: Maybe<number>;
  /** Bytes. */
  max_audio_size_bytes?: Maybe<number>;
}

export interface Job {
  job_id: string;
}

export interface Upload extends Job {
  /** Takes the raw bytes by PUT, without any of our headers. Lives about 10 min. */
  upload_url: string;
  /** ISO 8601, as every time here. */
  upload_expires_at?: Maybe<string>;
}

/** What confirming would cost, in credits. */
export interface Quote {
  job_id: string;
  work_id?: Maybe<string>;
  /** What would go on chain: SHA-256 as `0x` hex. */
  commitment?: Maybe<string>;
  network_fee_credits?: Maybe<number>;
  /** Of a new work. */
  total_deposit_credits?: Maybe<number>;
  /** Of a new version. */
  version_deposit_credits?: Maybe<number>;
  service_fee_credits?: Maybe<number>;
  storage_fee_credits?: Maybe<number>;
  total_price_credits?: Maybe<number>;
  /** False if the chain would refuse it. */
  is_valid?: Maybe<boolean>;
  expires_at?: Maybe<string>;
}

export interface Confirmation {
  transaction_id: string;
  /** Relative to the base URL, as `status_url`. */
  ws_url?: Maybe<string>;
  status_url?: Maybe<string>;
  access_code?: Maybe<string>;
}

/** How a transaction ended. */
export interface TransactionResult {
  success?: Maybe<boolean>;
  tx_hash?: Maybe<string>;
  block_number?: Maybe<number>;
  ats_id?: Maybe<number>;
  work_id?: Maybe<string>;
  explorer_url?: Maybe<string>;
  access_code?: Maybe<string>;
  error?: unknown;
}

export interface TransactionStep {
  step: string;
  /** 0 to 100. */
  progress?: Maybe<number>;
  description?: Maybe<string>;
}

export interface Transaction {
  current_step?: Maybe<string>;
  /** 0 to 100. */
  progress?: Maybe<number>;
  description?: Maybe<string>;
  is_complete?: Maybe<boolean>;
  result?: Maybe<TransactionResult>;
  steps?: Maybe<TransactionStep[]>;
}

/** A presigned URL. */
export interface Download {
  url: string;
  expires_at?: Maybe<string>;
}
