import type { Commitment } from './commitment.ts';
import { FileProof } from './file-proof.ts';
import type { Details } from './worker.ts';

/** Knows what the chosen file commits to. What was begun for another file is dropped. */
export class Prover {
  #proof: FileProof | undefined;

  /** Begins with this file, unless it has. */
  follow(file: File | null) {
    if (this.#proof?.file === (file ?? undefined)) return;
    this.#proof?.end();
    this.#proof = file ? new FileProof(file) : undefined;
  }

  /** What a work with this file commits to; null where that cannot be known. */
  commit(file: File, work: Details): Promise<Commitment | null> {
    // One that was given up is tried again.
    if (this.#proof?.ended) this.#proof = undefined;
    this.follow(file);
    return (this.#proof as FileProof).commit(work);
  }
}
