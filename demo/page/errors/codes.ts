import { CATALOGUE, type ApiErrorCode, type Behaviour } from '../../../app/ats/catalogue.ts';
import { errorFacts, isErrorCode } from '../../server/error-facts.ts';

/** A code of the service, in both vocabularies. */
export interface CodeFacts {
  code: string;
  kind: ApiErrorCode;
  behaviour: Behaviour;
  message: string;
  status: number;
  /** As a service would send them. */
  details?: Record<string, unknown>;
  headers?: Record<string, string>;
}

const DETAILS: Record<string, Record<string, unknown>> = {
  'registration.audio_too_large': { size_mb: 612, max_mb: 500 },
  'registration.duplicate_title': { field: 'title' },
  'registration.insufficient_credits': { required_credits: 12.5, available_credits: 3 },
  'registration.dry_run_failed': { reason: 'The network would not accept this work' },
  'common.forbidden': { reason: 'Too few credits', required_credits: 12.5, available_credits: 3 },
  'common.quota_exceeded': { resets_at: '2030-01-01T00:00:00Z' },
  'common.validation_failed': { issues: [{ path: 'creators.0.email', problem: 'Invalid' }] },
  'session.origin_not_allowed': { origin: 'https://northlight.example' },
  'version.already_in_progress': { version: 2 },
};
const WAIT = { 'Retry-After': '7' };
const HEADERS: Record<string, Record<string, string>> = {
  'common.rate_limited': WAIT,
  'session.rate_limited': WAIT,
};

/** All that the service answers, in the order of the reference. */
export const SERVICE_CODES: readonly CodeFacts[] = Object.entries(CATALOGUE).flatMap(([code, facts]) =>
  isErrorCode(code)
    ? [
        {
          code,
          kind: facts.kind,
          behaviour: facts.behaviour,
          message: facts.message,
          status: errorFacts[code].http,
          ...(DETAILS[code] && { details: DETAILS[code] }),
          ...(HEADERS[code] && { headers: HEADERS[code] }),
        },
      ]
    : [],
);

/** What each behaviour does on screen, in few words. */
export const BEHAVIOUR: Record<Behaviour, string> = {
  refresh: 'The widget asks for another token, and goes on.',
  disabled: 'The widget stops: your configuration has to change.',
  failed: 'The flow stops, with Try again where that may help.',
  'form:file': 'Back to the file, with the message beside it.',
  'form:title': 'Back to the title, with the message beside it.',
  'form:access_code': 'Back to the access code, with the message beside it.',
};
