import { describe, expect, test } from 'vitest';
import { storageError } from '../../app/ats/storage-error.ts';

const xml = (code: string, message: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message>${more}</Error>`;

describe('a URL that is dead asks for another one', () => {
  test.each([
    [
      'S3 and the local ATS',
      403,
      xml('AccessDenied', 'Request has expired', '<Expires>2026-01-01</Expires>'),
    ],
    ['S3, of a session', 400, xml('ExpiredToken', 'The provided token has expired.')],
    ['AWS', 400, xml('RequestExpired', 'Request has expired.')],
    ['R2', 403, xml('ExpiredRequest', 'Request has expired')],
    ['an unknown bucket', 404, xml('NoSuchBucket', 'The specified bucket does not exist')],
    ['no storage at all', 404, '<!doctype html><title>Not found</title>'],
    ['a link made for once', 410, ''],
  ])('%s: %i', (_, status, body) => {
    expect(storageError(status, body, 10)).toMatchObject({
      code: 'widget.upload_error',
      httpStatus: status,
      details: { reason: 'expired' },
    });
  });

  test('which is not what a wrong signature says, though it quotes the expiry', () => {
    const quoted = '<CanonicalRequest>PUT /uploads X-Amz-Expires=600</CanonicalRequest>';
    const body = xml('SignatureDoesNotMatch', 'The request signature we calculated does not match', quoted);
    expect(storageError(403, body, 10).details).toEqual({
      reason: 'refused',
      storage_code: 'SignatureDoesNotMatch',
    });
  });
});

describe('a file that is too large is the file, not the upload', () => {
  test('with the limit, where the storage names it', () => {
    const body = xml('EntityTooLarge', 'Too large', '<MaxSizeAllowed>1048576</MaxSizeAllowed>');
    expect(storageError(400, body, 2 * 2 ** 20)).toEqual({
      code: 'registration.audio_too_large',
      message: 'The asset file is too large (2 MB). Max: 1 MB.',
      requestId: null,
      httpStatus: 413,
      details: { size_bytes: 2 * 2 ** 20, max_bytes: 2 ** 20 },
    });
  });

  test('and without, where a proxy answers', () => {
    expect(storageError(413, '<html>413 Request Entity Too Large</html>', 10)).toMatchObject({
      code: 'registration.audio_too_large',
      message: 'The asset file is too large.',
      details: { size_bytes: 10 },
    });
  });
});

test.each([
  ['the code of the storage', xml('AccessDenied', 'Access Denied'), { storage_code: 'AccessDenied' }],
  ['nothing that is not there', 'Forbidden', {}],
])('any other refusal is final, and tells %s', (_, body, more) => {
  expect(storageError(403, body, 10)).toMatchObject({
    code: 'widget.upload_error',
    httpStatus: 403,
  });
  expect(storageError(403, body, 10).details).toEqual({ reason: 'refused', ...more });
});

test.each([0, 408, 429, 500, 503])('status %i may pass, so it has no reason', (status) => {
  expect(storageError(status, xml('SlowDown', 'Reduce your request rate.'), 10).details).toBeUndefined();
});
