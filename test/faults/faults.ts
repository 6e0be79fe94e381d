/** What can go wrong with a call, and which calls it can happen to. */

export type Kind = 'json' | 'keyed' | 'storage' | 'socket';

export interface Fault {
  name: string;
  /** The local ATS's fault, without the call it is for. */
  fault?: object;
  settings?: object;
  /** It keeps messages back, so that nobody waits for them to arrive. */
  holds?: true;
  /** Seconds after which the service goes on with what it kept back. */
  release?: number;
  /** Whether the browser sends the request once more by itself depends on how old the connection is. */
  resent?: true;
  /** The page gives no more tokens. */
  silentHost?: true;
  /** A reply cut down to what is required: what that is depends on the call. */
  onlyRequired?: true;
}

const HOLD_MS = 3_600_000;
const always = { times: -1 };
const code = (name: string, more: object = {}): Fault => ({
  name: `\`${name}\``,
  fault: { ...always, code: name, ...more },
});

const cut: Fault[] = [
  { name: 'connection cut before the work is done, once', fault: { drop: 'before' }, resent: true },
  {
    name: 'connection cut before the work is done, always',
    fault: { ...always, drop: 'before' },
    resent: true,
  },
  { name: 'connection cut after the work is done, once', fault: { drop: 'after' }, resent: true },
  {
    name: 'connection cut after the work is done, always',
    fault: { ...always, drop: 'after' },
    resent: true,
  },
];

const late: Fault[] = [
  { name: 'answered after 8 s', fault: { delayMs: HOLD_MS }, holds: true, release: 8 },
  { name: 'no answer, once', fault: { delayMs: HOLD_MS }, holds: true },
  { name: 'no answer, ever', fault: { ...always, delayMs: HOLD_MS }, holds: true },
];

const refusedByBrowser: Fault = { name: 'reply without CORS headers', fault: { ...always, cors: false } };

const codes: Fault[] = [
  // One for each behaviour, and those that decide about money or tokens.
  code('common.bad_request'),
  code('common.not_found'),
  code('common.forbidden'),
  code('common.validation_failed'),
  code('session.origin_not_allowed'),
  code('work.already_registered'),
  code('registration.duplicate_title'),
  code('registration.invalid_audio_format'),
  code('registration.upload_session_not_found'),
  code('registration.prepared_not_found'),
  code('registration.dry_run_failed'),
  code('transaction.already_confirmed'),
  code('transaction.expired'),
  code('access_code.expired'),
  code('common.service_unavailable'),
  { name: 'an unknown code', fault: { ...always, status: 418, code: 'moon.too_far', message: 'Too far.' } },
  { name: 'an older service: 400, flat', fault: { ...always, status: 400, body: { error: 'Bad request' } } },
  { name: 'an older service: 409, flat', fault: { ...always, status: 409, body: { message: 'Conflict' } } },
];

const tokens: Fault[] = [
  { name: '401 once', fault: { code: 'common.auth.expired' } },
  { name: '401 always', fault: { ...always, code: 'common.auth.expired' } },
  { name: '401, and the page gives no token', fault: { code: 'common.auth.expired' }, silentHost: true },
  { name: 'an older service: 401 once, flat', fault: { status: 401, body: { error: 'Token expired' } } },
];

const busy = (name: string, headers: object | null, times = 1): Fault => ({
  name,
  fault: { times, status: 429, code: 'common.rate_limited', ...(headers && { headers }) },
});

const rates: Fault[] = [
  busy('429 once, `Retry-After: 7`', { 'Retry-After': '7' }),
  busy('429 always, `Retry-After: 7`', { 'Retry-After': '7' }, -1),
  busy('429 always, `Retry-After: 120`', { 'Retry-After': '120' }, -1),
  busy('429 once, no header', null),
  busy('429 always, no header', null, -1),
  code('common.quota_exceeded', { details: { resets_at: '2030-01-01T00:00:00Z' } }),
];

const failures: Fault[] = [
  { name: '500 once', fault: { status: 500 } },
  { name: '500 always', fault: { ...always, status: 500 } },
  {
    name: '502 with a page of HTML, always',
    fault: { ...always, status: 502, body: '<html><h1>Bad gateway</h1></html>' },
  },
];

const replies: Fault[] = [
  { name: '200, not JSON', fault: { ...always, body: '{"job_id":' } },
  { name: '200, another shape', fault: { ...always, body: { data: [1, 2, 3] } } },
  { name: '200, only what is required', fault: always, onlyRequired: true },
];

const noIdempotencyKey: Fault = {
  name: '`Idempotency-Key` refused by CORS',
  settings: { allowIdempotencyHeader: false },
};

const ofJson = [...cut, ...late, refusedByBrowser, ...tokens, ...rates, ...failures, ...replies, ...codes];

const stored = (name: string, status: number, storageCode: string, times = -1): Fault => ({
  name,
  fault: { status, code: storageCode, times },
});

const ofStorage: Fault[] = [
  ...cut,
  { name: 'stored after 8 s', fault: { delayMs: HOLD_MS }, holds: true, release: 8 },
  { name: 'no answer, once', fault: { delayMs: HOLD_MS }, holds: true },
  { name: 'no answer, ever', fault: { ...always, delayMs: HOLD_MS }, holds: true },
  refusedByBrowser,
  stored('403 `AccessDenied`, always', 403, 'AccessDenied'),
  { name: '403, the URL has expired, once', fault: { status: 403, body: EXPIRED() } },
  { name: '403, the URL has expired, always', fault: { ...always, status: 403, body: EXPIRED() } },
  stored('400 `EntityTooLarge`, always', 400, 'EntityTooLarge'),
  stored('500 once', 500, 'InternalError', 1),
  stored('500 always', 500, 'InternalError'),
  stored('503 `SlowDown`, always', 503, 'SlowDown'),
];

/** As S3 words it. */
function EXPIRED() {
  return '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
}

const ofSockets: Fault[] = [
  { name: 'cannot be opened', fault: { ...always, status: 503 } },
  { name: 'cut before it opens', fault: { ...always, drop: 'before' } },
  { name: 'closes at once: 1000', fault: { ...always, close: 1000 } },
  { name: 'closes at once: 1006', fault: { ...always, close: 1006 } },
  { name: 'closes at once: 1011', fault: { ...always, close: 1011 } },
  { name: 'cut after the first frame', fault: { ...always, drop: 'after' } },
  { name: 'opens after 8 s', fault: { delayMs: HOLD_MS }, holds: true, release: 8 },
  { name: 'never opens', fault: { ...always, delayMs: HOLD_MS }, holds: true },
  { name: 'silence', fault: { ...always, silent: true }, holds: true },
  { name: 'frames that are not JSON', fault: { ...always, body: '{"type":' } },
  { name: 'frames of another shape', fault: { ...always, body: { type: 7 } } },
  { name: '`transaction.not_found`', fault: { ...always, code: 'transaction.not_found' } },
  { name: 'an older service: `not_found`', fault: { ...always, body: { type: 'not_found' } } },
  { name: 'an unknown code', fault: { ...always, code: 'moon.too_far', message: 'Too far.' } },
  { name: 'an unknown step', fault: { ...always, patch: { step: 'polishing' } }, holds: true },
  { name: 'only what is required', fault: { ...always, only: { type: true, step: true } } },
  { name: 'the chain refuses', fault: { ...always, patch: { step: 'failed' } } },
];

/** Those that may happen to a call of this kind. */
export const faultsOf: Record<Kind, readonly Fault[]> = {
  json: ofJson,
  keyed: [...ofJson, noIdempotencyKey],
  storage: ofStorage,
  socket: ofSockets,
};
