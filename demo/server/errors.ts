import { randomBytes } from 'node:crypto';
import { errorFacts, isErrorCode } from './error-facts.ts';
import type { ErrorCode } from './error-facts.ts';

/** The body of every refused call. */
export interface ErrorEnvelope {
  error: { code: string; message: string; details?: unknown; request_id: string };
}

/** A refusal with a known code; turned into an envelope at the edge of the app. */
export class AtsError extends Error {
  override readonly name = 'AtsError';
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, details?: Record<string, unknown>) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

const fillPlaceholders = (message: string, details: unknown): string =>
  message.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = (details as Record<string, unknown> | null | undefined)?.[name];
    return value === undefined ? placeholder : String(value);
  });

/** Builds an envelope with a fresh request id. A code outside the vocabulary is passed on as it is. */
export function errorEnvelope(code: string, details?: unknown, message?: string): ErrorEnvelope {
  const text = message ?? (isErrorCode(code) ? errorFacts[code].message : code);
  return {
    error: {
      code,
      message: fillPlaceholders(text, details),
      ...(details === undefined ? {} : { details }),
      request_id: newRequestId(),
    },
  };
}

/** The status a code is answered with; 400 for a code outside the vocabulary. */
export const statusOf = (code: string): number => (isErrorCode(code) ? errorFacts[code].http : 400);

/** A new id by which support could find a refused call. */
export const newRequestId = (): string => `req_${randomBytes(12).toString('hex')}`;
