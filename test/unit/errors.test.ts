import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ACTIONS } from '../../app/ats/actions.ts';
import { ApiErrorCode, CATALOGUE, factsOf, type ErrorCode } from '../../app/ats/catalogue.ts';
import {
  AtsApiException,
  atsError,
  errorFromEnvelope,
  errorFromReply,
  kindOf,
  toAtsError,
} from '../../app/ats/errors.ts';

interface Facts {
  code: ErrorCode;
  message: string;
  action: string;
  behaviour: string;
  enum: string;
  message_without_details?: string;
}
const vocabulary = JSON.parse(readFileSync(new URL('../data/errors.json', import.meta.url), 'utf8')) as {
  dotted: Facts[];
  enum: { code: string }[];
};

const TOO_LARGE = 'registration.audio_too_large';
const TOO_LARGE_PLAIN = 'The asset file is too large.';
const UNKNOWN = 'An unexpected error occurred. Please try again.';
const envelope = (error: object) => ({
  error: { message: 'From the service', request_id: 'req_1', ...error },
});

describe('the catalogue', () => {
  test('has the codes of the vocabulary and no other', () => {
    expect(Object.keys(CATALOGUE).sort()).toEqual(vocabulary.dotted.map(({ code }) => code).sort());
  });

  test('has the earlier codes of the vocabulary and no other', () => {
    expect(Object.keys(ApiErrorCode).sort()).toEqual(vocabulary.enum.map(({ code }) => code).sort());
    expect(Object.values(ApiErrorCode)).toEqual(Object.keys(ApiErrorCode));
  });

  test.each(vocabulary.dotted)('says of $code what the vocabulary says', (facts) => {
    expect(factsOf(facts.code)).toEqual({
      message: facts.message,
      behaviour: facts.behaviour,
      kind: facts.enum,
      ...(facts.message_without_details && { plain: facts.message_without_details }),
    });
  });

  test('says what to do about every code, in the words of the vocabulary', () => {
    expect(ACTIONS).toEqual(Object.fromEntries(vocabulary.dotted.map(({ code, action }) => [code, action])));
  });

  test.each(['', 'work', 'common.other', 'toString', '__proto__', 'constructor'])(
    'knows no code %j',
    (code) => {
      expect(factsOf(code)).toBeUndefined();
      expect(kindOf(code)).toBe('UNKNOWN_ERROR');
    },
  );
});

describe('placeholders', () => {
  const filled = (size: string, max: string) => `The asset file is too large (${size} MB). Max: ${max} MB.`;

  test.each([
    ['bytes', { size_bytes: 60 * 1024 * 1024, max_bytes: 50 * 1024 * 1024 }, filled('60', '50')],
    ['bytes to one decimal', { size_bytes: 1_500_000, max_bytes: 1024 * 1024 }, filled('1.4', '1')],
    ['megabytes as numbers', { size_mb: 60.5, max_mb: 50 }, filled('60.5', '50')],
    ['megabytes as text', { size_mb: '60.5', max_mb: '50' }, filled('60.5', '50')],
    ['either', { size_bytes: 2 * 1024 * 1024, max_mb: 1 }, filled('2', '1')],
    ['megabytes before bytes', { size_mb: 3, size_bytes: 1, max_mb: 2, max_bytes: 1 }, filled('3', '2')],
    ['zero', { size_bytes: 0, max_mb: 0 }, filled('0', '0')],
  ])('are filled from %s', (_, details, message) => {
    expect(atsError(TOO_LARGE, { details }).message).toBe(message);
    expect(errorFromEnvelope(envelope({ code: TOO_LARGE, details }))?.message).toBe(message);
  });

  test.each([
    [undefined],
    [{}],
    [{ size_bytes: 1 }],
    [{ max_mb: 1 }],
    [{ size_bytes: '1', max_bytes: 1 }],
    [{ size_mb: null, max_mb: 1 }],
    [{ size_bytes: Infinity, max_mb: 1 }],
  ])('that %j cannot fill leave the plain message', (details) => {
    expect(atsError(TOO_LARGE, details && { details }).message).toBe(TOO_LARGE_PLAIN);
  });
});

describe('an older reply', () => {
  test.each([
    [401, 'Invalid site key', 'common.auth.invalid_api_key', 'INVALID_SITE_KEY'],
    [401, 'Unknown SITE-KEY', 'common.auth.invalid_api_key', 'INVALID_SITE_KEY'],
    [401, 'siteKey missing', 'common.auth.invalid_api_key', 'INVALID_SITE_KEY'],
    [401, 'Token expired', 'common.auth.expired', 'TOKEN_EXPIRED'],
    [403, 'No', 'common.forbidden', 'FORBIDDEN'],
    [404, 'No', 'common.not_found', 'NOT_FOUND'],
    [409, 'No', 'work.already_registered', 'CONFLICT'],
    [429, 'No', 'common.rate_limited', 'RATE_LIMITED'],
    [400, 'Invalid site key', 'common.bad_request', 'BAD_REQUEST'],
    [413, 'No', 'common.bad_request', 'BAD_REQUEST'],
    [422, 'No', 'common.bad_request', 'BAD_REQUEST'],
    [499, 'No', 'common.bad_request', 'BAD_REQUEST'],
    [500, 'No', 'common.service_unavailable', 'SERVER_ERROR'],
    [503, 'No', 'common.service_unavailable', 'SERVER_ERROR'],
  ] as const)('%i %j is %s', (status, text, code, kind) => {
    const error = { code, message: CATALOGUE[code].message, requestId: null, httpStatus: status };
    expect(errorFromReply(status, { error: text })).toEqual(error);
    expect(errorFromReply(status, { message: text })).toEqual(error);
    expect(kindOf(code)).toBe(kind);
  });
});

describe('an envelope', () => {
  test("gives its code, reference and details; the words are the catalogue's", () => {
    const body = envelope({ code: 'work.not_found', details: { ats_id: 7 } });
    expect(errorFromReply(404, body)).toEqual({
      code: 'work.not_found',
      message: 'Work not found.',
      requestId: 'req_1',
      details: { ats_id: 7 },
      httpStatus: 404,
    });
  });

  test('needs nothing but a code', () => {
    expect(errorFromEnvelope({ error: { code: 'work.not_found' } })).toEqual({
      code: 'work.not_found',
      message: 'Work not found.',
      requestId: null,
    });
  });

  test.each([{ details: null }, { details: 'text' }, { request_id: 7 }, { message: 7 }, { message: null }])(
    'keeps its code beside %j',
    (odd) => {
      expect(errorFromReply(403, envelope({ code: 'session.key_inactive', ...odd }))).toMatchObject({
        code: 'session.key_inactive',
        message: 'This widget is currently disabled.',
      });
    },
  );

  test.each([
    [null],
    [undefined],
    ['text'],
    [7],
    [[]],
    [{}],
    [{ error: null }],
    [{ error: {} }],
    [{ error: { code: '' } }],
    [{ error: { code: 7, message: 'No' } }],
    [{ error: ['No'] }],
    [{ message: 7 }],
  ])('is not %j', (body) => {
    expect(errorFromEnvelope(body)).toBeUndefined();
    expect(errorFromReply(502, body)).toEqual({
      code: 'widget.malformed_response',
      message: 'The server returned an unexpected response.',
      requestId: null,
      httpStatus: 502,
    });
  });
});

describe('an unknown code', () => {
  const read = (message: unknown) => errorFromEnvelope(envelope({ code: 'royalty.split_invalid', message }));

  test.each(['The split is wrong.', 'x'.repeat(300), 'Größe & Zahl: 3 / 4'])(
    'speaks with plain words: %j',
    (text) => {
      expect(read(text)).toEqual({ code: 'royalty.split_invalid', message: text, requestId: 'req_1' });
    },
  );

  test.each(['', '   ', 'x'.repeat(301), '<b>Wrong</b>', '{"error":"wrong"}', undefined, 7])(
    'speaks with ours instead of %j',
    (text) => {
      expect(read(text)).toMatchObject({ code: 'royalty.split_invalid', message: UNKNOWN });
    },
  );
});

describe('AtsApiException', () => {
  const thrown = (code: ErrorCode) => new AtsApiException(atsError(code));

  test('shows the error in both vocabularies', () => {
    const details = { resets_at: '2030-01-01T00:00:00Z' };
    const body = envelope({ code: 'common.quota_exceeded', details });
    const cause = new Error('below');
    const exception = new AtsApiException(errorFromReply(429, body), { cause });
    expect(exception).toBeInstanceOf(Error);
    expect(exception).toMatchObject({
      name: 'AtsApiException',
      message: 'The registration quota is used up.',
      code: 'RATE_LIMITED',
      errorCode: 'common.quota_exceeded',
      httpStatus: 429,
      requestId: 'req_1',
      details,
      cause,
    });
  });

  test('is retryable for network, server and rate, and for nothing else', () => {
    const retryable = vocabulary.dotted.filter(({ code }) => thrown(code).isRetryable());
    const kinds = ['NETWORK_ERROR', 'RATE_LIMITED', 'SERVER_ERROR'];
    expect(retryable).toEqual(vocabulary.dotted.filter((facts) => kinds.includes(facts.enum)));
    expect(new Set(retryable.map((facts) => facts.enum)).size).toBe(3);
  });

  test('tells an expired token for the codes that ask for a new one, and for no other', () => {
    const expired = vocabulary.dotted.filter(({ code }) => thrown(code).isTokenExpired());
    expect(expired).toEqual(vocabulary.dotted.filter(({ behaviour }) => behaviour === 'refresh'));
    expect(expired.length).toBeGreaterThan(0);
  });
});

describe('toAtsError', () => {
  test('gives the error of an exception', () => {
    const error = atsError('work.not_found');
    expect(toAtsError(new AtsApiException(error))).toBe(error);
  });

  test.each([[new TypeError('private')], ['text'], [undefined], [null], [{ code: 'work.not_found' }], [7]])(
    'says nothing of %j',
    (thrown) => {
      expect(toAtsError(thrown)).toEqual({ code: 'widget.unknown_error', message: UNKNOWN, requestId: null });
    },
  );
});
