import type { Clock } from '../../app/ats/clock.ts';

interface Wait {
  due: number;
  end: () => void;
}

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now = 0;
  #waits = new Set<Wait>();
  /** Waits nobody has looked at yet, in the order they were asked for. */
  #unseen: number[] = [];
  #onAsk: (() => void) | undefined;

  now() {
    return this.#now;
  }

  /** How many waits are under way. */
  get pending() {
    return this.#waits.size;
  }

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = () => {
        this.#waits.delete(wait);
        reject(signal?.reason);
      };
      const wait = {
        due: this.#now + ms,
        end: () => {
          this.#waits.delete(wait);
          signal?.removeEventListener('abort', stop);
          resolve();
        },
      };
      this.#waits.add(wait);
      signal?.addEventListener('abort', stop, { once: true });
      this.#unseen.push(ms);
      this.#onAsk?.();
    });
  }

  /**
   * The length of the next wait that is asked for: of one already asked for, or of one still to come.
   * How a test knows that the code under test has got as far as waiting.
   */
  async asked(): Promise<number> {
    while (this.#unseen.length === 0) await new Promise<void>((resolve) => (this.#onAsk = resolve));
    return this.#unseen.shift() as number;
  }

  /** Ends every wait that is due within `ms`, in the order they are due. */
  advance(ms: number) {
    const until = this.#now + ms;
    for (;;) {
      const [next] = [...this.#waits].sort((a, b) => a.due - b.due);
      if (!next || next.due > until) break;
      this.#now = Math.max(this.#now, next.due);
      next.end();
    }
    this.#now = until;
  }
}
