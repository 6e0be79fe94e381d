import { readAddress, readTab, writeAddress } from './address.ts';
import { DemoWidget } from './demo-widget.ts';
import { Journal } from './journal.ts';
import type { Service } from './service.ts';
import { SECOND_DEFAULTS, type WidgetSettings } from './settings.ts';
import { Watched } from './watched.ts';

/** The page's own backend (demo/token-route.ts). */
const TOKEN_ROUTE = '/api/ats-token';

/** All there is on the page: one widget or two, where they register, and what they have said. */
export class Demo {
  readonly journal = new Journal();
  readonly widgets: Watched<readonly DemoWidget[]>;
  /** Which of them the tools are about. */
  readonly chosen = new Watched(0);
  /** The tool that is open; empty for the first. */
  readonly tab = new Watched(readTab(location.search));
  readonly local: Service;
  readonly service: Watched<Service>;
  #seats: Element;

  constructor(seats: Element) {
    this.#seats = seats;
    const seat = seats.querySelector<HTMLElement>('.seat');
    const element = seat?.querySelector('ats-widget');
    if (!seat || !element) throw new Error('The page has no widget.');
    this.local = {
      kind: 'local',
      atsUrl: new URL(element.getAttribute('ats-url') ?? '', location.href).href.replace(/\/+$/, ''),
      siteKey: element.getAttribute('site-key') ?? '',
      tokenRoute: TOKEN_ROUTE,
    };
    this.service = new Watched(this.local);
    const [first, second] = readAddress(location.search);
    this.widgets = new Watched<readonly DemoWidget[]>([this.#place(seat, 0, first as WidgetSettings)]);
    if (second) this.addSecond(second);
    this.tab.subscribe(() => this.#write());
  }

  addSecond(settings: WidgetSettings = SECOND_DEFAULTS) {
    const [first] = this.widgets.value;
    if (!first || this.widgets.value.length > 1) return;
    const seat = first.seat.cloneNode(true) as HTMLElement;
    for (const part of seat.querySelectorAll('.seat-prompt, .seat-said')) part.replaceChildren();
    const added = this.#place(seat, 1, settings);
    this.#seats.append(seat);
    this.widgets.set([first, added]);
    this.#write();
  }

  removeSecond() {
    const [first, second] = this.widgets.value;
    if (!first || !second) return;
    second.remove();
    this.chosen.set(0);
    this.widgets.set([first]);
    this.#write();
  }

  /** Empties the page's settings: one widget, as it comes. Returns to the local ATS too. */
  startOver(settings: WidgetSettings) {
    this.removeSecond();
    this.service.set(this.local);
    this.widgets.value[0]?.change(settings);
  }

  #place(seat: HTMLElement, index: number, settings: WidgetSettings): DemoWidget {
    const name = seat.querySelector('.seat-name');
    if (name) name.textContent = `Widget ${index + 1}`;
    const widget = new DemoWidget(seat, index + 1, settings, this.service, this.journal);
    widget.settings.subscribe(() => this.#write());
    return widget;
  }

  /** So that what is set can be shared, and is there after a reload. */
  #write() {
    // Not before all of them are there.
    const widgets = this.widgets?.value;
    if (!widgets) return;
    const query = writeAddress(
      widgets.map(({ settings }) => settings.value),
      this.tab.value,
    );
    if (query !== location.search)
      history.replaceState(history.state, '', location.pathname + query + location.hash);
  }
}
