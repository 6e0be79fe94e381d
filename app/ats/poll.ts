import type { Clock } from './clock.ts';
import { AtsApiException } from './errors.ts';
import type { Journal } from './journal.ts';
import { accessCodeOf, outcomeOf, transactionFailed, type Outcome } from './outcome.ts';
import type { Transaction } from './schema.ts';

const POLL_MS = 3000;
const CODE_POLLS = 10;
const CODE_POLL_MS = 2000;
/** Slow polls are fewer: by then the user is offered to ask again. */
const CODE_PATIENCE_MS = 60_000;

export type ReadStatus = (signal: AbortSignal) => Promise<Transaction>;

/**
 * Asks for a transaction every 3 s until it ends. Failures of network and service are waited out, as
 * long as the journal has patience; what the service refuses ends it.
 */
export async function followStatus(
  read: ReadStatus,
  { journal, clock, signal }: { journal: Journal; clock: Clock; signal: AbortSignal },
): Promise<Outcome> {
  for (;;) {
    const status = await read(signal).catch(tolerate);
    if (status) {
      const { current_step, progress, description, result, steps } = status;
      // Its last step says so too, where the flag is left out.
      const is_complete = status.is_complete ?? current_step === 'completed';
      if (current_step === 'failed' || (is_complete && result?.success === false)) {
        throw transactionFailed(result?.error);
      }
      // What went by since the last news; never what a service may list as still to come.
      const now = steps?.findIndex(({ step }) => step === current_step) ?? -1;
      for (const past of steps?.slice(0, Math.max(now, 0)) ?? []) {
        journal.observe(past.step, past.progress, past.description);
      }
      if (current_step) journal.observe(current_step, progress, description);
      if (is_complete) return outcomeOf(result ?? {});
    }
    journal.expectNews();
    await clock.wait(POLL_MS, signal);
  }
}

/** Asks for an access code that was not there when the transaction ended, 10 times. Null if it does not come. */
export async function awaitAccessCode(
  read: ReadStatus,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<string | null> {
  const giveUp = clock.now() + CODE_PATIENCE_MS;
  for (let poll = 0; poll < CODE_POLLS && clock.now() < giveUp; poll++) {
    await clock.wait(CODE_POLL_MS, signal);
    const status = await read(signal).catch(tolerate);
    const code = accessCodeOf(status?.result?.access_code);
    if (code) return code;
  }
  return null;
}

function tolerate(error: unknown): undefined {
  const passing =
    error instanceof AtsApiException &&
    (error.isRetryable() || error.errorCode === 'widget.malformed_response');
  if (!passing) throw error;
}
