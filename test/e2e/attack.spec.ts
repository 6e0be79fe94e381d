import type { Page } from '@playwright/test';
import { expect, stopClock, test } from './fixtures.ts';
import { Person } from './person.ts';
import { Puppet, PUPPET } from './puppet.ts';

/** What the bridge waits for, and a stranger would need: as an attacker who had read the page's DOM. */
const nonceOf = (page: Page) =>
  page.evaluate(() => {
    const frame = document.querySelector('ats-widget')?.shadowRoot?.querySelector('iframe');
    return new URL(frame?.src ?? '').hash.slice(1);
  });
const setToken = (page: Page, token: string) =>
  page.evaluate(
    (value) =>
      document.querySelector<Element & { setToken(token: string): void }>('ats-widget')?.setToken(value),
    token,
  );
/** Messages to a window arrive in order: after this one, all that were sent before have. */
const flush = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('message', ({ data }) => data === 'flushed' && resolve(null));
        postMessage('flushed', '*');
      }),
  );

// However long a test takes to have its frame speak, the bridge does not give it up.
const patient = () => test.beforeEach(({ page }) => stopClock(page));

test.describe('while the bridge waits for its frame, a hello with the right nonce', () => {
  patient();
  const attackers = {
    'from a sibling frame of the same origin': '',
    'from a sandboxed frame of no origin': 'sandbox="allow-scripts"',
  };
  for (const [who, attribute] of Object.entries(attackers)) {
    test(`${who} is not answered`, async ({ open, page, pages }) => {
      const own = pages.addFrame(PUPPET);
      const foreign = pages.addFrame(PUPPET);
      const host = await open({
        attributes: { 'frame-url': own },
        tail: `<iframe ${attribute} src="${foreign}en.html"></iframe>`,
      });
      await setToken(page, 'secret');
      const victim = await Puppet.in(page, own);
      const attacker = await Puppet.in(page, foreign);
      await attacker.greet({ nonce: await nonceOf(page) });
      await flush(page);
      await victim.greet();
      await victim.hears('token');
      expect(await attacker.heard()).toEqual([]);
      expect(await host.events()).toEqual([]);
    });
  }

  test('made up by the host page, with the frame as its source, is not answered', async ({
    open,
    page,
    pages,
  }) => {
    const own = pages.addFrame(PUPPET);
    await open({ attributes: { 'frame-url': own } });
    await setToken(page, 'secret');
    const victim = await Puppet.in(page, own);
    const nonce = await nonceOf(page);
    await page.evaluate((given) => {
      const { port1, port2 } = new MessageChannel();
      const leaked: unknown[] = [];
      Object.assign(window, { leaked });
      port1.onmessage = ({ data }) => leaked.push(data);
      const frame = document.querySelector('ats-widget')?.shadowRoot?.querySelector('iframe');
      const data = { allfeat: 1, nonce: given, title: '', theme: [], failure: [] };
      dispatchEvent(
        new MessageEvent('message', { data, source: frame?.contentWindow ?? null, ports: [port2] }),
      );
    }, nonce);
    await victim.greet();
    await victim.hears('token');
    expect(await page.evaluate(() => (window as unknown as { leaked: unknown[] }).leaked)).toEqual([]);
  });

  test('from the frame itself is answered, or the three above prove nothing', async ({
    open,
    page,
    pages,
  }) => {
    const own = pages.addFrame(PUPPET);
    await open({ attributes: { 'frame-url': own } });
    await setToken(page, 'secret');
    const frame = await Puppet.in(page, own);
    await frame.greet({ nonce: await nonceOf(page) });
    // The theme is sent once its styles are computed, after all that was waiting.
    await frame.hears('theme');
    expect((await frame.heard()).map(({ type }) => type)).toEqual(['resume', 'config', 'token', 'theme']);
  });
});

test.describe('once it has greeted, or with what it does not know', () => {
  patient();

  test('with another nonce, or none, the frame itself is not answered', async ({ open, page, pages }) => {
    const own = pages.addFrame(PUPPET);
    await open({ attributes: { 'frame-url': own } });
    const frame = await Puppet.in(page, own);
    await frame.frame.evaluate(() => {
      const { hello } = window as unknown as { hello: object };
      for (const nonce of ['', 'guess', null, undefined, {}, [location.hash.slice(1)]]) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => (window as unknown as { heard: unknown[] }).heard.push(data);
        parent.postMessage({ ...hello, nonce }, '*', [port2]);
      }
    });
    await flush(page);
    expect(await frame.heard()).toEqual([]);
  });

  test('a second hello, with the real nonce and a foreign port, is not answered', async ({
    open,
    page,
    pages,
  }) => {
    const own = pages.addFrame(PUPPET);
    await open({ attributes: { 'frame-url': own } });
    const frame = await Puppet.in(page, own);
    await frame.greet();
    await frame.hears('config');
    await frame.frame.evaluate(() => {
      const { hello } = window as unknown as { hello: object };
      const foreign: unknown[] = [];
      Object.assign(window, { foreign });
      for (let times = 0; times < 10; times++) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => foreign.push(data);
        parent.postMessage(hello, '*', [port2]);
      }
    });
    await flush(page);
    await setToken(page, 'secret');
    await frame.hears('token');
    expect(await frame.frame.evaluate(() => (window as unknown as { foreign: unknown[] }).foreign)).toEqual(
      [],
    );
  });
});

test('a document that the frame was navigated to gets nothing, and ours comes back', async ({
  open,
  page,
  pages,
}) => {
  // It tries everything a document in that place can: each nonce it can find, and every message.
  const evil = `${pages.addFrame(`<!doctype html><script>
    const tell = ({ data }) => navigator.sendBeacon('${pages.url}/leaked', JSON.stringify(data));
    addEventListener('message', tell);
    for (const nonce of [location.hash.slice(1), new URL(document.referrer || 'about:blank').hash.slice(1), '']) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = tell;
      parent.postMessage({ allfeat: 1, nonce, title: '', theme: [], failure: [] }, '*', [port2]);
    }
  </script>`)}en.html`;
  const leaks: string[] = [];
  let visited = false;
  page.on('request', (request) => {
    if (request.url().endsWith('/leaked')) leaks.push(request.postData() ?? '');
    visited ||= request.url() === evil;
  });
  const host = await open({ tokens: false });
  const person = new Person(host.widget);
  await person.typeFirst();
  await host.caughtUp();
  const nonce = await nonceOf(page);
  const frame = page.frames().find((each) => each !== page.mainFrame());
  await frame?.evaluate((url) => (location.href = url), evil);
  await expect.poll(() => visited).toBe(true);
  // Whatever is in the frame at each of these moments.
  for (let times = 0; times < 20; times++) await setToken(page, `secret-${times}`);
  await expect.poll(() => nonceOf(page)).not.toBe(nonce);
  await expect(person.heading('What is it called?')).toBeVisible();
  await expect(person.field(/^Title/)).toHaveValue('Low Tide');
  expect(leaks).toEqual([]);
  expect(await host.eventsNamed('allfeat:ready')).toHaveLength(1);
});

test.describe('what anybody may post to the page', () => {
  test('10,000 messages of junk from a stranger change nothing', async ({ open, page, pages }) => {
    const stranger = pages.addFrame(PUPPET);
    const host = await open({
      attributes: { loading: 'lazy' },
      tail: `<iframe sandbox="allow-scripts" src="${stranger}en.html"></iframe>`,
    });
    const attacker = await Puppet.in(page, stranger);
    await attacker.frame.evaluate(() => {
      const junk = [
        null,
        undefined,
        'hello',
        7,
        NaN,
        [],
        [{ allfeat: 1 }],
        {},
        { allfeat: 1 },
        { nonce: null },
        { allfeat: 1, nonce: 'x', theme: {} },
        new Map([['nonce', 1]]),
        new Date(0),
        new Array(10_000).fill({ nonce: 1 }),
        JSON.parse('{"__proto__":{"allfeat":1,"nonce":"x"}}'),
      ];
      for (let times = 0; times < 10_000; times++) parent.postMessage(junk[times % junk.length], '*');
    });
    await flush(page);
    await expect(new Person(host.widget).heading('Choose your file')).toBeVisible();
    await expect.poll(async () => (await host.events()).map(({ name }) => name)).toEqual(['allfeat:ready']);
  });

  test('events that only look like messages, and getters, are not touched', async ({ open, page, pages }) => {
    await stopClock(page);
    const own = pages.addFrame(PUPPET);
    await open({ attributes: { 'frame-url': own } });
    const frame = await Puppet.in(page, own);
    const touched = await page.evaluate(() => {
      const read: string[] = [];
      const trap = new Proxy({}, { get: (_, name) => read.push(String(name)) });
      dispatchEvent(new MessageEvent('message', { data: trap }));
      dispatchEvent(new Event('message'));
      dispatchEvent(new CustomEvent('message', { detail: trap }));
      return read;
    });
    expect(touched).toEqual([]);
    await frame.greet();
    await frame.hears('config');
  });
});
