import * as v from 'valibot';
import { factsOf, type ApiErrorCode, type ErrorCode } from './catalogue.ts';

/** A failure as plain data, the same for every source of failures. */
export interface AtsError {
  /** Dotted; usually an `ErrorCode`, but a code the service invents later is passed on as it came. */
  code: string;
  /** English, placeholders filled. */
  message: string;
  /** The service's reference; null for `widget.*`. */
  requestId: string | null;
  details?: Record<string, unknown>;
  httpStatus?: number;
}

/** What the client throws. The stack and cause stay on this side of the frame. */
export class AtsApiException extends Error {
  /** The same failure as plain data. */
  readonly error: AtsError;
  /** Milliseconds the service asks to wait, where it does and the header can be read. */
  readonly retryAfter: number | undefined;

  constructor(error: AtsError, options: ErrorOptions & { retryAfter?: number | undefined } = {}) {
    super(error.message, options);
    this.name = 'AtsApiException';
    this.error = error;
    this.retryAfter = options.retryAfter;
  }

  /** In the earlier vocabulary. */
  get code(): ApiErrorCode {
    return kindOf(this.error.code);
  }
  /** In the current, dotted vocabulary; a code the service invents later comes as it is. */
  get errorCode(): string {
    return this.error.code;
  }
  /** Undefined where there was no reply. */
  get httpStatus(): number | undefined {
    return this.error.httpStatus;
  }
  /** The service's reference, to be quoted to its support; null where the service said nothing. */
  get requestId(): string | null {
    return this.error.requestId;
  }
  get details(): Record<string, unknown> | undefined {
    return this.error.details;
  }
  /** Whether the same call may succeed later: for NETWORK_ERROR, SERVER_ERROR and RATE_LIMITED. */
  isRetryable(): boolean {
    return ['NETWORK_ERROR', 'SERVER_ERROR', 'RATE_LIMITED'].includes(this.code);
  }
  /** Whether a fresh token is needed. */
  isTokenExpired(): boolean {
    return this.code === 'TOKEN_EXPIRED';
  }
}

/** The earlier enum name of a dotted code. */
export const kindOf = (code: string): ApiErrorCode => factsOf(code)?.kind ?? 'UNKNOWN_ERROR';

/** An error of ours, or one we recognised without the service naming it. */
export const atsError = (
  code: ErrorCode,
  extra: Partial<Omit<AtsError, 'code' | 'message'>> = {},
): AtsError => ({
  code,
  message: messageOf(code, extra.details),
  requestId: null,
  ...extra,
});

const envelope = v.object({
  error: v.object({
    code: v.pipe(v.string(), v.nonEmpty()),
    // Only the code decides anything: what else is malformed must not cost it.
    message: v.fallback(v.string(), ''),
    details: v.fallback(v.nullish(v.record(v.string(), v.unknown())), null),
    request_id: v.fallback(v.nullish(v.string()), null),
  }),
});
const legacyBody = v.union([v.object({ error: v.string() }), v.object({ message: v.string() })]);

/** Reads the service's error envelope; undefined if `body` is none. */
export function errorFromEnvelope(body: unknown): AtsError | undefined {
  const { success, output } = v.safeParse(envelope, body);
  if (!success) return undefined;
  const { code, message, details, request_id } = output.error;
  return {
    code,
    message: messageOf(code, details ?? {}, message.trim()),
    requestId: request_id ?? null,
    ...(details && { details }),
  };
}

/** Reads a reply that is not a success: the envelope, an older flat body, or neither. */
export function errorFromReply(httpStatus: number, body: unknown): AtsError {
  const current = errorFromEnvelope(body);
  if (current) return { ...current, httpStatus };
  const legacy = v.safeParse(legacyBody, body);
  if (!legacy.success) return atsError('widget.malformed_response', { httpStatus });
  const text = 'error' in legacy.output ? legacy.output.error : legacy.output.message;
  return atsError(legacyCode(httpStatus, text), { httpStatus });
}

/** Anything that was thrown, as data. */
export const toAtsError = (thrown: unknown): AtsError =>
  thrown instanceof AtsApiException ? thrown.error : atsError('widget.unknown_error');

function legacyCode(status: number, text: string): ErrorCode {
  if (status === 401) return /site.?key/i.test(text) ? 'common.auth.invalid_api_key' : 'common.auth.expired';
  const exact: Record<number, ErrorCode> = {
    403: 'common.forbidden',
    404: 'common.not_found',
    409: 'work.already_registered',
    429: 'common.rate_limited',
  };
  return exact[status] ?? (status < 500 ? 'common.bad_request' : 'common.service_unavailable');
}

/** An unknown code speaks with the service's words if they are plain text of reasonable length. */
function messageOf(code: string, details: Record<string, unknown> = {}, fromService = ''): string {
  const facts = factsOf(code);
  if (!facts) {
    const plain = fromService.length > 0 && fromService.length <= 300 && !/[<>{}]/.test(fromService);
    return plain ? fromService : messageOf('widget.unknown_error');
  }
  const values: Record<string, string | undefined> = {
    size_mb: megabytes(details['size_mb'], details['size_bytes']),
    max_mb: megabytes(details['max_mb'], details['max_bytes']),
  };
  let complete = true;
  const filled = facts.message.replace(/\{(\w+)\}/g, (_, name: string) => {
    complete &&= values[name] !== undefined;
    return values[name] ?? '';
  });
  return complete ? filled : (facts.plain ?? facts.message);
}

function megabytes(ready: unknown, bytes: unknown): string | undefined {
  if (typeof ready === 'number' || typeof ready === 'string') return String(ready);
  if (typeof bytes === 'number' && Number.isFinite(bytes))
    return String(Math.round((bytes / 2 ** 20) * 10) / 10);
  return undefined;
}
