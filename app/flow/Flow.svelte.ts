import type { RegisteredWork } from '../proof/proof-file.ts';
import { DEFAULT_LIMIT, fileLimit, initialSnapshot, type Snapshot } from './state.ts';
import { fileToProve, questionOfDraft } from './proving.ts';
import { Effects } from './effects.ts';
import type { Event } from './event.ts';
import { keptOf } from './kept.ts';
import type { Outgoing } from './outgoing.ts';
import { transition } from './transition.ts';
import { isUnsaved, isUntouched, widgetState } from './widget-state.ts';

const TOKEN_WAIT_MS = 60_000;
const TOKEN_HINT_MS = 5_000;

/** Holds the snapshot, takes events, and runs what they lead to. */
export class Flow {
  snapshot: Snapshot = $state.raw(initialSnapshot);
  #effects: Effects;
  #send: (message: Outgoing) => void;
  #tokenTimers: ReturnType<typeof setTimeout>[] = [];
  #told = '';
  #untouched: boolean | undefined;
  /** Told in JSON too, but a file cannot be. */
  #toldFile: File | null = null;

  constructor(send: (message: Outgoing) => void) {
    this.#send = send;
    this.#effects = new Effects({
      current: () => this.snapshot,
      dispatch: (event) => this.send(event),
      send,
    });
  }

  /** Something the host said: it is answered by the state, changed or not. */
  hear(event: Event) {
    this.#told = '';
    this.send(event);
  }

  send(event: Event) {
    const before = this.snapshot;
    const [after, effects] = transition(before, event);
    this.snapshot = after;
    if (!after.waiting !== !before.waiting) this.#waitForToken(after);
    this.#tellState(after);
    this.#effects.prove(fileToProve(after));
    for (const effect of effects) this.#effects.run(effect);
    queueMicrotask(() => this.#tellUntouched());
  }

  /** The fingerprint of what is on the review, where this device can tell it before the service does. */
  async preview(): Promise<string | null> {
    const question = questionOfDraft(this.snapshot);
    const own = question && (await this.#effects.commit(question.file, question.work));
    return own?.commitment ?? null;
  }

  /** The text of a work's proof file; null if the work is not what was registered, or this device cannot tell. */
  proofFile(work: RegisteredWork) {
    return this.#effects.write(work);
  }

  destroy() {
    this.#tokenTimers.forEach(clearTimeout);
    this.#effects.destroy();
  }

  /** The host gets a minute to answer `allfeat:token-expired`. */
  #waitForToken({ waiting }: Snapshot) {
    this.#tokenTimers.forEach(clearTimeout);
    if (!waiting) return;
    this.#tokenTimers = [
      setTimeout(hintAtToken, TOKEN_HINT_MS),
      setTimeout(() => this.send({ type: 'tokenTimeout' }), TOKEN_WAIT_MS),
    ];
  }

  /** After all the effects: the page may put another document in this one's place as soon as it hears. */
  #tellUntouched() {
    const untouched = isUntouched(this.snapshot);
    if (untouched !== this.#untouched) this.#send({ type: 'untouched', untouched });
    this.#untouched = untouched;
  }

  /** Before the effects, so that a listener that asks `getState()` hears what its event is about. */
  #tellState(snapshot: Snapshot) {
    const state = widgetState(snapshot);
    const maxFileSize = fileLimit(snapshot) ?? DEFAULT_LIMIT;
    const message = {
      type: 'state',
      state,
      maxFileSize,
      unsaved: isUnsaved(snapshot),
      kept: keptOf(snapshot),
    } as const;
    const told = JSON.stringify(message);
    const { file } = snapshot.draft;
    if (told === this.#told && file === this.#toldFile) return;
    this.#told = told;
    this.#toldFile = file;
    this.#send(message);
  }
}

/** For the integrator whose page does not listen. */
const hintAtToken = () =>
  console.warn(
    '[ats-widget] allfeat:token-expired has had no answer for 5 seconds. Get a token from your backend and call setToken(token).',
  );
