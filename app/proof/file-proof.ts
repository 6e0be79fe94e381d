import type { Hex } from './bytes.ts';
import type { Commitment } from './commitment.ts';
import type { RegisteredWork } from './proof-file.ts';
import { readBlob } from './read-blob.ts';
import { startWorker } from './start-worker.ts';
import type { Details, FromWorker, Question, ToWorker } from './worker.ts';

/** Bytes that go to the worker at a time. */
const ROOM = 2 ** 20;
/** A worker that says nothing for so long is given up. */
const STALL_MS = 30_000;

/**
 * One file in one worker, hashed from the start on, without holding up anybody. It is read here: a worker
 * from a `data:` URL can read no file in WebKit.
 */
export class FileProof {
  readonly file: File | null;
  #worker: Worker | undefined;
  #asked = 0;
  #back: ((room: ArrayBuffer) => void) | undefined;
  #onRead: ((bytes: number) => void) | undefined;
  #answer: ((answer: unknown) => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(file: File | null) {
    this.file = file;
    try {
      this.#worker = startWorker();
      this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#heard(data);
      this.#worker.onerror = () => this.end();
      if (file) this.#feed(file).catch(() => this.end());
    } catch {
      // Without a worker the flow goes on, unverified.
      this.end();
    }
  }

  get ended() {
    return !this.#worker;
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
    this.#worker?.terminate();
    this.#worker = undefined;
    // What is waited for will not come: the file is let go.
    this.#back?.(new ArrayBuffer());
    this.#settle(null);
  }

  /**
   * Piece by piece, in one buffer that goes to the worker and comes back: with one for each, all of the file
   * would pile up before they are collected.
   */
  async #feed(file: File) {
    let room = new ArrayBuffer(ROOM);
    for await (const piece of readBlob(file)) {
      for (let from = 0; from < piece.length; from += ROOM) {
        if (this.ended) return;
        const part = piece.subarray(from, from + ROOM);
        new Uint8Array(room).set(part);
        const back = new Promise<ArrayBuffer>((resolve) => (this.#back = resolve));
        this.#post({ room, length: part.length }, [room]);
        room = await back;
      }
    }
    this.#post({ end: true });
  }

  #post(message: ToWorker, transfer: Transferable[] = []) {
    this.#worker?.postMessage(message, transfer);
  }

  #heard(message: FromWorker) {
    if ('room' in message) {
      this.#back?.(message.room);
      this.#onRead?.(message.hashed);
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
