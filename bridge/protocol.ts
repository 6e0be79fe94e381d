/**
 * What host page and frame say to each other. The only file both sides import.
 *
 * The frame opens with a `Hello` on the parent window, carrying the nonce it found in its own URL
 * fragment and one end of a MessageChannel. Everything after that goes over this port, in both
 * directions, as one of the messages below. A message that is none of them is dropped. PROTOCOL.md says
 * when each is sent, and what a bad one does.
 */

/** Both sides send it in the handshake; raised when an older peer could misread a message. */
export const PROTOCOL_VERSION = 1;

/** Names of the DOM events the element dispatches. */
export const EVENT_NAMES = {
  READY: 'allfeat:ready',
  MODE_CHANGED: 'allfeat:mode-changed',
  WORK_SELECTED: 'allfeat:work-selected',
  UPLOAD_START: 'allfeat:upload-start',
  UPLOAD_PROGRESS: 'allfeat:upload-progress',
  UPLOAD_COMPLETE: 'allfeat:upload-complete',
  CONFIRMED: 'allfeat:confirmed',
  STEP: 'allfeat:step',
  COMPLETE: 'allfeat:complete',
  FAILED: 'allfeat:failed',
  ERROR: 'allfeat:error',
  TOKEN_EXPIRED: 'allfeat:token-expired',
  DOWNLOAD_STARTED: 'allfeat:download-started',
  DOWNLOAD_COMPLETE: 'allfeat:download-complete',
  DOWNLOAD_FAILED: 'allfeat:download-failed',
} as const;

export type EventName = (typeof EVENT_NAMES)[keyof typeof EVENT_NAMES];

export type Mode = 'register' | 'update' | 'download';
export type Network = 'testnet' | 'mainnet';
export type ScreenName =
  | 'FORM'
  | 'UPLOAD'
  | 'CONFIRMING'
  | 'TRACKING'
  | 'COMPLETE'
  | 'FAILED'
  | 'DISABLED'
  | 'DOWNLOADS'
  | 'DOWNLOAD_DETAIL';
export type Stage =
  'init' | 'upload' | 'prepare' | 'confirm' | 'tracking' | 'access_code' | 'works' | 'download' | 'config';

/** Detail of `allfeat:failed` (the flow stopped) and `allfeat:error` (it goes on). */
export interface ErrorDetail {
  /** Dotted code, or the earlier enum name with `error-codes="enum"`. */
  code: string;
  /** English, whatever the widget's language. */
  message: string;
  /** The service's reference for the failed request; null for `widget.*` codes. */
  requestId: string | null;
  details?: Record<string, unknown>;
  stage: Stage;
  /** Equals `message`; earlier listeners read it. */
  error: string;
  /** Always the earlier enum name. */
  kind: string;
  httpStatus?: number;
  /** Whether the user is offered Try again or Check again. */
  retryable: boolean;
  resumed?: true;
}

export interface DownloadDetail {
  workId: string;
  kind: 'asset' | 'certificate';
  message?: string;
}

/**
 * Detail of each event, in the order of a registration, then the others. `resumed`: it was confirmed before a
 * reload of the page, or by an element that was there before this one.
 */
export interface EventDetails {
  /** The first screen shows; once per element. */
  'allfeat:ready': { mode: Mode };
  /** Another mode has been set, and the flow has begun anew. */
  'allfeat:mode-changed': { mode: Mode };
  /** Your user has chosen one of their works to update; in `download` nothing is told of it. */
  'allfeat:work-selected': { workId: string; atsId: number };
  /** The upload begins; `size` is in bytes. */
  'allfeat:upload-start': { filename: string; size: number };
  /** The upload goes on; `progress` is 0 to 100, `loaded` and `total` are in bytes. */
  'allfeat:upload-progress': { progress: number; loaded: number; total: number };
  /** The file is stored. */
  'allfeat:upload-complete': { filename: string };
  /** The service has accepted the registration, and credits are charged. */
  'allfeat:confirmed': { transactionId: string };
  /** The transaction has reached a step; `progress` is 0 to 100. */
  'allfeat:step': { step: string; progress: number; description?: string; resumed?: true };
  /** The work is registered; once, with its access code only after a register without external user. */
  'allfeat:complete': {
    atsId: number | null;
    txHash: string | null;
    blockNumber: number | null;
    explorerUrl: string | null;
    /** Only after a register without external user. */
    accessCode?: string;
    resumed?: true;
  };
  /** The flow has stopped; `retryable` says whether the user is offered Try again or Check again. */
  'allfeat:failed': ErrorDetail;
  /** Something was refused or did not work, and the flow goes on. */
  'allfeat:error': ErrorDetail;
  /**
   * A token is needed: mint one for `actionType` and hand it to `setToken()`. After `reset()` nothing waits for it
   * yet, and `pendingAction` is `reset`.
   */
  'allfeat:token-expired': {
    pendingAction: Mode | 'reset';
    actionType: 'register' | 'update_version' | 'access';
  };
  /** A file or certificate has been asked for. */
  'allfeat:download-started': DownloadDetail;
  /** A file or certificate has been opened beside the page, or offered as a link. */
  'allfeat:download-complete': DownloadDetail;
  /** A file or certificate cannot be had; `message` says why. */
  'allfeat:download-failed': DownloadDetail;
}

/** What `getState()` answers. */
export interface WidgetState {
  screen: ScreenName;
  jobId?: string;
  transactionId?: string;
  atsId?: number;
  accessCode?: string;
}

/** A creator as the host may hand it over for `prefill()`. */
export interface PrefillCreator {
  fullName: string;
  email?: string;
  roles?: string[];
  ipi?: string;
  isni?: string;
}

export interface Prefill {
  title?: string;
  creators?: PrefillCreator[];
  accessCode?: string;
}

/** The properties whose attributes the frame needs. Values travel as written; the frame judges them. */
export const CONFIG_PROPERTIES = [
  'siteKey',
  'atsUrl',
  'network',
  'mode',
  'externalUserId',
  'maxFileSize',
  'errorCodes',
  'verify',
] as const;

/** Attribute values as written on the element; null where absent. */
export type HostConfig = Record<(typeof CONFIG_PROPERTIES)[number], string | null>;

/** Its language, heading, text and button. */
export type FailureWords = readonly [lang: string, heading: string, text: string, again: string];

/** Frame to parent window, once, with one MessagePort. */
export interface Hello {
  allfeat: number;
  nonce: string;
  /** Translated title for the iframe element. */
  title: string;
  /** What the bridge says from here on where no frame can be loaded. */
  failure: FailureWords;
  /** CSS properties of the host element the frame wants to know. */
  theme: string[];
}

/**
 * Host to frame, over the port. The bridge posts `resume` and `config` as soon as it has the port, and
 * says everything else again to the next frame, until a state of this one counts it as heard.
 */
export type HostMessage =
  /** What the bridge kept of the frame that was here before. Once, before everything else. */
  | { type: 'resume'; record: string | null; kept: unknown }
  | { type: 'config'; config: HostConfig }
  | { type: 'theme'; values: Record<string, string> }
  | { type: 'token'; token: string }
  | { type: 'prefill'; prefill: Prefill }
  | { type: 'reset' };

/** Where the flow is, told on every change and as the answer to every message but `theme`. */
export interface StateMessage {
  type: 'state';
  /** How many messages but `resume`, `config` and `theme` the frame had heard by then: these are answered. */
  heard: number;
  state: WidgetState;
  /** The effective limit in bytes. */
  maxFileSize: number;
  /** Whether the user would lose something by leaving the page now. */
  unsaved: boolean;
  /** What a frame that takes this one's place needs to go on. The bridge holds it in memory, unread. */
  kept: unknown;
}

/** Frame to host, over the port. */
export type FrameMessage =
  | { [N in EventName]: { type: 'event'; name: N; detail: EventDetails[N] } }[EventName]
  | StateMessage
  /** To be kept in the tab over a reload of the page, unread. */
  | { type: 'remember'; record: string }
  /**
   * Whether nothing has been begun, and another frame may take this one's place without anybody noticing. Said
   * on every change, after all else there was to say.
   */
  | { type: 'untouched'; untouched: boolean }
  /** Height of the content in CSS pixels. */
  | { type: 'height'; height: number };
