import type { ListedWork, Version, VersionTarget } from '../ats/client.ts';
import type { AccessedWork } from '../ats/calls/wire-works.ts';
import type { Hex } from '../proof/bytes.ts';
import type { KnownCreator } from '../ats/schema.ts';
import type { Creator } from './draft.ts';

/** A work that exists, as its new version finds it. */
export interface KnownWork {
  target: VersionTarget;
  title: string | null;
  /** Of its latest version. */
  filename: string | null;
  version: number | null;
  creators: readonly KnownCreator[];
  /** SHA-256 of the stored file as `0x` hex, where the service tells it. */
  mediaHash: string | null;
  /** False once the service refused it: it has to be opened again. */
  open: boolean;
}

/** A work as its access code shows it. */
export const workByCode = (accessCode: string, work: AccessedWork): KnownWork => ({
  target: { accessCode },
  title: work.title ?? null,
  filename: work.asset_filename ?? null,
  version: work.latest_version ?? null,
  creators: work.creators ?? [],
  mediaHash: null,
  open: true,
});

/** SHA-256 of the file of a version as `0x` hex, where the service tells it. */
export function mediaHashOf({ media_hash }: Version): Hex | null {
  const [, hash] = /^(?:0x)?([0-9a-f]{64})$/i.exec(media_hash ?? '') ?? [];
  return hash ? `0x${hash}` : null;
}

/** One of the user's works, from the list and its versions. Its creators are asked for by themselves. */
export function workOfUser(network: string, work: ListedWork, versions: readonly Version[]): KnownWork {
  const latest = versions.reduce<Version | null>(
    (last, each) => (last && last.version > each.version ? last : each),
    null,
  );
  return {
    target: { atsId: work.ats_id, network },
    title: work.title ?? null,
    filename: latest?.asset_filename ?? work.asset_filename ?? null,
    version: latest?.version ?? work.latest_version ?? null,
    creators: [],
    mediaHash: latest && mediaHashOf(latest),
    open: true,
  };
}

/** Creators as the form holds them. */
export const asTyped = (creators: readonly KnownCreator[], firstId: number): Creator[] =>
  creators.map(({ full_name, email, roles, ipi, isni }, index) => ({
    id: firstId + index,
    fullName: full_name ?? '',
    email: email ?? '',
    roles,
    ipi: ipi ?? '',
    isni: isni ?? '',
  }));
