/** A snapshot in every state, and one of every event, for the transition table. */
import { atsError } from '../../app/ats/errors.ts';
import type { Outcome } from '../../app/ats/outcome.ts';
import type { Config } from '../../app/flow/config.ts';
import type { Event, EventOf, EventType } from '../../app/flow/event.ts';
import {
  initialSnapshot,
  type Snapshot,
  type State,
  type Submission,
  type TransactionRef,
} from '../../app/flow/state.ts';
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

export const draft = {
  accessCode: '',
  file,
  title: 'Low Tide',
  creators: [
    {
      id: 1,
      fullName: 'Maya Okafor',
      email: 'maya@okafor.example',
      roles: ['author' as const],
      ipi: '',
      isni: '',
    },
  ],
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
const form = (step: 'file' | 'title' | 'creators' | 'review'): State => ({
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

export const states = {
  LOADING: { screen: 'LOADING' },
  'FORM/file': form('file'),
  'FORM/title': form('title'),
  'FORM/creators': form('creators'),
  'FORM/review': form('review'),
  UPLOAD: { screen: 'UPLOAD', submission, sending: true, loaded: 0 },
  CONFIRMING: { screen: 'CONFIRMING', submission, jobId: 'job-1', quote, quotedAt: NOW, check, lost: 0 },
  TRACKING: { screen: 'TRACKING', subject, quote, check, transaction, steps: [] },
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
  stats: { type: 'stats', limit: 500 },
  initialized: {
    type: 'initialized',
    upload: { job_id: 'job-2', upload_url: 'https://s3.example/2', upload_expires_at: null },
    at: NOW,
  },
  progress: { type: 'progress', loaded: 4 },
  uploaded: { type: 'uploaded' },
  prepared: { type: 'prepared', quote, at: NOW },
  proved: { type: 'proved', own },
  confirmed: { type: 'confirmed', confirmation: { transaction_id: 'tx-2' } },
  step: { type: 'step', step: { step: 'signing', progress: 40 }, at: NOW },
  completed: { type: 'completed', outcome, at: NOW },
  accessCode: { type: 'accessCode', code: accessCode },
  accessCodeLate: { type: 'accessCodeLate' },
  certificateUrl: { type: 'certificateUrl', url: 'https://s3.example/pdf' },
  opened: { type: 'opened', url: 'https://s3.example/pdf', blocked: false },
  failed: { type: 'failed', call: put, error, at: NOW, token: 'token-1', key: 'key-3' },
};

export const eventTypes = Object.keys(events) as Event['type'][];
