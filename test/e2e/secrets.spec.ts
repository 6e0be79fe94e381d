import { expect, test } from './fixtures.ts';
import { Person } from './person.ts';

/** Runs in every frame before its own scripts: keeps what was said over `window`. */
const recordMessages = () => {
  const said: unknown[] = [];
  (window as unknown as { said: unknown[] }).said = said;
  window.addEventListener('message', (event) => said.push(event.data), true);
};

test('the token is in no DOM, no URL and no window message, on either side', async ({
  open,
  page,
  pages,
}) => {
  await page.addInitScript(recordMessages);
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  const token = await pages.token();
  const host = await open({ attributes: { token }, tokens: false });
  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');

  const frame = page.frames().find((each) => each !== page.mainFrame());
  if (!frame) throw new Error('There is no frame.');
  expect(await frame.evaluate(() => self.origin)).toBe('null');

  const seen: string[] = [...urls, ...page.frames().map((each) => each.url())];
  for (const each of page.frames()) {
    seen.push(await each.evaluate(() => JSON.stringify((window as unknown as { said: unknown[] }).said)));
    seen.push(await each.evaluate(() => document.documentElement.outerHTML));
    seen.push(await each.evaluate(() => document.querySelector('ats-widget')?.shadowRoot?.innerHTML ?? ''));
  }
  expect(seen.filter((text) => text.includes(token))).toEqual([]);
  // Something was recorded, or the line above proves nothing.
  expect(seen.join()).toContain('"allfeat":1');
  expect(await page.locator('ats-widget').getAttribute('token')).toBeNull();
  expect(
    await page.evaluate(() => document.querySelector<HTMLElement & { token: unknown }>('ats-widget')?.token),
  ).toBeNull();
});

test('after the handshake nothing is said over window', async ({ open, page }) => {
  await page.addInitScript(recordMessages);
  const host = await open();
  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  const said = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => (window as unknown as { said: unknown[] }).said)),
  );
  expect(said[0]).toEqual([
    {
      allfeat: 1,
      nonce: expect.stringMatching(/^(\d+-){3}\d+$/),
      title: expect.any(String),
      failure: ['en', expect.any(String), expect.any(String), expect.any(String)],
      theme: expect.any(Array),
    },
  ]);
  expect(said[1]).toEqual([]);
});
