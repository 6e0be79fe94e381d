import { toAtsError } from '../ats/errors.ts';
import type { RegisteredWork } from '../proof/proof-file.ts';
import { Prover } from '../proof/prover.ts';
import { answerTo, clientFor } from './calls.ts';
import type { Call, Effect } from './effect.ts';
import type { Event } from './event.ts';
import { explain } from './explain.ts';
import type { JobRecord } from './job-memory.ts';
import { createKey } from './key.ts';
import type { Outgoing } from './outgoing.ts';
import { ownerOf } from './next.ts';
import { openWindow } from './open.ts';
import { saveTextFile } from './save-file.ts';
import type { Snapshot } from './state.ts';

export interface Surroundings {
  /** The snapshot as it is now: calls read their address and token when they start. */
  current: () => Snapshot;
  /** Brings an event into the flow. */
  dispatch: (event: Event) => void;
  /** Tells the host. */
  send: (message: Outgoing) => void;
}

/** Runs what transitions want done. Every call ends in one event, unless it is aborted: then in none. */
export class Effects {
  #around: Surroundings;
  #calls = new AbortController();
  #stats = new AbortController();
  #prover = new Prover();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  run(effect: Effect) {
    const { send, dispatch } = this.#around;
    switch (effect.type) {
      case 'emit':
        send({ type: 'event', name: effect.name, detail: effect.detail } as Outgoing);
        break;
      case 'remember':
        send(effect);
        break;
      case 'explain':
        explain(effect.error);
        break;
      case 'open':
        dispatch({ ...effect, type: 'opened', blocked: !openWindow(effect.url) });
        break;
      case 'save':
        saveTextFile(effect.name, effect.text);
        break;
      case 'look': {
        const { signal } = this.#calls;
        setTimeout(() => signal.aborted || dispatch(effect));
        break;
      }
      case 'abort':
        this.#calls.abort();
        this.#calls = new AbortController();
        break;
      case 'stats':
        this.#stats.abort();
        this.#stats = new AbortController();
        void this.#limit(this.#stats.signal);
        break;
      default:
        void this.#call(effect, this.#calls.signal);
    }
  }

  /** Has a file hashed that may be registered; null drops what was begun. */
  prove(file: File | null) {
    this.#prover.follow(file);
  }

  /** What this work with this file commits to; null if it cannot be known, or something else is asked first. */
  commit(...question: Parameters<Prover['commit']>) {
    return this.#prover.commit(...question);
  }

  /** The text of a work's proof file. */
  write(work: RegisteredWork) {
    return this.#prover.write(work);
  }

  destroy() {
    this.prove(null);
    this.#calls.abort();
    this.#stats.abort();
  }

  /** No screen waits for the limit, and without it the default applies: a failure is not an error. */
  async #limit(signal: AbortSignal) {
    const { current, dispatch } = this.#around;
    const limit = await clientFor(current)
      .stats(current().config?.network ?? 'testnet', { signal })
      .then((stats) => stats.max_audio_size_bytes ?? null)
      .catch(() => null);
    if (!signal.aborted) dispatch({ type: 'stats', limit });
  }

  async #call(call: Call, signal: AbortSignal) {
    const { current, dispatch } = this.#around;
    const tell = (event: Event) => {
      if (!signal.aborted) dispatch(event);
    };
    const token = current().token?.value ?? null;
    try {
      const owner = ownerOf(current());
      const remember = (record: JobRecord) => this.#around.send({ type: 'remember', owner, record });
      tell(await answerTo(call, { prover: this.#prover, current, signal, tell, remember }));
    } catch (thrown) {
      const error = toAtsError(thrown);
      tell({ type: 'failed', call, error, at: Date.now(), token, key: createKey() });
    }
  }
}
