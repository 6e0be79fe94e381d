/**
 * What every browser test has: the three real servers, a bare host page on its own origin, and the
 * rule that nothing unexpected may be said on the console.
 */
import { test as base, expect, type FrameLocator, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { startDemo, type RunningDemo } from '../../demo/start.ts';
import { EVENT_NAMES } from '../../bridge/protocol.ts';
import { Ats } from './ats.ts';
import { startPages, type Pages } from './pages.ts';

export { expect };

export interface Recorded {
  name: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  detail: any;
}

interface OpenOptions {
  /** Attributes of the element; null leaves one of the usual ones out. */
  attributes?: Record<string, string | null>;
  /** Whether the page answers `allfeat:token-expired` like a host's backend would. */
  tokens?: boolean;
  /** Whom those tokens are for; the element's external user unless said. */
  user?: string;
  /** Markup inside the element. */
  children?: string;
  /** Markup in the head, before the bridge. */
  head?: string;
  /** Markup after the element. */
  tail?: string;
  /** What the page is sent with. */
  headers?: Record<string, string>;
  /** Name of the page's host. */
  hostname?: string;
  /** Last change to the page's text. */
  edit?: (html: string) => string;
  /** Whether the page's time runs ahead while the test waits for an event: waits between attempts cost none. */
  hurried?: boolean;
}

/** The page's time stands still from the beginning on: only the test moves it, however long anything takes. */
export async function stopClock(page: Page) {
  const now = Date.now();
  await page.clock.install({ time: now });
  // Ahead of what passes while it is installed; nothing is there yet to notice.
  await page.clock.pauseAt(now + 60_000);
}

/** From here on the page's time, which is that of `page.clock.install()`, stands still, a second on. */
export async function pauseClock(page: Page) {
  for (;;) {
    const now = await page.evaluate(() => Date.now());
    try {
      return await page.clock.pauseAt(now + 1000);
    } catch (error) {
      // More than that second has passed in the meantime. From now on none does.
      if (!String(error).includes('to the past')) throw error;
    }
  }
}

export class Host {
  readonly page: Page;
  readonly widget: FrameLocator;
  readonly #hurried: boolean;
  #limits = 0;

  constructor(page: Page, { hurried = false } = {}) {
    this.page = page;
    this.#hurried = hurried;
    this.widget = page.locator('ats-widget').first().frameLocator('iframe');
  }

  events(): Promise<Recorded[]> {
    return this.page.evaluate(() => (window as unknown as { events: Recorded[] }).events);
  }

  async eventsNamed(name: string) {
    return (await this.events()).filter((event) => event.name === name);
  }

  async waitFor(name: string): Promise<Recorded['detail']> {
    await expect
      // Asked often: the usual pauses grow to a second, which every other test would wait out.
      .poll(() => this.#count(name), {
        message: name,
        timeout: 30_000,
        intervals: [30, 60, 100],
      })
      .toBeGreaterThan(0);
    return (await this.eventsNamed(name)).at(-1)?.detail;
  }

  async #count(name: string) {
    if (this.#hurried) await this.page.clock.runFor(200);
    return (await this.eventsNamed(name)).length;
  }

  /** Of the last of them. What it is about may be on screen before the page has heard of it: to be polled. */
  async lastDetail(name: string): Promise<Recorded['detail']> {
    return (await this.eventsNamed(name)).at(-1)?.detail;
  }

  state() {
    return this.call('getState');
  }

  /** Waits until all that the frame has said so far has arrived: a new limit is answered behind it. */
  async caughtUp() {
    const limit = 10_000_000 + this.#limits++;
    await this.page.evaluate(
      (bytes) => document.querySelector('ats-widget')?.setAttribute('max-file-size', String(bytes)),
      limit,
    );
    await expect
      .poll(() => this.page.evaluate(() => document.querySelector('ats-widget')?.maxFileSize))
      .toBe(limit);
  }

  /** Calls a method of the element, as the host page does. */
  call(method: string, ...args: unknown[]): Promise<unknown> {
    return this.page.evaluate(
      ([name, values]) => {
        const widget = document.querySelector('ats-widget') as unknown as Record<
          string,
          (...all: unknown[]) => unknown
        >;
        return widget[name]?.(...values);
      },
      [method, args] as const,
    );
  }
}

interface WorkerFixtures {
  demo: RunningDemo;
  pages: Pages;
}

interface TestFixtures {
  ats: Ats;
  open: (options?: OpenOptions) => Promise<Host>;
  /** Console errors a test provokes on purpose. */
  expectedErrors: RegExp;
  quietConsole: undefined;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  demo: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const root = fileURLToPath(new URL('../..', import.meta.url));
      const demo = await startDemo({ root, ats: { settings: { stepMs: 40 } } });
      await use(demo);
      await demo.close();
    },
    { scope: 'worker' },
  ],
  pages: [
    async ({ demo }, use) => {
      const pages = await startPages(demo.atsUrl);
      await use(pages);
      await pages.close();
    },
    { scope: 'worker' },
  ],
  ats: async ({ demo }, use) => {
    const ats = new Ats(demo.atsUrl);
    await ats.reset();
    await ats.settings({ stepMs: 40 });
    await use(ats);
  },
  expectedErrors: async ({}, use) => use(/^$/), // eslint-disable-line no-empty-pattern
  quietConsole: [
    async ({ page, expectedErrors }, use) => {
      const said: string[] = [];
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) said.push(message.text());
      });
      await use(undefined);
      expect(said.filter((text) => !expectedErrors.test(text))).toEqual([]);
    },
    { auto: true },
  ],
  open: async ({ page, demo, pages, ats }, use) => {
    void ats;
    await use(
      async ({
        attributes = {},
        tokens = true,
        user,
        children = '',
        head = '',
        tail = '',
        hurried = false,
        ...sent
      } = {}) => {
        const all = { 'site-key': 'cpk_demo', 'ats-url': demo.atsUrl, ...attributes };
        const written = Object.entries(all)
          .filter(([, value]) => value !== null)
          .map(([name, value]) => `${name}="${String(value)}"`)
          .join(' ');
        const html = `<!doctype html><html lang="en"><head><title>Host</title>${head}
        <script>
          window.events = [];
          for (const name of ${JSON.stringify(Object.values(EVENT_NAMES))}) {
            addEventListener(name, (event) => {
              events.push({ name, detail: event.detail });
              const [widget] = event.composedPath();
              if (${tokens} && name === 'allfeat:token-expired' && event.detail.pendingAction !== 'reset') {
                const user = ${JSON.stringify(user ?? null)} ?? widget.externalUserId;
                const whom = user === null ? '' : '&user=' + encodeURIComponent(user);
                fetch('${pages.url}/token?action=' + event.detail.actionType + whom, { method: 'POST' })
                  .then((reply) => reply.text())
                  .then((token) => widget.setToken(token));
              }
            });
          }
        </script>
        <script src="${demo.staticUrl}/ats-widget.iife.js"></script></head>
        <body><ats-widget ${written}>${children}</ats-widget>${tail}</body></html>`;
        const url = new URL(pages.add(sent.edit?.(html) ?? html, sent.headers));
        url.hostname = sent.hostname ?? url.hostname;
        if (hurried) await page.clock.install();
        await page.goto(url.href);
        return new Host(page, { hurried });
      },
    );
  },
});
