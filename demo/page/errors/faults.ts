/** What can happen to a call, as the local ATS takes it (`POST /__control/faults`), without the call it is for. */
import { CATALOGUE, type ErrorCode } from '../../../app/ats/catalogue.ts';
import type { Call, Kind } from './calls.ts';
import { SERVICE_CODES } from './codes.ts';

/** A reply of the local ATS that is not its own. */
export type FaultBody = Record<string, unknown>;

export interface Fault {
  id: string;
  label: string;
  group: string;
  body: FaultBody;
  /** Whether it has to happen every time to be seen, as the widget repeats the call by itself. */
  repeated: boolean;
  /** The code it leads to, where that is one of the widget's own. */
  code?: ErrorCode;
  /** Takes place on the page, and not at the service. */
  onPage?: true;
}

/** Beyond the longest time that the widget waits for an answer. */
const NEVER_MS = 150_000;
const SLOW_MS = 8000;

const fault = (group: string, label: string, body: FaultBody, more: Partial<Fault> = {}): Fault => ({
  id: label,
  label,
  group,
  body,
  repeated: false,
  ...more,
});
/** One that ends in a code of the widget's own. */
const ours = (group: string, code: ErrorCode, words: string, body: FaultBody, more: Partial<Fault> = {}) =>
  fault(group, `${words}: ${code}`, body, { code, repeated: true, ...more });

const REPEATED_KINDS = new Set<string>(['SERVER_ERROR', 'RATE_LIMITED']);
const codes = SERVICE_CODES.map(({ code, kind, details, headers }) =>
  fault(
    `Codes: ${code.split('.')[0]}`,
    `${code} (${kind})`,
    { code, ...(details && { details }), ...(headers && { headers }) },
    { id: code, repeated: REPEATED_KINDS.has(kind) && code !== 'common.quota_exceeded' },
  ),
);

const NETWORK = 'Network';
const network: Fault[] = [
  ours(NETWORK, 'widget.network_error', 'Cut before the work is done', { drop: 'before' }),
  fault(NETWORK, 'Cut after the work is done', { drop: 'after' }),
  fault(NETWORK, 'Answered after 8 seconds', { delayMs: SLOW_MS }),
  fault(NETWORK, 'Never answered', { delayMs: NEVER_MS }, { repeated: true }),
  fault(NETWORK, 'Reply without CORS headers', { cors: false }, { repeated: true }),
];

const REPLIES = 'Odd replies';
const replies: Fault[] = [
  ours(REPLIES, 'widget.malformed_response', 'Not JSON', { body: '{"job_id":' }),
  fault(REPLIES, 'JSON of another shape', { body: { data: [1, 2, 3] } }, { repeated: true }),
  fault(REPLIES, '500 without a body', { status: 500 }, { repeated: true }),
  fault(
    REPLIES,
    '502 with a page of HTML',
    { status: 502, body: '<h1>Bad gateway</h1>' },
    { repeated: true },
  ),
  fault(REPLIES, 'An older service: { error: "text" }', { status: 400, body: { error: 'Bad request' } }),
  fault(REPLIES, 'A code of later days', {
    status: 418,
    code: 'moon.too_far',
    message: 'The moon is too far.',
  }),
];

const LIMITS = 'Limits';
const limits: Fault[] = [
  fault(LIMITS, '429, wait 7 seconds', { code: 'common.rate_limited', headers: { 'Retry-After': '7' } }),
  fault(LIMITS, '429, wait 2 minutes', { code: 'common.rate_limited', headers: { 'Retry-After': '120' } }),
];

const STORAGE = 'Storage';
/** As S3 words it. */
const xml = (code: string, message: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
const storage: Fault[] = [
  fault(STORAGE, 'The upload URL has expired', {
    status: 403,
    body: xml('AccessDenied', 'Request has expired'),
  }),
  fault(STORAGE, 'Access denied', { status: 403, code: 'AccessDenied' }, { repeated: true }),
  fault(STORAGE, 'File too large', { status: 400, code: 'EntityTooLarge' }),
  ours(STORAGE, 'widget.upload_error', 'The storage fails', { status: 500, code: 'InternalError' }),
  fault(STORAGE, 'Too busy (SlowDown)', { status: 503, code: 'SlowDown' }, { repeated: true }),
];

const SOCKET = 'Socket';
const socket: Fault[] = [
  fault(SOCKET, 'Cannot be opened', { status: 503 }, { repeated: true }),
  fault(SOCKET, 'Closes at once', { close: 1006 }, { repeated: true }),
  fault(SOCKET, 'Stays silent', { silent: true }, { repeated: true }),
  fault(SOCKET, 'Cut after the first frame', { drop: 'after' }, { repeated: true }),
  fault(SOCKET, 'Opens after 8 seconds', { delayMs: SLOW_MS }),
  fault(SOCKET, 'Frames that are not JSON', { body: '{"type":' }, { repeated: true }),
  fault(SOCKET, 'An unknown step', { patch: { step: 'polishing' } }, { repeated: true }),
  ours(SOCKET, 'widget.transaction_failed', 'The chain refuses', { patch: { step: 'failed' } }),
];

const ofPrepare: Fault[] = [
  ours('Quote', 'widget.commitment_mismatch', 'Another fingerprint', {
    patch: { commitment: `0x${'ab'.repeat(32)}` },
  }),
  fault('Quote', 'No fingerprint named', { patch: { commitment: null } }, { repeated: true }),
  fault('Quote', 'Not valid (is_valid: false)', { patch: { is_valid: false } }),
];
const ofPolling: Fault[] = [
  ours('Transaction', 'widget.transaction_failed', 'The chain refuses', {
    patch: { current_step: 'failed', is_complete: true, result: { success: false } },
  }),
];
const ofElement: Fault[] = [
  ours('Element', 'widget.configuration_error', 'site-key is missing', {}, { onPage: true }),
];

const OF_KIND: Record<Kind, Fault[]> = {
  json: [...codes, ...network, ...limits, ...replies],
  storage: [...storage, ...network],
  socket: [...socket, ...codes],
  element: ofElement,
};
const OF_CALL: Record<string, Fault[]> = { prepare: ofPrepare, polling: ofPolling };

/** Those that may happen to a call. */
export const faultsOf = ({ id, kind }: Call): Fault[] => [...(OF_CALL[id] ?? []), ...OF_KIND[kind]];

/** Of the widget's own codes the one that no fault leads to: what nobody foresaw cannot be ordered. */
export const UNFORESEEN: ErrorCode = 'widget.unknown_error';

/** Every code that can be provoked somewhere. */
export const provoked = (calls: readonly Call[]): Set<string> =>
  new Set(
    calls
      .flatMap(faultsOf)
      .flatMap(({ body, code }) =>
        [code, body['code']].filter((each) => typeof each === 'string'),
      ) as string[],
  );

/** What the widget's own codes are called in the earlier vocabulary. */
export const kindOf = (code: ErrorCode) => CATALOGUE[code].kind;
