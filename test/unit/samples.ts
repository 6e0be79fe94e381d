/** A snapshot in every state, and one of every event, for the transition table. */
import { atsError } from '../../app/ats/errors.ts';
import type { Outcome } from '../../app/ats/outcome.ts';
import type { Config } from '../../app/flow/config.ts';
import type { Draft, Person, Step } from '../../app/flow/draft.ts';
import type { DownloadCall } from '../../app/flow/effect.ts';
import type { Event, EventOf, EventType } from '../../app/flow/event.ts';
import {
  initialSnapshot,
  type Snapshot,
  type State,
  type Submission,
  type TransactionRef,
} from '../../app/flow/state.ts';
import { noWorks, type Works } from '../../app/flow/works.ts';
import type { HostConfig } from '../../bridge/protocol.ts';

export const NOW = Date.UTC(2030, 0, 1, 12);
export const file = new File(['low tide'], 'low-tide.wav');

export const attributes: HostConfig = {
  siteKey: 'cpk_demo',
  atsUrl: 'https://ats.example',
  network: null,
  mode: null,
  externalUserId: null,
  maxFileSize: null,
  errorCodes: null,
  verify: null,
};

export const config: Config = {
  siteKey: 'cpk_demo',
  atsUrl: 'https://ats.example',
  network: 'testnet',
  mode: 'register',
  externalUserId: null,
  maxFileSize: null,
  errorCodes: 'dotted',
  verify: 'report',
};

export const person: Person = {
  fullName: 'Maya Okafor',
  email: 'maya@okafor.example',
  roles: ['author'],
  ipi: '',
  isni: '',
};

export const draft: Draft = {
  accessCode: '',
  file,
  title: 'Low Tide',
  creators: [{ id: 1, ...person }],
  list: null,
};

export const submission: Submission = {
  key: 'key-1',
  file,
  work: {
    network: 'testnet',
    title: 'Low Tide',
    filename: 'low-tide.wav',
    creators: [
      {
        full_name: 'Maya Okafor',
        email: 'maya@okafor.example',
        roles: { author: true, composer: false, arranger: false, adapter: false },
      },
    ],
  },
  base: null,
  job: { id: 'job-1', uploadUrl: 'https://s3.example/put', expiresAt: NOW + 600_000 },
  renewed: false,
};

export const transaction: TransactionRef = {
  id: 'tx-1',
  socketUrl: '/ws',
  statusUrl: '/status',
  accessCode: null,
};

export const outcome: Outcome = {
  atsId: 7,
  workId: 'work-1',
  txHash: '0xabc',
  blockNumber: 42,
  explorerUrl: null,
  accessCode: null,
};
export const accessCode = `atc_${'0'.repeat(64)}`;
const hash = (digit: string) => `0x${digit.repeat(64)}` as const;
export const own = { commitment: hash('a'), mediaHash: hash('b') };
export const check = { own, received: own.commitment };
export const quote = {
  commitment: own.commitment,
  job_id: 'job-1',
  expires_at: new Date(NOW + 300_000).toISOString(),
};
const error = atsError('widget.network_error');
const form = (step: Step): State => ({
  screen: 'FORM',
  step,
  problems: {},
});
const subject = { title: 'Low Tide', size: 8, jobId: 'job-1', version: null, resumed: false };
const complete = {
  screen: 'COMPLETE',
  subject,
  quote,
  check,
  transaction,
  outcome,
  completedAt: NOW,
} as const;
const put = { type: 'put', url: 'https://s3.example/put', file } as const;

/** Of the user's list. */
export const listedWork = { id: 'work-1', ats_id: 7, title: 'Low Tide', latest_version: 1 };
export const version = { version: 1, asset_filename: 'low-tide.wav', media_hash: 'b'.repeat(64) };
/** The first of two pages. */
export const works: Works = {
  ...noWorks,
  pages: [[listedWork]],
  cursors: [null, 'c1'],
  sizes: [1],
  total: 80,
};
export const listCall = { type: 'list', search: '', page: 0, after: null, delay: 0 } as const;
export const downloadCall = { type: 'download', workId: 'work-1', kind: 'asset', version: 1 } as const;
export const registered = {
  network: 'testnet',
  atsId: 7,
  version: 1,
  title: 'Low Tide',
  filename: 'low-tide.wav',
  creators: submission.work.creators,
  ...own,
  transaction: { hash: '0xabc', blockNumber: 42, explorerUrl: null },
};
export const urlOf = (call: DownloadCall) => ({
  call,
  url: 'https://s3.example/file',
  expiresAt: NOW + 60_000,
});

export const states = {
  LOADING: { screen: 'LOADING' },
  'FORM/file': form('file'),
  'FORM/title': form('title'),
  'FORM/creators': form('creators'),
  'FORM/review': form('review'),
  UPLOAD: { screen: 'UPLOAD', submission, sending: true, loaded: 0 },
  CONFIRMING: { screen: 'CONFIRMING', submission, jobId: 'job-1', quote, quotedAt: NOW, check, lost: 0 },
  TRACKING: { screen: 'TRACKING', subject, quote, check, transaction, steps: [] },
  'FORM/work_select': form('work_select'),
  DOWNLOADS: { screen: 'DOWNLOADS' },
  DOWNLOAD_DETAIL: {
    screen: 'DOWNLOAD_DETAIL',
    work: listedWork,
    versions: [version],
    creators: {},
    downloads: {},
    compared: null,
    proofs: {},
  },
  COMPLETE: {
    ...complete,
    accessCode: { status: 'missing' },
    certificate: { status: 'idle' },
    announced: true,
  },
  FAILED: {
    screen: 'FAILED',
    error,
    stage: 'upload',
    resumed: false,
    retry: { from: 'call', back: { screen: 'UPLOAD', submission, sending: true, loaded: 5 }, call: put },
  },
  DISABLED: { screen: 'DISABLED', error: atsError('session.key_inactive') },
} as const satisfies Record<string, State>;

export const inState = (state: State, changes: Partial<Snapshot> = {}): Snapshot => ({
  ...initialSnapshot,
  config,
  last: config,
  ready: true,
  running: ['LOADING', 'FORM', 'DISABLED'].includes(state.screen) ? null : config,
  token: { value: 'token-1', answer: null },
  draft,
  submission,
  serviceLimit: 1000,
  works,
  ...changes,
  state,
});

export const events: { [T in EventType]: EventOf<T> } = {
  config: { type: 'config', config: attributes },
  token: { type: 'token', token: 'token-2', at: NOW },
  resume: {
    type: 'resume',
    record: { jobId: 'job-1', transaction: { id: 'tx-1', socketUrl: null, statusUrl: '/status' } },
  },
  held: { type: 'held', hold: { reason: 'network', attempt: 2, of: 3, delay: 1000 } },
  tokenTimeout: { type: 'tokenTimeout' },
  prefill: { type: 'prefill', prefill: { title: 'Given' } },
  reset: { type: 'reset' },
  file: { type: 'file', file: new File(['other'], 'other.wav') },
  code: { type: 'code', code: 'atc_' },
  skip: { type: 'skip' },
  accessed: { type: 'accessed', code: accessCode, work: {} },
  title: { type: 'title', title: 'Other' },
  creator: { type: 'creator', id: 1, changes: { fullName: 'Other' } },
  addCreator: { type: 'addCreator' },
  removeCreator: { type: 'removeCreator', id: 1 },
  creators: { type: 'creators', changes: { list: 'Maya' } },
  people: {
    type: 'people',
    list: { head: '', lines: [{ text: 'Other', person: { ...person, fullName: 'Other' } }] },
    from: 'list',
  },
  continue: { type: 'continue' },
  back: { type: 'back' },
  edit: { type: 'edit', step: 'title' },
  register: { type: 'register', key: 'key-2', at: NOW },
  cancel: { type: 'cancel' },
  retry: { type: 'retry', key: 'key-2', at: NOW },
  startOver: { type: 'startOver' },
  registerAnother: { type: 'registerAnother' },
  checkAccessCode: { type: 'checkAccessCode' },
  codeSaved: { type: 'codeSaved' },
  certificate: { type: 'certificate' },
  proofFile: { type: 'proofFile', version: 1 },
  written: { type: 'written', call: { type: 'write', work: registered }, text: null, verdict: 'unknown' },
  reading: { type: 'reading', file, loaded: 4 },
  read: { type: 'read', file, hash: own.mediaHash },
  stats: { type: 'stats', limit: 500 },
  initialized: {
    type: 'initialized',
    upload: { job_id: 'job-2', upload_url: 'https://s3.example/2', upload_expires_at: null },
    at: NOW,
  },
  progress: { type: 'progress', loaded: 4 },
  sent: { type: 'sent' },
  uploaded: { type: 'uploaded' },
  prepared: { type: 'prepared', quote, at: NOW },
  proved: { type: 'proved', own },
  confirmed: { type: 'confirmed', confirmation: { transaction_id: 'tx-2' }, sentAt: NOW },
  step: { type: 'step', step: { step: 'signing', progress: 40 }, at: NOW },
  completed: { type: 'completed', outcome, at: NOW },
  accessCode: { type: 'accessCode', code: accessCode },
  accessCodeLate: { type: 'accessCodeLate' },
  look: { type: 'look' },
  search: { type: 'search', text: 'tide' },
  turn: { type: 'turn', to: 'later' },
  choose: { type: 'choose', work: listedWork },
  showCreators: { type: 'showCreators', version: 1 },
  download: { type: 'download', version: 1, kind: 'asset' },
  worksFound: {
    type: 'worksFound',
    call: listCall,
    list: { works: [listedWork], page_info: { has_next_page: true, end_cursor: 'c1' }, total_count: 80 },
  },
  versionsFound: { type: 'versionsFound', call: { type: 'versions', work: listedWork }, versions: [version] },
  creatorsFound: {
    type: 'creatorsFound',
    call: { type: 'creators', atsId: 7, version: 1, base: null },
    creators: [],
  },
  urlFound: { type: 'urlFound', ...urlOf(downloadCall) },
  opened: { type: 'opened', ...urlOf(downloadCall), blocked: false },
  failed: { type: 'failed', call: put, error, at: NOW, token: 'token-1', key: 'key-3' },
};

export const eventTypes = Object.keys(events) as Event['type'][];
