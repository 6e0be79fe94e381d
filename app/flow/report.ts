import { EVENT_NAMES, type ErrorDetail, type Stage } from '../../bridge/protocol.ts';
import { kindOf, type AtsError } from '../ats/errors.ts';
import { emit, type Call } from './effect.ts';
import type { Snapshot } from './state.ts';

/** The stage an integrator reads, of the call that failed. */
export const STAGE_OF: Record<Call['type'], Stage> = {
  access: 'access_code',
  init: 'init',
  put: 'upload',
  prepare: 'prepare',
  prove: 'prepare',
  confirm: 'confirm',
  track: 'tracking',
  accessCode: 'tracking',
  list: 'works',
  versions: 'works',
  creators: 'works',
  hash: 'works',
  write: 'works',
  download: 'download',
};

function detailOf(
  snapshot: Snapshot,
  error: AtsError,
  stage: Stage,
  retryable: boolean,
  resumed: { resumed?: true } = {},
): ErrorDetail {
  const { code, message, requestId, details, httpStatus } = error;
  const kind = kindOf(code);
  return {
    code: snapshot.config?.errorCodes === 'enum' ? kind : code,
    message,
    requestId,
    ...(details && { details }),
    stage,
    error: message,
    kind,
    ...(httpStatus && { httpStatus }),
    retryable,
    ...resumed,
  };
}

/** The flow stopped. */
export const failed = (
  snapshot: Snapshot,
  error: AtsError,
  stage: Stage,
  retryable: boolean,
  resumed?: { resumed?: true },
) => emit(EVENT_NAMES.FAILED, detailOf(snapshot, error, stage, retryable, resumed));

/** Something went wrong, and the flow goes on. */
export const reported = (snapshot: Snapshot, error: AtsError, stage: Stage, resumed?: { resumed?: true }) =>
  emit(EVENT_NAMES.ERROR, detailOf(snapshot, error, stage, false, resumed));
