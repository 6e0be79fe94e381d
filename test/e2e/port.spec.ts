import { anything, sample, constantFrom, oneof, record, type Arbitrary } from 'fast-check';
import type { Page } from '@playwright/test';
import { EVENT_NAMES, PROTOCOL_VERSION } from '../../bridge/protocol.ts';
import { expect, stopClock, test, type Host } from './fixtures.ts';
import { Puppet, PUPPET } from './puppet.ts';

/** A page whose frame is connected, and says what it is told to. */
async function connected(
  page: Page,
  open: (options: { attributes: Record<string, string>; tokens: boolean }) => Promise<Host>,
  pages: { addFrame(html: string): string },
) {
  // However long a test takes to have its frame speak, the bridge does not give it up.
  await stopClock(page);
  const folder = pages.addFrame(PUPPET);
  // A frame that asks for anything at all asks for tokens too.
  const host = await open({ attributes: { 'frame-url': folder }, tokens: false });
  const frame = await Puppet.in(host.page, folder);
  await frame.greet();
  await frame.hears('config');
  /** Of whatever name: the recorder of the page knows our names only. */
  await host.page.evaluate(() => {
    const widget = document.querySelector('ats-widget') as Element;
    const dispatched: string[] = [];
    Object.assign(window, { dispatched });
    widget.dispatchEvent = (event) => {
      dispatched.push(event.type);
      return EventTarget.prototype.dispatchEvent.call(widget, event);
    };
  });
  const dispatched = () =>
    host.page.evaluate(() => (window as unknown as { dispatched: string[] }).dispatched);
  const height = () =>
    host.page.evaluate(
      () => document.querySelector('ats-widget')?.shadowRoot?.querySelector('iframe')?.clientHeight,
    );
  /** Says these, and waits until all of them have been dealt with. */
  let mark = 300;
  const says = async (...messages: unknown[]) => {
    await frame.say(...messages, { type: 'height', height: ++mark });
    await expect.poll(height).toBe(mark);
  };
  return { host, frame, says, height, dispatched };
}

test.describe('a frame that says what it should not', () => {
  const name = EVENT_NAMES.STEP;
  const coerced = { toString: 'x', valueOf: 'y' };
  const junk: Record<string, unknown[]> = {
    'no messages at all': [null, undefined, '', 'event', 7, NaN, Infinity, true, 5n, new Date(0), /x/],
    lists: [[], [{ type: 'event' }], new Array(100_000).fill('event')],
    'objects without a type we know': [{}, { type: 7 }, { type: [] }, { type: 'eval' }, { type: coerced }],
    prototypes: [
      JSON.parse('{"__proto__":{"type":"event"}}'),
      JSON.parse(`{"type":"event","name":"${name}","__proto__":{"detail":{}}}`),
      { type: 'constructor' },
      { type: '__proto__' },
    ],
    'events that are not ours': [
      ...['click', 'load', 'allfeat', 'allfeat:', 'allfeat:ready\n', 'xallfeat:ready', 'allfeat:READY'].map(
        (other) => ({ type: 'event', name: other, detail: {} }),
      ),
      { type: 'event', name: [name], detail: {} },
      { type: 'event', name: coerced, detail: {} },
      { type: 'event', name: null, detail: {} },
    ],
    'events without a detail': [
      { type: 'event', name },
      { type: 'event', name, detail: null },
    ],
    'states of another kind': [
      { type: 'state' },
      { type: 'state', state: null },
      { type: 'state', state: 5 },
    ],
    'records of another kind': [{ type: 'remember' }, { type: 'remember', record: coerced }],
  };
  for (const [what, messages] of Object.entries(junk)) {
    test(`${what}: dropped without a word, and the channel goes on`, async ({ page, open, pages }) => {
      const { host, says, dispatched } = await connected(page, open, pages);
      await says(...messages);
      expect(await dispatched()).toEqual([]);
      expect(await host.state()).toMatchObject({ screen: 'FORM' });
    });
  }

  test('heights that are none leave the height as it is, and enormous ones have an end', async ({
    page,
    open,
    pages,
  }) => {
    const { host, frame, height } = await connected(page, open, pages);
    const none = [
      NaN,
      Infinity,
      -Infinity,
      -5,
      0,
      '900',
      '9px;position:fixed',
      null,
      [900],
      900n,
      { valueOf: 9 },
    ];
    const done = { type: 'event', name: EVENT_NAMES.STEP, detail: { step: 'done', progress: 0 } };
    for (const [index, value] of none.entries()) {
      await frame.say({ type: 'height', height: 640 }, { type: 'height', height: value }, done);
      await expect.poll(async () => (await host.events()).length).toBe(index + 1);
      expect(await height(), String(value)).toBe(640);
    }
    await frame.say({ type: 'height', height: 1e9 });
    await expect.poll(height).toBe(20_000);
  });

  test('10,000 messages at once: none lost, none doubled', async ({ page, open, pages }) => {
    const { host, frame, says } = await connected(page, open, pages);
    await frame.frame.evaluate((event) => {
      const { port } = window as unknown as { port: MessagePort };
      for (let progress = 0; progress < 10_000; progress++) {
        port.postMessage(progress % 2 ? null : { type: 'event', name: event, detail: { progress } });
      }
    }, EVENT_NAMES.STEP);
    await says();
    const heard = await host.eventsNamed(EVENT_NAMES.STEP);
    expect(heard.map(({ detail }) => detail.progress)).toEqual(
      Array.from({ length: 5_000 }, (_, index) => index * 2),
    );
  });

  test('anything at all: nothing throws, and nothing but our events comes out', async ({
    page,
    open,
    pages,
  }) => {
    const { host, frame, says, dispatched } = await connected(page, open, pages);
    const seed = Date.now();
    test.info().annotations.push({ type: 'seed', description: String(seed) });
    // Only what both a port and the way into the page can carry.
    const any = anything({ withBigInt: true });
    const near: Arbitrary<unknown> = record(
      {
        type: oneof(constantFrom('event', 'state', 'remember', 'untouched', 'height'), any),
        name: oneof(constantFrom(...Object.values(EVENT_NAMES), 'click'), any),
        detail: any,
        state: any,
        kept: any,
        unsaved: any,
        untouched: any,
        maxFileSize: any,
        record: any,
        height: any,
      },
      { requiredKeys: ['type'] },
    );
    const messages = sample(oneof(any, near), { numRuns: 1_000, seed });
    await frame.say(...messages);
    await says({
      type: 'state',
      heard: 0,
      state: { screen: 'FORM' },
      maxFileSize: 7,
      unsaved: false,
      kept: null,
    });
    const names = new Set<string>(Object.values(EVENT_NAMES));
    const strange = (await dispatched()).filter((heard) => !names.has(heard));
    expect(strange, `seed ${seed}`).toEqual([]);
    expect(await host.state(), `seed ${seed}`).toEqual({ screen: 'FORM' });
  });
});

test.describe('a frame document of another release', () => {
  test.use({
    expectedErrors: /^\[ats-widget\] widget\.configuration_error: frame-url is not from the release/,
  });

  for (const [what, changes] of [
    ['a newer protocol', { allfeat: PROTOCOL_VERSION + 1 }],
    ['an older one', { allfeat: 0 }],
    ['none', { allfeat: undefined }],
    ['ours, but not as it should', { theme: 'red' }],
  ] as const) {
    test(`that speaks ${what} is said at once, and gets nothing`, async ({ open, page, pages }) => {
      // At once: no time passes at all.
      await stopClock(page);
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      const folder = pages.addFrame(PUPPET);
      const host = await open({ attributes: { 'frame-url': folder } });
      await host.call('setToken', 'secret');
      const frame = await Puppet.in(page, folder);
      await frame.greet(changes);
      expect(await host.waitFor('allfeat:failed')).toMatchObject({
        code: 'widget.configuration_error',
        stage: 'config',
        retryable: true,
      });
      await expect(page.getByRole('alert')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
      expect(said).toEqual([
        `[ats-widget] widget.configuration_error: frame-url is not from the release of this script: ${folder}en.html`,
      ]);
      expect(await frame.heard()).toEqual([]);
    });
  }
});
