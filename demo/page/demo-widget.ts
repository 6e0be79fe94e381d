import type { AllfeatRegister } from '../../bridge/element.ts';
import { EVENT_NAMES, type EventDetails, type EventName, type Mode } from '../../bridge/protocol.ts';
import { fillExample } from './example.ts';
import type { Journal } from './journal.ts';
import type { Service } from './service.ts';
import { attributesOf, type WidgetSettings } from './settings.ts';
import { themeOf, wear } from './theme/theme.ts';
import { TokenSource } from './token-source.ts';
import { Watched } from './watched.ts';

type Asked = EventDetails[typeof EVENT_NAMES.TOKEN_EXPIRED];

const ACTIONS: Record<Mode, Asked['actionType']> = {
  register: 'register',
  update: 'update_version',
  download: 'access',
};

const dark = matchMedia('(prefers-color-scheme: dark)');

/** One widget of the page with its place: what an integrator's page does for it. */
export class DemoWidget {
  readonly element: AllfeatRegister;
  readonly settings: Watched<WidgetSettings>;
  /** The token it waits for, where each is pasted by hand. */
  readonly asked = new Watched<Asked | null>(null);
  /** To be seen what a page looks like on which it was forgotten. */
  readonly withoutSiteKey = new Watched(false);
  readonly index: number;
  readonly seat: HTMLElement;
  #service: Watched<Service>;
  #journal: Journal;
  #tokens = new TokenSource();
  #ends: (() => void)[] = [];

  constructor(
    seat: HTMLElement,
    index: number,
    initial: WidgetSettings,
    service: Watched<Service>,
    journal: Journal,
  ) {
    this.seat = seat;
    this.index = index;
    this.settings = new Watched(initial);
    this.#service = service;
    this.#journal = journal;
    this.element = seat.querySelector('ats-widget') as AllfeatRegister;
    for (const name of Object.values(EVENT_NAMES)) {
      this.#listen(name, (detail) => {
        // What was said over the widget is old news now.
        this.#say('');
        journal.add(index, name, detail);
      });
    }
    this.#listen(EVENT_NAMES.TOKEN_EXPIRED, (asked) => {
      // After a reset nobody waits for a token yet, and one minted now could expire while the form is filled in.
      if (asked.pendingAction === 'reset') this.asked.set(null);
      else void this.#giveToken(asked);
    });
    // Nobody waits any more: it has had its token, or has waited a minute.
    for (const name of [EVENT_NAMES.FAILED, EVENT_NAMES.ERROR, EVENT_NAMES.DOWNLOAD_FAILED])
      this.#listen(name, () => this.asked.set(null));
    const restyle = () => wear(this.element, themeOf(this.settings.value, dark.matches));
    dark.addEventListener('change', restyle);
    this.#ends.push(
      () => dark.removeEventListener('change', restyle),
      this.settings.subscribe(restyle),
      this.settings.subscribe(() => this.#configure()),
      this.withoutSiteKey.subscribe(() => this.#configure()),
    );
    let first = true;
    this.#ends.push(
      service.subscribe(() => {
        this.#configure();
        // What was begun with another service is none of this one's.
        if (!first) void this.reset();
        first = false;
      }),
    );
    this.#action('reset', () => this.reset());
    this.#action('example', async () => {
      await customElements.whenDefined('ats-widget');
      this.#say(fillExample(this.element, this.settings.value));
    });
    this.#giveFirst();
  }

  change(changes: Partial<WidgetSettings>) {
    const before = this.settings.value;
    this.settings.set({ ...before, ...changes });
    const { network, user, mode } = this.settings.value;
    // A token is for one user and one network. Another mode asks for its token itself.
    if (mode === before.mode && (network !== before.network || user !== before.user)) this.#giveFirst();
  }

  async reset() {
    this.#tokens.drop();
    this.asked.set(null);
    this.#say('');
    await customElements.whenDefined('ats-widget');
    this.element.reset();
  }

  /** Hands over a token that was pasted. It is kept nowhere else. */
  async hand(token: string) {
    await customElements.whenDefined('ats-widget');
    this.asked.set(null);
    this.element.setToken(token);
  }

  /** The widget and its place are gone. */
  remove() {
    for (const end of this.#ends) end();
    this.#tokens.drop();
    this.seat.remove();
  }

  /** Before it asks: the form can be filled in meanwhile. */
  #giveFirst() {
    const { mode } = this.settings.value;
    if (this.#service.value.kind === 'local')
      void this.#giveToken({ pendingAction: mode, actionType: ACTIONS[mode] });
  }

  async #giveToken(asked: Asked) {
    const { tokenRoute } = this.#service.value;
    if (tokenRoute === null) return this.asked.set(asked);
    const { network, user } = this.settings.value;
    const answer = await this.#tokens.fetch(tokenRoute, {
      actionType: asked.actionType,
      network,
      externalUserRef: user || null,
    });
    if (answer.outcome === 'failed') this.#journal.note(`No token: ${answer.message}`);
    if (answer.outcome === 'minted') await this.hand(answer.token);
  }

  #configure() {
    const { atsUrl, siteKey } = this.#service.value;
    const attributes = {
      'site-key': this.withoutSiteKey.value ? null : siteKey,
      'ats-url': atsUrl,
      ...attributesOf(this.settings.value),
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) this.element.removeAttribute(name);
      else if (this.element.getAttribute(name) !== value) this.element.setAttribute(name, value);
    }
  }

  #listen<N extends EventName>(name: N, handle: (detail: EventDetails[N]) => void) {
    this.element.addEventListener(name, (event) => handle((event as CustomEvent<EventDetails[N]>).detail));
  }

  #action(name: string, act: () => Promise<void>) {
    this.seat.querySelector(`[data-do="${name}"]`)?.addEventListener('click', () => void act());
  }

  #say(sentence: string) {
    const said = this.seat.querySelector('.seat-said');
    if (said) said.textContent = sentence;
  }
}
