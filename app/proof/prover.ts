import type { Commitment } from './commitment.ts';
import { FileProof } from './file-proof.ts';
import type { Details } from './worker.ts';

/** Knows what the chosen file commits to. What was begun for another file is dropped. */
export class Prover {
  #proof: FileProof | undefined;

  /** Begins with this file, unless it has. */
  follow(file: File | null) {
    if ((this.#proof?.file ?? null) === file) return;
    this.#proof?.end();
    this.#proof = file ? new FileProof(file) : undefined;
  }

  /**
   * What a work with this file commits to, or one with a known `mediaHash`; null where that cannot be
   * known.
   */
  async commit(file: File | null, work: Details): Promise<Commitment | null> {
    if (!file) {
      const proof = new FileProof(null);
      const commitment = await proof.commit(work);
      proof.end();
      return commitment;
    }
    // One that was given up is tried again.
    if (this.#proof?.ended) this.#proof = undefined;
    this.follow(file);
    return (this.#proof as FileProof).commit(work);
  }
}
