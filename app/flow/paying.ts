import { factsOf, type ErrorCode } from '../ats/catalogue.ts';
import type { AtsError } from '../ats/errors.ts';
import type { Call } from './effect.ts';
import type { EventOf } from './event.ts';
import { fail, start, type Next } from './next.ts';
import type { ScreenState, Snapshot, State } from './state.ts';

const BACK_OFF = [1000, 2000];

/** Answers to a confirm that say: one before it may well have been carried out. */
const PERHAPS_DONE: readonly string[] = [
  'registration.prepared_not_found',
  'transaction.already_confirmed',
  // What older services say instead.
  'common.not_found',
  'work.already_registered',
] satisfies ErrorCode[];

/** Whether a confirm may have been carried out without our knowing. */
export const isInDoubt = (state: State) => state.screen === 'CONFIRMING' && state.lost > 0;

/**
 * Confirm pays. One that got no answer may have been carried out, so only the very same confirm is
 * ever repeated, and once there is a doubt, no answer but success can end it: the outcome is unknown
 * then, and there is no Try again.
 *
 * @returns undefined for a first confirm that was refused for certain
 */
export function confirmInDoubt(
  snapshot: Snapshot,
  { error, at }: EventOf<'failed'>,
  call: Extract<Call, { type: 'confirm' }>,
  state: ScreenState<'CONFIRMING'>,
): Next | undefined {
  const { lost } = state;
  // Asked for with another token, it is still the same confirm.
  if (factsOf(error.code)?.behaviour === 'refresh') return undefined;
  if (isUnanswered(error)) {
    const delay = BACK_OFF[lost];
    const back = { ...state, lost: lost + 1 };
    if (delay !== undefined) {
      const hold = { reason: 'network', attempt: lost + 2, of: BACK_OFF.length + 1, delay } as const;
      return start({ ...snapshot, state: back, hold }, { ...call, delay });
    }
    return checkAgain(snapshot, error, call, back);
  }
  // Too busy to say anything about the first one.
  if (lost > 0 && error.httpStatus === 429) return checkAgain(snapshot, error, call, state);
  if (lost > 0 || (PERHAPS_DONE.includes(error.code) && !isExpired(error, at, state))) {
    const unknown = { ...error, details: { ...error.details, outcome: 'unknown' } };
    return fail(snapshot, unknown, 'confirm', null);
  }
  return undefined;
}

const checkAgain = (
  snapshot: Snapshot,
  error: AtsError,
  call: Extract<Call, { type: 'confirm' }>,
  back: ScreenState<'CONFIRMING'>,
) => fail(snapshot, error, 'confirm', { from: 'call', back, call: { ...call, delay: 0 } });

/**
 * No reply, a failure of the service, or a reply that cannot be read: whatever its status, it does not
 * say that nothing was done.
 */
const isUnanswered = ({ code, httpStatus = 0 }: AtsError) =>
  code === 'widget.network_error' ||
  code === 'widget.malformed_response' ||
  (httpStatus >= 500 && factsOf(code)?.behaviour !== 'disabled');

/**
 * Browsers resend a request whose kept-alive connection was cut: even a first confirm may be a second. So
 * a job that is gone is a quote that ran out only if it has by this device's clock, and that clock had
 * not put its end in the past from the start.
 */
const isExpired = ({ code }: AtsError, at: number, { quote, quotedAt }: ScreenState<'CONFIRMING'>) => {
  const end = Date.parse(quote?.expires_at ?? '');
  return code === 'registration.prepared_not_found' && quotedAt < end && at >= end;
};
