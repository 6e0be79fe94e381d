import type { CDPSession } from '@playwright/test';
import { expect, test } from './fixtures.ts';

interface Ledger {
  timers: Set<unknown>;
  /** Listeners on what outlives a widget. */
  listeners: Map<string, number>;
  ports: Set<MessagePort>;
  observers: number;
  widgets: WeakRef<object>[];
}

/** Keeps book, from the first script on, of everything a widget could leave behind in a page. */
function keepBook() {
  const ledger: Ledger = {
    timers: new Set(),
    listeners: new Map(),
    ports: new Set(),
    observers: 0,
    widgets: [],
  };
  Object.assign(window, { ledger });

  const { setTimeout: set, clearTimeout: clear } = window;
  window.setTimeout = ((run: (...all: unknown[]) => void, delay?: number, ...rest: unknown[]) => {
    const id = set(() => {
      ledger.timers.delete(id);
      run(...rest);
    }, delay);
    ledger.timers.add(id);
    return id;
  }) as typeof setTimeout;
  window.clearTimeout = (id) => {
    ledger.timers.delete(id);
    clear(id);
  };

  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const known = new Map<string, Set<unknown>>();
  const count = (target: unknown, type: string, change: (all: Set<unknown>) => void) => {
    if (target instanceof Element || target instanceof ShadowRoot) return;
    const key = `${String(target)} ${type}`;
    const all = known.get(key) ?? new Set();
    known.set(key, all);
    change(all);
    ledger.listeners.set(key, all.size);
  };
  EventTarget.prototype.addEventListener = function (...all) {
    count(this ?? window, all[0], (listeners) => listeners.add(all[1]));
    return add.apply(this ?? window, all);
  };
  EventTarget.prototype.removeEventListener = function (...all) {
    count(this ?? window, all[0], (listeners) => listeners.delete(all[1]));
    return remove.apply(this ?? window, all);
  };

  const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    set(this: MessagePort, listener) {
      ledger.ports.add(this);
      onmessage?.set?.call(this, listener);
    },
  });
  const { close } = MessagePort.prototype;
  MessagePort.prototype.close = function () {
    ledger.ports.delete(this);
    close.call(this);
  };

  const { observe, disconnect } = IntersectionObserver.prototype;
  IntersectionObserver.prototype.observe = function (element) {
    ledger.observers++;
    observe.call(this, element);
  };
  IntersectionObserver.prototype.disconnect = function () {
    ledger.observers--;
    disconnect.call(this);
  };
}

const collect = async (session: CDPSession) => {
  await session.send('HeapProfiler.collectGarbage');
  const { jsEventListeners, documents } = await session.send('Memory.getDOMCounters');
  return { jsEventListeners, documents };
};

test('after 100 mounts and unmounts nothing of them is left in the page', async ({ open, page, demo }) => {
  test.setTimeout(180_000);
  await page.addInitScript(keepBook);
  const session = await page.context().newCDPSession(page);
  const host = await open();
  await host.waitFor('allfeat:ready');
  // Not counted: what the first one brings along for all.
  await page.evaluate(() => document.querySelector('ats-widget')?.remove());
  const book = () =>
    page.evaluate(() => {
      const { timers, listeners, ports, observers, widgets } = (window as unknown as { ledger: Ledger })
        .ledger;
      return {
        timers: timers.size,
        listeners: Object.fromEntries([...listeners].filter(([, count]) => count > 0)),
        ports: ports.size,
        observers,
        frames: window.frames.length,
        alive: widgets.filter((widget) => widget.deref()).length,
      };
    });
  const before = await book();
  const counters = await collect(session);

  const mounted = await page.evaluate(async (atsUrl) => {
    const { ledger } = window as unknown as { ledger: Ledger };
    let ready = 0;
    for (let times = 0; times < 100; times++) {
      const widget = document.createElement('ats-widget');
      ledger.widgets.push(new WeakRef(widget));
      Object.assign(widget, { siteKey: 'cpk_demo', atsUrl });
      if (times % 5 === 4) widget.loading = 'lazy';
      document.body.append(widget);
      // Gone at once, in the middle of the load, or when it works.
      const until = new Promise((resolve) =>
        widget.addEventListener('allfeat:ready', () => resolve(++ready)),
      );
      if (times % 3 === 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      if (times % 3 === 2) await until;
      widget.remove();
    }
    return ready;
  }, demo.atsUrl);
  expect(mounted).toBeGreaterThanOrEqual(33);

  await expect.poll(book).toMatchObject({ ...before, alive: expect.any(Number) });
  await expect
    .poll(
      async () => {
        await collect(session);
        return (await book()).alive;
      },
      { message: 'widgets that could not be collected', timeout: 20_000 },
    )
    .toBe(0);
  await expect
    .poll(async () => {
      const after = await collect(session);
      return {
        listeners: Math.max(0, after.jsEventListeners - counters.jsEventListeners),
        documents: Math.max(0, after.documents - counters.documents),
      };
    })
    .toEqual({ listeners: 0, documents: 0 });
});
