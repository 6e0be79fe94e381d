import type { Hex } from './bytes.ts';
import type { Commitment } from './commitment.ts';
import type { RegisteredWork } from './proof-file.ts';
import { startWorker, type RunningWorker } from './start-worker.ts';
import type { Details, FromWorker, Question, ToWorker } from './worker.ts';

/** A worker that says nothing for so long is given up. */
const STALL_MS = 30_000;

/** One file in one worker, hashed from the start on, without holding up anybody. */
export class FileProof {
  readonly file: File | null;
  #running: RunningWorker | undefined;
  #asked = 0;
  #onRead: ((bytes: number) => void) | undefined;
  #answer: ((answer: unknown) => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(file: File | null) {
    this.file = file;
    try {
      this.#running = startWorker();
      const { worker } = this.#running;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#heard(data);
      worker.onerror = () => this.end();
      if (file) this.#post({ file });
    } catch {
      // Without a worker the flow goes on, unverified.
      this.end();
    }
  }

  get ended() {
    return !this.#running;
  }

  commit(work: Details) {
    return this.#ask<Commitment>({ work });
  }

  /** The text of its proof file. */
  write(registered: RegisteredWork) {
    return this.#ask<string>({ registered });
  }

  /** SHA-256 of the file, and the bytes read until then. */
  hash(onRead: (bytes: number) => void) {
    this.#onRead = onRead;
    return this.#ask<Hex>({ hash: true });
  }

  /** Null if there is no answer: at the latest when the worker has been silent for 30 s. */
  #ask<Answer>(question: Question): Promise<Answer | null> {
    this.#settle(null);
    if (this.ended) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#answer = resolve as (answer: unknown) => void;
      this.#watch();
      this.#post({ question: ++this.#asked, ...question });
    });
  }

  /** Ends it at once, whatever it is doing. */
  end() {
    this.#running?.end();
    this.#running = undefined;
    this.#settle(null);
  }

  #post(message: ToWorker) {
    this.#running?.worker.postMessage(message);
  }

  #heard(message: FromWorker) {
    if (typeof message === 'number') {
      this.#onRead?.(message);
      if (this.#answer) this.#watch();
    } else if (message.question === this.#asked) this.#settle(message.answer);
  }

  #watch() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), STALL_MS);
  }

  #settle(answer: unknown) {
    clearTimeout(this.#timer);
    this.#answer?.(answer);
    this.#answer = undefined;
  }
}
