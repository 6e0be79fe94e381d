import type { HostConfig, Prefill } from '../../bridge/protocol.ts';
import type { AtsError } from '../ats/errors.ts';
import type { TransactionStep } from '../ats/journal.ts';
import type { Outcome } from '../ats/outcome.ts';
import type { ListedWork, Version, WorkList } from '../ats/client.ts';
import type { AccessedWork } from '../ats/calls/wire-works.ts';
import type { Hex } from '../proof/bytes.ts';
import type { Confirmation, Job, KnownCreator, Quote, Upload } from '../ats/schema.ts';
import type { Call, DownloadCall, Hold } from './effect.ts';
import type { JobRecord } from './job-memory.ts';
import type { Kept } from './kept.ts';
import type { CreatorList } from './creator-list.ts';
import type { Creator, Draft, Step } from './draft.ts';
import type { Verdict } from './proving.ts';
import type { Check } from './state.ts';

type Of<T extends Call['type']> = Extract<Call, { type: T }>;

/** All that can happen. `at` is milliseconds since the epoch, where time matters. */
export type Event =
  // From the host page
  | { type: 'config'; config: HostConfig }
  | { type: 'token'; token: string; at: number }
  /** What the bridge kept of a flow that was cut off: by a reload of the page, or of the frame alone. */
  | { type: 'resume'; record: JobRecord | null; kept?: Kept | null }
  | { type: 'prefill'; prefill: Prefill }
  | { type: 'reset' }
  /** Nobody answered `allfeat:token-expired`. */
  | { type: 'tokenTimeout' }
  // From the user
  /** `folder`: what was dropped is none. */
  | { type: 'file'; file: File; folder?: boolean }
  | { type: 'code'; code: string }
  /** Keeps the stored file. */
  | { type: 'skip' }
  | { type: 'title'; title: string }
  | { type: 'creator'; id: number; changes: Partial<Omit<Creator, 'id'>> }
  | { type: 'addCreator' }
  | { type: 'removeCreator'; id: number }
  /** All of them at once, and the list that is still to be read: typed in, closed, or taken back. */
  | { type: 'creators'; changes: Partial<Pick<Draft, 'creators' | 'list'>> }
  /** `from`: where they come from: the list, what was remembered, or a paste into the name of that creator. */
  | { type: 'people'; list: CreatorList; from: 'list' | 'memory' | number }
  | { type: 'continue' }
  | { type: 'back' }
  | { type: 'edit'; step: Step }
  | { type: 'register'; key: string; at: number }
  | { type: 'cancel' }
  | { type: 'retry'; key: string; at: number }
  | { type: 'startOver' }
  | { type: 'registerAnother' }
  | { type: 'checkAccessCode' }
  /** The user has copied it or saved it as a file. */
  | { type: 'codeSaved' }
  | { type: 'certificate' }
  | { type: 'search'; text: string }
  /** Another page of the list. */
  | { type: 'turn'; to: 'earlier' | 'later' }
  | { type: 'choose'; work: ListedWork }
  | { type: 'showCreators'; version: number }
  | { type: 'proofFile'; version: number }
  | { type: 'download'; version: number; kind: DownloadCall['kind'] }
  /** The list is shown, and the host has said what it had to say. */
  | { type: 'look' }
  /** Of a file that is compared: bytes read so far, and its fingerprint, null if it cannot be told. */
  | { type: 'reading'; file: File; loaded: number }
  | { type: 'read'; file: File; hash: Hex | null }
  /** `text`: null if there is none, since what was registered is `different`, or cannot be told. */
  | { type: 'written'; call: Of<'write'>; text: string | null; verdict: Verdict }
  // From the network
  | { type: 'stats'; limit: number | null }
  | { type: 'accessed'; code: string; work: AccessedWork }
  | { type: 'initialized'; upload: Upload | Job; at: number }
  | { type: 'progress'; loaded: number }
  /** Every byte of the file, but the storage has not answered yet. */
  | { type: 'sent' }
  | { type: 'uploaded' }
  | { type: 'prepared'; quote: Quote; at: number }
  /** `own`: null if this device could not tell. */
  | { type: 'proved'; own: Check['own'] }
  /** `sentAt`: when the confirm left that this answers. */
  | { type: 'confirmed'; confirmation: Confirmation; sentAt: number }
  | { type: 'step'; step: TransactionStep; at: number }
  | { type: 'completed'; outcome: Outcome; at: number }
  | { type: 'accessCode'; code: string | null }
  /** It has been waited for long enough to tell the host without it. */
  | { type: 'accessCodeLate' }
  | { type: 'worksFound'; call: Of<'list'>; list: WorkList }
  | { type: 'versionsFound'; call: Of<'versions'>; versions: Version[] }
  | { type: 'creatorsFound'; call: Of<'creators'>; creators: KnownCreator[] }
  /** `expiresAt`: milliseconds since the epoch. */
  | { type: 'urlFound'; call: DownloadCall; url: string; expiresAt: number }
  | { type: 'opened'; call: DownloadCall; url: string; expiresAt: number; blocked: boolean }
  | { type: 'held'; hold: Hold }
  /** `token`: the one the call was sent with. `key`: for a new job, where one is needed. */
  | { type: 'failed'; call: Call; error: AtsError; at: number; token: string | null; key: string };

export type EventType = Event['type'];
export type EventOf<T extends EventType> = Extract<Event, { type: T }>;
