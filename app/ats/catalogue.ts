/**
 * Every error code of the service and of the widget: what it says, what the flow does about it and
 * which name the earlier vocabulary had for it.
 */

/** The earlier vocabulary, still spoken with `error-codes="enum"` and in `kind`. */
export const ApiErrorCode = {
  TOKEN_EXPIRED: 'TOKEN_EXPIRED',
  INVALID_SITE_KEY: 'INVALID_SITE_KEY',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  RATE_LIMITED: 'RATE_LIMITED',
  BAD_REQUEST: 'BAD_REQUEST',
  SERVER_ERROR: 'SERVER_ERROR',
  NETWORK_ERROR: 'NETWORK_ERROR',
  UPLOAD_ERROR: 'UPLOAD_ERROR',
  UNKNOWN_ERROR: 'UNKNOWN_ERROR',
} as const;
export type ApiErrorCode = (typeof ApiErrorCode)[keyof typeof ApiErrorCode];

/**
 * What the flow does when a call it waits for fails so: `refresh` asks the host for a token and goes
 * on, `disabled` stops for the integrator, `failed` offers Try again, `form:<step>` returns to a field.
 */
export type Behaviour = 'refresh' | 'disabled' | 'failed' | `form:${'file' | 'title' | 'access_code'}`;

/** `{size_mb}` and `{max_mb}` in a message are filled from the error's details. */
export interface ErrorFacts {
  message: string;
  behaviour: Behaviour;
  kind: ApiErrorCode;
  /** For when the details that the message needs are missing. */
  plain?: string;
}

const facts = (message: string, behaviour: Behaviour, kind: ApiErrorCode, plain?: string): ErrorFacts => ({
  message,
  behaviour,
  kind,
  ...(plain && { plain }),
});

export const CATALOGUE = {
  // Session & Auth
  'session.invalid_token': facts(
    'Your session has expired. Please refresh your credentials.',
    'refresh',
    'TOKEN_EXPIRED',
  ),
  'session.key_inactive': facts('This widget is currently disabled.', 'disabled', 'FORBIDDEN'),
  'session.widget_not_enabled': facts(
    'The widget feature is not enabled for your organization.',
    'disabled',
    'FORBIDDEN',
  ),
  'session.origin_not_allowed': facts(
    'This website is not authorized to use the widget.',
    'disabled',
    'FORBIDDEN',
  ),
  'session.rate_limited': facts('Too many requests. Please wait a moment.', 'failed', 'RATE_LIMITED'),
  'common.auth.missing_token': facts('Authentication is required.', 'refresh', 'TOKEN_EXPIRED'),
  'common.auth.expired': facts('Your session has expired.', 'refresh', 'TOKEN_EXPIRED'),
  'common.auth.invalid_token': facts('Your authentication token is invalid.', 'refresh', 'TOKEN_EXPIRED'),
  'common.auth.invalid_api_key': facts('The API key is invalid.', 'disabled', 'INVALID_SITE_KEY'),
  'common.auth.jwks_unavailable': facts(
    'Authentication service temporarily unavailable.',
    'failed',
    'SERVER_ERROR',
  ),
  'common.auth.backend_unavailable': facts(
    'Authentication service temporarily unavailable.',
    'failed',
    'SERVER_ERROR',
  ),
  'session.invalid_external_user_ref': facts(
    'The external_user_ref is empty or exceeds 255 bytes.',
    'failed',
    'BAD_REQUEST',
  ),
  // Configuration
  'organization.not_found': facts('Organization not found.', 'disabled', 'INVALID_SITE_KEY'),
  'organization.inactive': facts('Organization inactive.', 'disabled', 'FORBIDDEN'),
  'organization.no_integration': facts('No integration configured.', 'disabled', 'FORBIDDEN'),
  // Registration
  'registration.duplicate_title': facts('A work with this title already exists.', 'form:title', 'CONFLICT'),
  'registration.audio_too_large': facts(
    'The asset file is too large ({size_mb} MB). Max: {max_mb} MB.',
    'form:file',
    'BAD_REQUEST',
    'The asset file is too large.',
  ),
  'registration.invalid_audio_format': facts('Audio format not supported.', 'form:file', 'BAD_REQUEST'),
  'registration.insufficient_credits': facts('Insufficient credits.', 'failed', 'FORBIDDEN'),
  'registration.title_required': facts('The title is empty.', 'failed', 'BAD_REQUEST'),
  'registration.filename_required': facts('The file name is empty.', 'failed', 'BAD_REQUEST'),
  'registration.creators_required': facts('At least one creator is required.', 'failed', 'BAD_REQUEST'),
  'registration.audio_empty': facts('The uploaded file is empty.', 'failed', 'BAD_REQUEST'),
  'registration.commitment_invalid': facts('The work could not be committed.', 'failed', 'BAD_REQUEST'),
  'registration.dry_run_failed': facts('The network rejected this registration.', 'failed', 'BAD_REQUEST'),
  'registration.upload_session_not_found': facts(
    'This upload has expired. Start over.',
    'failed',
    'NOT_FOUND',
  ),
  'registration.upload_session_forbidden': facts(
    'This upload belongs to another session.',
    'failed',
    'FORBIDDEN',
  ),
  'registration.prepared_not_found': facts(
    'This quote has expired or was already used.',
    'failed',
    'NOT_FOUND',
  ),
  'registration.prepared_forbidden': facts('This quote belongs to another session.', 'failed', 'FORBIDDEN'),
  // Works & Access
  'work.not_found': facts('Work not found.', 'failed', 'NOT_FOUND'),
  'work.already_registered': facts('Work already registered.', 'failed', 'CONFLICT'),
  'access_code.not_found': facts("Access code invalid or doesn't exist.", 'form:access_code', 'NOT_FOUND'),
  'access_code.expired': facts('Access code expired.', 'form:access_code', 'NOT_FOUND'),
  'access_code.format_invalid': facts(
    'Access code malformed (must start with atc_).',
    'form:access_code',
    'BAD_REQUEST',
  ),
  'common.forbidden': facts('You are not allowed to do this.', 'failed', 'FORBIDDEN'),
  'work.access_forbidden': facts('You are not allowed to change this work.', 'failed', 'FORBIDDEN'),
  'work.not_owned_by_user': facts("You don't have access to this work.", 'failed', 'FORBIDDEN'),
  'work.no_asset': facts('The asset file is not available for download.', 'failed', 'NOT_FOUND'),
  'work.certificate_unavailable': facts('The certificate is not yet available.', 'failed', 'NOT_FOUND'),
  'external_user.not_found': facts('No user found for the provided ID.', 'failed', 'NOT_FOUND'),
  'version.already_in_progress': facts(
    'A previous version update is still in progress.',
    'failed',
    'CONFLICT',
  ),
  // Transaction
  'transaction.not_found': facts('Transaction not found.', 'failed', 'NOT_FOUND'),
  'transaction.store_unavailable': facts('Transaction service unavailable.', 'failed', 'SERVER_ERROR'),
  'transaction.already_confirmed': facts('Transaction already confirmed.', 'failed', 'CONFLICT'),
  'transaction.expired': facts('Transaction expired.', 'failed', 'NOT_FOUND'),
  // Common
  'common.rate_limited': facts('Too many requests.', 'failed', 'RATE_LIMITED'),
  'common.validation_failed': facts('Submitted data invalid.', 'failed', 'BAD_REQUEST'),
  'common.service_unavailable': facts('Service temporarily unavailable.', 'failed', 'SERVER_ERROR'),
  'common.not_found': facts('Resource not found.', 'failed', 'NOT_FOUND'),
  'common.bad_request': facts('The request was rejected.', 'failed', 'BAD_REQUEST'),
  'common.unauthorized': facts('Authentication is required.', 'refresh', 'TOKEN_EXPIRED'),
  'common.quota_exceeded': facts('The registration quota is used up.', 'failed', 'RATE_LIMITED'),
  // Widget
  'widget.network_error': facts(
    'Network connectivity issue. Check your internet connection.',
    'failed',
    'NETWORK_ERROR',
  ),
  'widget.upload_error': facts('The file could not be uploaded.', 'failed', 'UPLOAD_ERROR'),
  'widget.malformed_response': facts(
    'The server returned an unexpected response.',
    'failed',
    'UNKNOWN_ERROR',
  ),
  'widget.unknown_error': facts('An unexpected error occurred. Please try again.', 'failed', 'UNKNOWN_ERROR'),
  'widget.configuration_error': facts('The widget is not configured correctly.', 'disabled', 'BAD_REQUEST'),
  'widget.commitment_mismatch': facts(
    'The service is about to register something other than what was entered.',
    'failed',
    'UNKNOWN_ERROR',
  ),
  'widget.transaction_failed': facts(
    'The network did not accept the registration.',
    'failed',
    'SERVER_ERROR',
  ),
} as const satisfies Record<string, ErrorFacts>;

/** A code of the current, dotted vocabulary. */
export type ErrorCode = keyof typeof CATALOGUE;

/** The facts of a code; an unknown one fails plainly. */
export const factsOf = (code: string): ErrorFacts | undefined =>
  Object.hasOwn(CATALOGUE, code) ? CATALOGUE[code as ErrorCode] : undefined;
