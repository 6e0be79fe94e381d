import type { Commitment } from './commitment.ts';
import { FileProof } from './file-proof.ts';
import type { RegisteredWork } from './proof-file.ts';
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
    if (!file) return once((proof) => proof.commit(work));
    return this.#proofOf(file).commit(work);
  }

  /** SHA-256 of a file, told what was read of it; null if it cannot be known, or another one is followed. */
  hash(file: File, onRead: (bytes: number) => void) {
    return this.#proofOf(file).hash(onRead);
  }

  /** The text of a work's proof file; null if the work is not what was registered, or no worker starts. */
  write(work: RegisteredWork): Promise<string | null> {
    return once((proof) => proof.write(work));
  }

  #proofOf(file: File) {
    // One that was given up is tried again.
    if (this.#proof?.ended) this.#proof = undefined;
    this.follow(file);
    return this.#proof as FileProof;
  }
}

/** A worker for one question that needs no file. */
async function once<Answer>(ask: (proof: FileProof) => Promise<Answer>): Promise<Answer> {
  const proof = new FileProof(null);
  const answer = await ask(proof);
  proof.end();
  return answer;
}
