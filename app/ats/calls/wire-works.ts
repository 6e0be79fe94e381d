import type { KnownCreator, Maybe } from './wire.ts';

/** A work as its access code shows it. */
export interface AccessedWork {
  ats_id?: Maybe<number>;
  title?: Maybe<string>;
  network?: Maybe<string>;
  owner_address?: Maybe<string>;
  latest_version?: Maybe<number>;
  latest_commitment?: Maybe<string>;
  created_at?: Maybe<string>;
  asset_filename?: Maybe<string>;
  creators?: Maybe<KnownCreator[]>;
}

export interface ListWorks {
  network: string;
  /** How many; 50 unless said. */
  first?: number | undefined;
  /** `end_cursor` of the page before. */
  after?: Maybe<string>;
  search?: Maybe<string>;
}

export interface ListedWork {
  /** What downloads ask for. */
  id: string;
  /** What versions ask for. */
  ats_id: number;
  owner?: Maybe<string>;
  latest_version?: Maybe<number>;
  latest_commitment?: Maybe<string>;
  created_at?: Maybe<string>;
  latest_version_at?: Maybe<string>;
  title?: Maybe<string>;
  asset_filename?: Maybe<string>;
  has_files?: Maybe<boolean>;
}

export interface PageInfo {
  has_next_page?: Maybe<boolean>;
  has_previous_page?: Maybe<boolean>;
  start_cursor?: Maybe<string>;
  end_cursor?: Maybe<string>;
}

/** A page of works. One without its ids, which nothing could be done with, is left out. */
export interface WorkList {
  works: ListedWork[];
  page_info?: Maybe<PageInfo>;
  total_count?: Maybe<number>;
}

export interface Version {
  /** From 1. */
  version: number;
  commitment?: Maybe<string>;
  asset_filename?: Maybe<string>;
  registered_at_block?: Maybe<number>;
  registered_at?: Maybe<string>;
  media_hash?: Maybe<string>;
  merkle_root?: Maybe<string>;
  block_hash?: Maybe<string>;
  tx_hash?: Maybe<string>;
  fee_credits?: Maybe<number>;
  storage_fee_credits?: Maybe<number>;
  explorer_url?: Maybe<string>;
}

export interface VersionList {
  ats_id?: Maybe<number>;
  versions: Version[];
}

export interface VersionCreators {
  ats_id?: Maybe<number>;
  version?: Maybe<number>;
  creators: KnownCreator[];
}
