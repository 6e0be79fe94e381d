/** Room for bytes, which may be part of a larger room that others share. */
export class Budget {
  readonly #max: number;
  readonly #shared: Budget | null;
  #used = 0;

  constructor(max: number, shared: Budget | null = null) {
    this.#max = max;
    this.#shared = shared;
  }

  /** False, and nothing is taken, where there is not enough. */
  take(bytes: number): boolean {
    if (this.#used + bytes > this.#max || this.#shared?.take(bytes) === false) return false;
    this.#used += bytes;
    return true;
  }

  give(bytes: number): void {
    this.#used -= bytes;
    this.#shared?.give(bytes);
  }
}
