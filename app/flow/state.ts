import type { HostConfig, Mode, Stage } from '../../bridge/protocol.ts';
import type { AtsError } from '../ats/errors.ts';
import type { TransactionStep } from '../ats/journal.ts';
import type { Outcome } from '../ats/outcome.ts';
import type { Hex } from '../proof/bytes.ts';
import type { Commitment } from '../proof/commitment.ts';
import type { InitWork, KnownCreator, Quote } from '../ats/schema.ts';
import type { Config } from './config.ts';
import { emptyDraft, type Draft, type Step } from './draft.ts';
import type { ListedWork, Version } from '../ats/client.ts';
import type { Call, Hold } from './effect.ts';
import type { KnownWork } from './known-work.ts';
import type { Remembered } from './people.ts';
import type { Problems } from './rules.ts';
import { noWorks, type Works } from './works.ts';

/** Where the bytes of a submission go. */
export interface Job {
  id: string;
  /** Null if it takes no file. */
  uploadUrl: string | null;
  /** Milliseconds since the epoch; null if the service did not say. */
  expiresAt: number | null;
}

/** What was agreed to with Register or Update: frozen, so that edits cannot leak into what is under way. */
export interface Submission {
  /** Idempotency key of its init. */
  key: string;
  /** Null keeps the stored one. */
  file: File | null;
  work: InitWork;
  /** The work this is a new version of; null registers one. */
  base: KnownWork | null;
  /** Known once init answered; kept so that a repeat uploads to the same job. */
  job: Job | null;
  /** Its upload URL ran out once already, and was replaced without asking. */
  renewed: boolean;
}

export interface TransactionRef {
  id: string;
  socketUrl: string | null;
  statusUrl: string;
  accessCode: string | null;
  /** When the registration was sent, by this device; not known of one that an older release began. */
  sentAt?: number | undefined;
}

export interface TimedStep extends TransactionStep {
  /** Milliseconds since the epoch. */
  at: number;
}

/** `none`: this work has none to show. `missing`: it did not come in time, and can be asked for again. */
export type AccessCode =
  { status: 'none' } | { status: 'pending' } | { status: 'missing' } | { status: 'known'; code: string };

/** What this device computed, and what the service says it will register. */
export interface Check {
  /** Null if it could not be computed. */
  own: Pick<Commitment, 'commitment' | 'mediaHash'> | null;
  /** Null if the service did not say. */
  received: string | null;
  /** What was missing to compute it: a file that was kept, and this device never saw; a title nobody told. */
  without?: 'file' | 'title';
}

export type State =
  /** Before the host's attributes have arrived. */
  | { screen: 'LOADING' }
  /**
   * `problems` are shown; empty until the user tried to go on. `busy` while the service is asked about
   * what was entered.
   */
  | { screen: 'FORM'; step: Step; problems: Problems; busy?: true | undefined }
  /** `sending` is false while the job is asked for. */
  | { screen: 'UPLOAD'; submission: Submission; sending: boolean; loaded: number }
  /**
   * `quote` is null while it is asked for; `check` until what it is for has been compared, and for good
   * with `verify="off"`. Then the confirmation is under way. `lost` counts the confirms that got no
   * answer: each may have been carried out. `quotedAt`: milliseconds since the epoch.
   */
  | {
      screen: 'CONFIRMING';
      submission: Submission;
      jobId: string;
      quote: Quote | null;
      quotedAt: number;
      check: Check | null;
      lost: number;
    }
  | {
      screen: 'TRACKING';
      subject: Subject;
      quote: Quote | null;
      check: Check | null;
      transaction: TransactionRef;
      steps: readonly TimedStep[];
    }
  | {
      screen: 'COMPLETE';
      subject: Subject;
      quote: Quote | null;
      check: Check | null;
      transaction: TransactionRef;
      outcome: Outcome;
      accessCode: AccessCode;
      completedAt: number;
      certificate: Download;
      /** `allfeat:complete` has gone out: it does, once. */
      announced: boolean;
    }
  /** The works of the user. */
  | { screen: 'DOWNLOADS' }
  /** `versions`: newest first; null while they are asked for. */
  | {
      screen: 'DOWNLOAD_DETAIL';
      work: ListedWork;
      versions: readonly Version[] | null;
      /** By version: what was asked for. */
      creators: Record<number, readonly KnownCreator[] | 'busy' | 'failed'>;
      /** By version and kind. */
      downloads: Record<string, Download>;
      compared: Compared | null;
      /** By version: its proof file. `missing`: not all is known that it is made of; `different`: what is known does not make it. */
      proofs: Record<number, 'busy' | 'saved' | 'failed' | 'missing' | 'different'>;
    }
  /** `retry` is null where the user is offered none. */
  | { screen: 'FAILED'; error: AtsError; stage: Stage; retry: Retry | null; resumed: boolean }
  | { screen: 'DISABLED'; error: AtsError };

/** What is being registered, as far as it is known: after a reload of the page, little is. */
export interface Subject {
  title: string | null;
  /** Bytes. */
  size: number | null;
  jobId: string;
  /** Number of the new version; null if this is a new work, or it is not known. */
  version: number | null;
  /** Taken up again after a reload; its events say so. */
  resumed: boolean;
  /** `allfeat:complete` went out before that, on the same page. */
  announced?: boolean;
  /** The user has the access code: copied, saved as a file. */
  saved?: boolean;
  /** As it was sent, if the fingerprints were the same: what its proof file is made from. */
  work?: InitWork | undefined;
}

/** What Try again does: repeat one call where it failed, or the whole submission where that is spent. */
export type Retry = { from: 'call'; back: State; call: Call } | { from: 'init'; submission: Submission };

/** `none`: the service has nothing to fetch. `expiresAt`: milliseconds since the epoch. */
export type Download =
  { status: 'idle' | 'busy' | 'failed' | 'none' } | { status: 'link'; url: string; expiresAt: number };

/** A file of the user's beside those of the versions. One that is `unread` may be tried again. */
export type Compared =
  | { status: 'reading'; file: File; percent: number }
  | { status: 'read'; file: File; hash: Hex }
  | { status: 'unread' | 'empty' | 'folder'; file: File };

export interface Token {
  value: string;
  /** If it was an answer to `allfeat:token-expired`: when it came, and what had been refused. */
  answer: { at: number; error: AtsError } | null;
}

/** The whole of what the frame knows. */
export interface Snapshot {
  /** The host's latest valid attributes. */
  config: Config | null;
  /** The last valid ones, also while the present ones are not: another mode or service is told by them. */
  last: Config | null;
  /** Those a registration began with: whatever the host changes, it ends where it began. */
  running: Config | null;
  /** Attributes that have to wait until what is being paid has ended. */
  deferred: HostConfig | null;
  token: Token | null;
  draft: Draft;
  /** The list of works; it outlives the screens that show it. */
  works: Works;
  /** The work that is updated, as it is now. */
  base: KnownWork | null;
  /** The last thing registered or being registered; an unchanged form goes on with its job. */
  submission: Submission | null;
  /** Bytes; undefined until the service was heard, null if it named none. */
  serviceLimit: number | null | undefined;
  state: State;
  /** The calls that wait for a token, in whatever state, and why it was asked for. */
  waiting: { calls: readonly Call[]; error: AtsError } | null;
  /** Why a call that is under way is not being answered yet, and what happens next. */
  hold: Hold | null;
  people: Remembered | null;
  /** What the service would not take: the same again is refused here. */
  refused: { file: File | null; title: string | null };
  /** `allfeat:ready` has gone out. */
  ready: boolean;
  /** What `prefill()` no longer overwrites. */
  touched: { title: boolean; creators: boolean };
  nextCreatorId: number;
}

export type ScreenState<S extends State['screen']> = Extract<State, { screen: S }>;

export const DEFAULT_LIMIT = 50 * 2 ** 20;

/**
 * Bytes a file may have: the lower of the host's and the service's limit. Undefined as long as only
 * the service could tell and has not been heard: no file is refused for a limit that is a guess.
 */
export function fileLimit({ config, serviceLimit }: Pick<Snapshot, 'config' | 'serviceLimit'>) {
  const limit = Math.min(config?.maxFileSize ?? Infinity, serviceLimit ?? Infinity);
  if (limit < Infinity) return limit;
  return serviceLimit === undefined ? undefined : DEFAULT_LIMIT;
}

/** Of what is under way, else of what would begin. */
export const modeOf = ({ running, config }: Snapshot): Mode => (running ?? config)?.mode ?? 'register';

/** Whether something is being paid, or has been, or may have been: none of that may be left unasked. */
export function isPaying(state: State): boolean {
  if (['CONFIRMING', 'TRACKING', 'COMPLETE'].includes(state.screen)) return true;
  if (state.screen !== 'FAILED') return false;
  const { error, retry } = state;
  if (error.details?.['outcome'] === 'unknown') return true;
  return retry?.from === 'call' && isPaying(retry.back);
}

export const initialSnapshot: Snapshot = {
  config: null,
  last: null,
  running: null,
  deferred: null,
  token: null,
  draft: emptyDraft(1),
  works: noWorks,
  base: null,
  submission: null,
  serviceLimit: undefined,
  state: { screen: 'LOADING' },
  waiting: null,
  hold: null,
  people: null,
  ready: false,
  refused: { file: null, title: null },
  touched: { title: false, creators: false },
  nextCreatorId: 2,
};
