import type { Clock } from './clock.ts';
import { AtsApiException, atsError } from './errors.ts';

export const SILENCE_MS = 120_000;

/** Steps of a transaction in the order they come, `completed` and `failed` apart. */
export const STEPS = [
  'validating',
  'preparing_transaction',
  'signing',
  'submitting',
  'confirming',
  'completed',
] as const;

/** Its place among the steps, -1 for one that this version does not know. */
export const rankOf = (step: string) => STEPS.indexOf(step as (typeof STEPS)[number]);

export interface TransactionStep {
  step: string;
  /** 0 to 100, never less than before. */
  progress: number;
  description?: string;
}

/**
 * What is known of a transaction, from whichever source told it. Both sources may tell the same step,
 * or tell late: a step is passed on once, and nothing moves backwards.
 */
export class Journal {
  #clock: Clock;
  #onStep: (step: TransactionStep) => void;
  #seen = new Set<string>();
  #rank = -1;
  #progress = 0;
  #lastNews: number;

  /** @param seen steps that were told already */
  constructor(clock: Clock, onStep: (step: TransactionStep) => void, seen: readonly string[] = []) {
    this.#clock = clock;
    this.#onStep = onStep;
    this.#lastNews = clock.now();
    for (const step of seen) {
      this.#seen.add(step);
      this.#rank = Math.max(this.#rank, rankOf(step));
    }
  }

  observe(step: string, progress?: number | null, description?: string | null) {
    const rank = rankOf(step);
    const late = rank >= 0 && rank < this.#rank;
    if (this.#seen.has(step) || late) return;
    this.#seen.add(step);
    this.#rank = Math.max(this.#rank, rank);
    this.#progress = Math.max(this.#progress, Math.min(progress ?? 0, 100));
    this.#lastNews = this.#clock.now();
    this.#onStep({ step, progress: this.#progress, ...(description && { description }) });
  }

  /** @throws AtsApiException `widget.network_error` when nothing new has been heard for too long */
  expectNews() {
    if (this.#clock.now() - this.#lastNews < SILENCE_MS) return;
    throw new AtsApiException(atsError('widget.network_error'));
  }
}
