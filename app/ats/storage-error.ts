import { atsError, type AtsError } from './errors.ts';

/**
 * What a storage's refusal means. S3 and its kin answer in XML, of which two names tell all there is
 * to know, and a proxy in anything: hence no parser.
 *
 * Has details where the same request can only fail again, and none where a repeat may help.
 *
 * @param status 0 when no reply came
 */
export function storageError(status: number, body: string, size: number): AtsError {
  const text = (name: string) => new RegExp(`<${name}>([^<]+)<`).exec(body)?.[1];
  const code = text('Code');
  const httpStatus = status || undefined;
  if (status === 413 || code === 'EntityTooLarge') {
    const max = Number(text('MaxSizeAllowed'));
    const details = { size_bytes: size, ...(max && { max_bytes: max }) };
    return atsError('registration.audio_too_large', { httpStatus: 413, details });
  }
  // S3 answers a connection that it found too slow with a 400.
  const passing = status < 400 || status > 499 || [408, 429].includes(status) || code === 'RequestTimeout';
  if (passing) return atsError('widget.upload_error', httpStatus ? { httpStatus } : {});
  const expired = status === 404 || status === 410 || /expired/i.test(`${code} ${text('Message')}`);
  return atsError('widget.upload_error', {
    httpStatus: status,
    details: expired ? { reason: 'expired' } : { reason: 'refused', ...(code && { storage_code: code }) },
  });
}
