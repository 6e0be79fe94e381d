import { EVENT_NAMES, type EventDetails, type EventName } from '../../bridge/protocol.ts';
import { hint, readableDetail } from './readable.ts';

const failures = new Set<EventName>([EVENT_NAMES.FAILED, EVENT_NAMES.ERROR, EVENT_NAMES.DOWNLOAD_FAILED]);

/** Fills an element with what happened, newest on top. */
export class EventLog {
  #list = element('ol');
  #empty = element('p', { className: 'quiet', textContent: 'No events yet. They appear here as you go.' });
  /** The row that stands for all progress of the current upload. */
  #progress: EventRow | undefined;

  constructor(host: Element) {
    host.append(this.#list, this.#empty);
  }

  /** Adds an event. Progress of one upload shares a row, or it would push all else out of sight. */
  add<N extends EventName>(name: N, detail: EventDetails[N]) {
    if (name === EVENT_NAMES.UPLOAD_START) this.#progress = undefined;
    if (name === EVENT_NAMES.UPLOAD_PROGRESS && this.#progress) return this.#progress.update(name, detail);
    const row = new EventRow(name);
    row.update(name, detail);
    if (name === EVENT_NAMES.UPLOAD_PROGRESS) {
      // Announced once: a screen reader would read out every percent.
      row.item.ariaLive = 'off';
      this.#progress = row;
    }
    this.#prepend(row.item);
  }

  /** Adds a sentence of the page's own. */
  note(sentence: string) {
    const item = element('li', { className: 'note failure' });
    const time = element('time');
    stamp(time);
    item.append(time, element('span', { textContent: sentence }));
    this.#prepend(item);
  }

  clear() {
    this.#list.replaceChildren();
    this.#progress = undefined;
    this.#empty.hidden = false;
  }

  #prepend(item: HTMLElement) {
    this.#list.prepend(item);
    this.#empty.hidden = true;
  }
}

class EventRow {
  readonly item = element('li');
  #time = element('time');
  #hint = element('span', { className: 'hint' });
  #detail = element('pre');

  constructor(name: EventName) {
    this.item.classList.toggle('failure', failures.has(name));
    const summary = element('summary');
    summary.append(this.#time, element('code', { textContent: name }), this.#hint);
    const details = element('details');
    details.append(summary, this.#detail);
    this.item.append(details);
  }

  update<N extends EventName>(name: N, detail: EventDetails[N]) {
    stamp(this.#time);
    this.#hint.textContent = hint(name, detail);
    this.#detail.textContent = readableDetail(detail);
  }
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<Pick<HTMLElement, 'className' | 'textContent'>> = {},
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}

function stamp(time: HTMLTimeElement) {
  const now = new Date();
  time.dateTime = now.toISOString();
  time.textContent = now.toTimeString().slice(0, 8);
}
