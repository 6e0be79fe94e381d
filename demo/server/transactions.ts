import { randomUUID } from 'node:crypto';
import type { Settings } from './settings.ts';

const steps = [
  { step: 'validating', progress: 5, description: 'Checking the work' },
  { step: 'preparing_transaction', progress: 20, description: 'Preparing the transaction' },
  { step: 'signing', progress: 40, description: 'Signing the transaction' },
  { step: 'submitting', progress: 60, description: 'Sending the transaction to the network' },
  { step: 'confirming', progress: 80, description: 'Waiting for the network to include it' },
  { step: 'completed', progress: 100, description: 'Anchored on the network' },
] as const;

/** A step a transaction has reached. `timestamp` is ISO 8601. */
export interface ReachedStep {
  step: string;
  progress: number;
  description: string;
  timestamp: string;
}

/** What a completed transaction left behind, as on the wire. */
export interface Outcome {
  tx_hash: string;
  block_number: number;
  ats_id: number;
  work_id: string;
  explorer_url: string;
}

export type VisibleOutcome = Outcome & { access_code?: string };

/** A transaction on its way to the chain. */
export interface Transaction {
  id: string;
  type: 'register' | 'update_version';
  createdAt: string;
  reached: ReachedStep[];
  outcome: Outcome | null;
  /** Null when the work has none. */
  accessCode: string | null;
  /** Milliseconds since the epoch; infinite until completion. */
  completedAt: number;
}

/** What starting a transaction needs. `complete` runs when the last step is reached. */
export interface TransactionPlan {
  type: Transaction['type'];
  accessCode: string | null;
  complete: () => Outcome;
}

/** The current step of a transaction; it always has one. */
export const currentStep = (transaction: Transaction): ReachedStep =>
  transaction.reached.at(-1) as ReachedStep;

/** Moves transactions from step to step and tells who watches them. */
export class Transactions {
  readonly #settings: Settings;
  readonly #all = new Map<string, Transaction>();
  /** What ends the step each is at. */
  readonly #pending = new Map<string, { timer: NodeJS.Timeout; advance: () => void }>();
  readonly #watchers = new Map<string, Set<() => void>>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  start(plan: TransactionPlan): Transaction {
    const transaction: Transaction = {
      id: randomUUID(),
      type: plan.type,
      createdAt: new Date().toISOString(),
      reached: [],
      outcome: null,
      accessCode: plan.accessCode,
      completedAt: Infinity,
    };
    this.#all.set(transaction.id, transaction);
    this.#advance(transaction, plan);
    return transaction;
  }

  get(id: string): Transaction | undefined {
    return this.#all.get(id);
  }

  /** The outcome as a caller may see it now: the access code joins once its delay has passed. */
  visibleOutcome({ outcome, accessCode, completedAt }: Transaction): VisibleOutcome | null {
    if (!outcome) return null;
    const shown = accessCode !== null && Date.now() >= completedAt + this.#settings.accessCodeDelayMs;
    return { ...outcome, ...(shown && { access_code: accessCode }) };
  }

  /** Calls `onStep` after every new step, until the returned function is called. */
  watch(id: string, onStep: () => void): () => void {
    const watchers = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, watchers.add(onStep));
    return () => watchers.delete(onStep);
  }

  #advance(transaction: Transaction, plan: TransactionPlan): void {
    const next = steps[transaction.reached.length];
    if (!next) return;
    const last = transaction.reached.length === steps.length - 1;
    if (last) {
      transaction.outcome = plan.complete();
      transaction.completedAt = Date.now();
    }
    transaction.reached.push({ ...next, timestamp: new Date().toISOString() });
    if (last) this.#pending.delete(transaction.id);
    else this.#schedule(transaction.id, () => this.#advance(transaction, plan));
    for (const onStep of [...(this.#watchers.get(transaction.id) ?? [])]) onStep();
  }

  #schedule(id: string, advance: () => void): void {
    this.#pending.set(id, { timer: setTimeout(advance, this.#settings.stepMs), advance });
  }

  /** A changed `stepMs` counts for the step each is at, too, from its beginning anew: so one is held, and let go. */
  retime(): void {
    for (const [id, { timer, advance }] of [...this.#pending]) {
      clearTimeout(timer);
      this.#schedule(id, advance);
    }
  }

  /** Stops and forgets every transaction. */
  clear(): void {
    for (const { timer } of this.#pending.values()) clearTimeout(timer);
    this.#pending.clear();
    this.#watchers.clear();
    this.#all.clear();
  }
}
