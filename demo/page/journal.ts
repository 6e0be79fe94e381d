import { EVENT_NAMES, type EventDetails, type EventName } from '../../bridge/protocol.ts';
import { hint, readableDetail } from './readable.ts';
import { Watched } from './watched.ts';

export type Kind = 'flow' | 'progress' | 'token' | 'problem' | 'download' | 'page';

/** Something that happened, with nothing in it that is secret. */
export interface Entry {
  id: number;
  at: Date;
  /** 1 or 2; null where the page itself has something to say. */
  widget: number | null;
  kind: Kind;
  name: string;
  /** The one word of it worth seeing at once; may be empty. */
  hint: string;
  /** JSON as it may be shown and copied; null where there is none. */
  detail: string | null;
}

const KINDS: Partial<Record<EventName, Kind>> = {
  [EVENT_NAMES.UPLOAD_PROGRESS]: 'progress',
  [EVENT_NAMES.STEP]: 'progress',
  [EVENT_NAMES.TOKEN_EXPIRED]: 'token',
  [EVENT_NAMES.FAILED]: 'problem',
  [EVENT_NAMES.ERROR]: 'problem',
  [EVENT_NAMES.DOWNLOAD_STARTED]: 'download',
  [EVENT_NAMES.DOWNLOAD_COMPLETE]: 'download',
  [EVENT_NAMES.DOWNLOAD_FAILED]: 'problem',
};

const kindOf = (name: EventName): Kind => KINDS[name] ?? 'flow';

/** More would be of use to nobody, and slow to show. */
const LIMIT = 500;

/** What the widgets have told the page, newest first. */
export class Journal extends Watched<readonly Entry[]> {
  #lastId = 0;
  /** The entry that stands for all progress of a widget's current upload. */
  #progress = new Map<number, number>();

  constructor() {
    super([]);
  }

  /** Adds an event. Progress of one upload shares an entry, or it would push all else out of sight. */
  add<N extends EventName>(widget: number, name: N, detail: EventDetails[N]) {
    const said = {
      kind: kindOf(name),
      name,
      hint: hint(name, detail),
      detail: readableDetail(detail),
    };
    if (name === EVENT_NAMES.UPLOAD_START) this.#progress.delete(widget);
    const id = name === EVENT_NAMES.UPLOAD_PROGRESS ? this.#progress.get(widget) : undefined;
    if (this.value.some((entry) => entry.id === id)) {
      return this.set(
        this.value.map((entry) => (entry.id === id ? { ...entry, ...said, at: new Date() } : entry)),
      );
    }
    const added = this.#prepend({ widget, ...said });
    if (name === EVENT_NAMES.UPLOAD_PROGRESS) this.#progress.set(widget, added);
  }

  /** Adds a sentence of the page's own. */
  note(sentence: string) {
    this.#prepend({ widget: null, kind: 'page', name: sentence, hint: '', detail: null });
  }

  clear() {
    this.set([]);
  }

  #prepend(entry: Omit<Entry, 'id' | 'at'>): number {
    const id = (this.#lastId += 1);
    this.set([{ id, at: new Date(), ...entry }, ...this.value].slice(0, LIMIT));
    return id;
  }
}
