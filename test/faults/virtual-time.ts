import type { Page, Request, WebSocket } from '@playwright/test';
import { pauseClock } from '../e2e/fixtures.ts';

/** Real milliseconds without a message, after which all that was under way has arrived. */
const IDLE_MS = 30;
/** A message that does not come in this time is not waited for, as if it were held back. */
const PATIENCE_MS = 5_000;

interface Computing {
  computing?: Set<Worker>;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The clock of a page and its frames, driven by hand: it stands still while anything is on its way, and
 * jumps over what would only be waited for.
 */
export class VirtualTime {
  readonly #page: Page;
  readonly #under = new Set<Request | WebSocket>();
  #last = Date.now();
  /** Seconds that were let pass. */
  elapsed = 0;
  /** Whether what is on its way may stay there: the fault keeps it. */
  held = false;

  private constructor(page: Page, service: string) {
    this.#page = page;
    const begin = (what: Request | WebSocket) => {
      if (what.url().replace(/^ws/, 'http').startsWith(service)) this.#under.add(what);
      this.#last = Date.now();
    };
    const end = (what: Request | WebSocket) => {
      this.#under.delete(what);
      this.#last = Date.now();
    };
    page.on('request', begin);
    page.on('requestfinished', end);
    page.on('requestfailed', end);
    page.on('websocket', (socket) => {
      begin(socket);
      socket.on('framereceived', () => (this.#last = Date.now()));
      socket.on('close', end);
      socket.on('socketerror', () => end(socket));
    });
  }

  /** Before the page is opened. Time runs as usual until it is stopped. */
  static async on(page: Page, service: string) {
    await page.clock.install();
    await page.addInitScript(() => {
      // What the controlled clock does not cover, on its timers.
      AbortSignal.timeout = (ms) => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(new DOMException('', 'TimeoutError')), ms);
        return controller.signal;
      };
      // Pauses between attempts are spread by chance: here they are all of their middle length.
      Math.random = () => 0.5;
      // A question to a worker is under way like one to the service, and seen by nobody.
      const computing = ((window as unknown as Computing).computing = new Set<Worker>());
      const Native = Worker;
      window.Worker = class extends Native {
        override postMessage(message: unknown) {
          if (message !== null && typeof message === 'object' && 'question' in message) computing.add(this);
          super.postMessage(message);
        }
        override terminate() {
          computing.delete(this);
          super.terminate();
        }
        constructor(...given: ConstructorParameters<typeof Native>) {
          super(...given);
          this.addEventListener('message', ({ data }) => data.question && computing.delete(this));
        }
      };
    });
    return new VirtualTime(page, service);
  }

  async stop() {
    await pauseClock(this.#page);
    await this.quiet();
  }

  async run(seconds: number) {
    await this.#page.clock.runFor(seconds * 1000);
    this.elapsed += seconds;
    await this.quiet();
  }

  async #computes() {
    const frames = this.#page
      .frames()
      .map((frame) =>
        frame.evaluate(() => !!(window as unknown as Computing).computing?.size).catch(() => false),
      );
    return (await Promise.all(frames)).includes(true);
  }

  /** Until nothing is on its way any more, in real time. */
  async quiet() {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      await pause(10);
      const arrived = Date.now() - this.#last >= IDLE_MS && (this.held || this.#under.size === 0);
      if (arrived && !(await this.#computes())) return;
    }
  }
}
