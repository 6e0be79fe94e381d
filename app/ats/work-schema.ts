/** What the service answers about works that exist. */
import * as v from 'valibot';
import type * as wireWorks from './calls/wire-works.ts';
import { ROLES, type Job, type KnownCreator, type Role } from './calls/wire.ts';
import { id, number, optional, text, type Schema } from './lenient.ts';

/** A list without those that lack what they are needed for. */
const list = <T>(schema: Schema<T>) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) =>
      items.flatMap((item) => {
        const { success, output } = v.safeParse(schema, item);
        return success ? [output] : [];
      }),
    ),
  );

/** A list of names in any case, or flags. */
const roles: Schema<Role[]> = v.fallback(
  v.pipe(
    v.union([
      v.array(v.unknown()),
      v.pipe(
        v.record(v.string(), v.unknown()),
        v.transform((flags) => Object.keys(flags).filter((role) => flags[role] === true)),
      ),
    ]),
    v.transform((names) => {
      const given = names.map((name) => String(name).toLowerCase());
      return ROLES.filter((role) => given.includes(role));
    }),
  ),
  [],
);

const creator: Schema<KnownCreator> = v.object({
  full_name: text,
  email: text,
  roles,
  ipi: text,
  isni: text,
});

const atsId = v.pipe(id, v.transform(Number), v.finite());

export const job: Schema<Job> = v.object({ job_id: id });

export const accessedWork: Schema<wireWorks.AccessedWork> = v.object({
  ats_id: optional(atsId),
  title: text,
  network: text,
  owner_address: text,
  latest_version: number,
  latest_commitment: text,
  created_at: text,
  asset_filename: text,
  creators: optional(list(creator)),
});

const listedWork: Schema<wireWorks.ListedWork> = v.object({
  id,
  ats_id: atsId,
  owner: text,
  latest_version: number,
  latest_commitment: text,
  created_at: text,
  latest_version_at: text,
  title: text,
  asset_filename: text,
  has_files: optional(v.boolean()),
});

export const workList: Schema<wireWorks.WorkList> = v.object({
  works: list(listedWork),
  page_info: optional(
    v.object({
      has_next_page: optional(v.boolean()),
      has_previous_page: optional(v.boolean()),
      start_cursor: text,
      end_cursor: text,
    }),
  ),
  total_count: number,
});

const version: Schema<wireWorks.Version> = v.object({
  version: v.number(),
  commitment: text,
  asset_filename: text,
  registered_at_block: number,
  registered_at: text,
  media_hash: text,
  merkle_root: text,
  block_hash: text,
  tx_hash: text,
  fee_credits: number,
  storage_fee_credits: number,
  explorer_url: text,
});

export const versionList: Schema<wireWorks.VersionList> = v.object({
  ats_id: optional(atsId),
  versions: list(version),
});

export const versionCreators: Schema<wireWorks.VersionCreators> = v.object({
  ats_id: optional(atsId),
  version: number,
  creators: list(creator),
});
