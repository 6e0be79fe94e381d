import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { Messages } from '../../app/i18n/en.ts';
import type { Ats } from '../e2e/ats.ts';
import type { Pages } from '../e2e/pages.ts';
import { Person } from '../e2e/person.ts';
import { audio } from './files.ts';
import { settle } from './settle.ts';
import { THEMES, type Theme } from './themes.ts';

/** Room around the widget, so that its shadow is in the picture. */
export const MARGIN = 16;

export interface Props {
  page: Page;
  pages: Pages;
  ats: Ats;
  staticUrl: string;
  locale: string;
  m: Messages;
}

interface Opening {
  attributes?: Record<string, string>;
  /** Whether the page answers when it is asked for a token. */
  tokens?: boolean;
  /** Markup in the head, before the bridge. */
  head?: string;
  /** How the service is set before the page is there. */
  settings?: object;
  faults?: object[];
}

/** Where the scenes of one walk are played: the widget on a host page, its service, and a person. */
export class Stage {
  readonly page: Page;
  readonly ats: Ats;
  readonly widget: FrameLocator;
  readonly person: Person;
  /** What is said on it, in its language. */
  readonly m: Messages;
  readonly locale: string;
  readonly #props: Props;
  #theme: Theme = 'light';

  constructor(props: Props) {
    this.#props = props;
    this.page = props.page;
    this.ats = props.ats;
    this.m = props.m;
    this.locale = props.locale;
    this.widget = this.page.locator('ats-widget').frameLocator('iframe');
    this.person = new Person(this.widget, this.m);
  }

  get staticUrl() {
    return this.#props.staticUrl;
  }

  /** The host page, and a service that knows of nothing yet. */
  async open({ attributes = {}, tokens = true, head = '', settings = {}, faults = [] }: Opening = {}) {
    const { ats, page } = this;
    await ats.reset();
    await ats.settings({ stepMs: 5, ...settings });
    for (const fault of faults) await ats.fault(fault);
    const all = { 'site-key': 'cpk_demo', 'ats-url': ats.url, lang: this.locale, ...attributes };
    const written = Object.entries(all)
      .map(([name, value]) => `${name}="${value}"`)
      .join(' ');
    await page.goto(this.#props.pages.add(this.#html(written, tokens, head)));
  }

  /** Calls a method of the element, as the host page does. */
  call(method: string, ...values: unknown[]): Promise<unknown> {
    return this.page.evaluate(
      ([name, all]) => {
        const element = document.querySelector('ats-widget') as unknown as Record<
          string,
          (...values: unknown[]) => unknown
        >;
        return element[name]?.(...all);
      },
      [method, values] as const,
    );
  }

  /** The form of a new work up to its review, as quickly as it goes. */
  async review(opening: Opening = {}, file: Parameters<Person['chooseFile']>[0] = audio) {
    await this.open(opening);
    await this.person.skipToReview(this, file);
  }

  /** Register pressed. */
  async submit(opening: Opening = {}, file?: Parameters<Person['chooseFile']>[0]) {
    await this.review(opening, file);
    await this.person.button(this.m.review.register).click();
  }

  /** A work registered to the end. */
  async complete(opening: Opening = {}) {
    await this.submit(opening);
    await this.heading(this.m.complete.heading('Low Tide')).waitFor();
  }

  heading = (name: string | RegExp): Locator => this.person.heading(name);
  text = (text: string | RegExp): Locator => this.widget.getByText(text).first();
  /** A work in a list. */
  row = (title: string): Locator => this.widget.getByRole('button').filter({ hasText: title }).first();
  search = (): Locator => this.widget.getByRole('searchbox');

  /** Another look of the host page, at once. */
  async wear(theme: Theme) {
    if (theme === this.#theme) return;
    this.#theme = theme;
    await this.page.evaluate((css) => {
      const style = document.querySelector('style');
      if (style) style.textContent = css;
    }, this.#style());
  }

  /** The widget itself is as wide as this. */
  async fit(width: number) {
    const viewport = { width: width + 2 * MARGIN, height: 900 };
    if (this.page.viewportSize()?.width !== viewport.width) await this.page.setViewportSize(viewport);
  }

  /** Until nothing moves any more. */
  settle = () => settle(this.page);

  #style() {
    return `body { margin: ${MARGIN}px } h1 { position: absolute; clip-path: inset(50%) } ${THEMES[this.#theme]}`;
  }

  #html(attributes: string, tokens: boolean, head: string) {
    const { pages, staticUrl } = this.#props;
    return `<!doctype html><html lang="en"><head><title>Host</title><style>${this.#style()}</style>${head}
      <script>
        addEventListener('allfeat:token-expired', async ({ target, detail }) => {
          if (!${tokens} || detail.pendingAction === 'reset') return;
          const user = target.externalUserId;
          const whom = user === null ? '' : '&user=' + encodeURIComponent(user);
          const reply = await fetch('${pages.url}/token?action=' + detail.actionType + whom, { method: 'POST' });
          target.setToken(await reply.text());
        });
      </script>
      <script src="${staticUrl}/ats-widget.iife.js"></script></head>
      <body><main><h1>Host</h1><ats-widget ${attributes}></ats-widget></main></body></html>`;
  }
}
