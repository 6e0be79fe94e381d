/** What a client can do. Types alone, so that what is published of them needs nothing else. */
import type { CallOptions } from './options.ts';
import type { AccessedWork, ListWorks, VersionCreators, VersionList, WorkList } from './wire-works.ts';
import type {
  Confirmation,
  Download,
  InitVersion,
  InitVersionUpload,
  InitWork,
  Job,
  JobRef,
  Quote,
  Stats,
  Transaction,
  Upload,
} from './wire.ts';

/** Calls that register a work, and those that every flow needs. */
export interface RegisterCalls {
  /** Public: works without a token. Sizes in bytes. */
  stats(network: string, options?: CallOptions): Promise<Stats>;
  /**
   * Opens a job and an upload, which consumes the token. Pays nothing.
   *
   * @param idempotencyKey makes a repeat safe: one per submission, kept when it is sent again
   */
  initWork(body: InitWork, idempotencyKey?: string, options?: CallOptions): Promise<Upload>;
  /** Turns the uploaded file into a quote, in credits, which lives about 5 min. Pays nothing. */
  prepareWork(job: JobRef, options?: CallOptions): Promise<Quote>;
  /**
   * Pays. Never repeated here after a lost reply or a 5xx, for it may have been carried out: asked once
   * more, a job that was confirmed answers `registration.prepared_not_found`.
   */
  confirmWork(job: JobRef, options?: CallOptions): Promise<Confirmation>;
  /** `statusUrl` as confirm gave it. Public: the transaction id in it is the capability. */
  transactionStatus(statusUrl: string, options?: CallOptions): Promise<Transaction>;
  /** A presigned URL of a work's file or certificate: those of the latest version, or of `version`. */
  downloadUrl(
    workId: string,
    kind: 'certificate' | 'asset',
    options?: CallOptions & { version?: number | undefined },
  ): Promise<Download>;
}

/** The work to update: by its access code, or as a work of the token's external user. */
export type VersionTarget = { accessCode: string } | { atsId: number | string; network: string };

/** Calls that add a version to a work. */
export interface VersionCalls {
  /** What the holder of an access code may see. Throws `access_code.*` for a code that opens nothing. */
  accessWork(accessCode: string, options?: CallOptions): Promise<AccessedWork>;
  /** Opens a job that keeps the stored file, which consumes the token. Pays nothing. */
  initVersion(
    target: VersionTarget,
    body: InitVersion,
    idempotencyKey?: string,
    options?: CallOptions,
  ): Promise<Job>;
  /** Opens a job and an upload for another file, which consumes the token. Pays nothing. */
  initVersionUpload(
    target: VersionTarget,
    body: InitVersionUpload,
    idempotencyKey?: string,
    options?: CallOptions,
  ): Promise<Upload>;
  /** As `prepareWork`, with `version_deposit_credits` in place of `total_deposit_credits`. */
  prepareVersion(target: VersionTarget, job: JobRef, options?: CallOptions): Promise<Quote>;
  /** Pays. As `confirmWork`. */
  confirmVersion(target: VersionTarget, job: JobRef, options?: CallOptions): Promise<Confirmation>;
}

/** A work of the token's external user. */
export interface WorkTarget {
  atsId: number | string;
  network: string;
}

/** Calls that list what an external user has registered. */
export interface WorkCalls {
  /** One page, newest activity first. A deployment may ignore `search`. */
  listWorks(query: ListWorks, options?: CallOptions): Promise<WorkList>;
  /** Every version of a work, oldest first. */
  listVersions(work: WorkTarget, options?: CallOptions): Promise<VersionList>;
  /** Those of one version. The service answers 404 where it knows none: here that is an empty list. */
  listCreators(work: WorkTarget, version: number, options?: CallOptions): Promise<VersionCreators>;
}

/** One method a call, bodies and replies as on the wire. */
export interface AtsClient extends RegisterCalls, VersionCalls, WorkCalls {}
