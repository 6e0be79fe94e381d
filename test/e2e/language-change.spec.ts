/** A language that changes at a bad moment: nothing is lost, told twice, or taken away. */
import en from '../../app/i18n/en.ts';
import fr from '../../app/i18n/fr.ts';
import { expect, test, type Host } from './fixtures.ts';
import { Person } from './person.ts';

const speak = (host: Host, language: string) =>
  host.page.evaluate((lang) => {
    document.documentElement.lang = lang;
  }, language);
const set = (host: Host, name: string, value: string) =>
  host.page
    .locator('ats-widget')
    .evaluate((widget, [key, text]) => widget.setAttribute(key, text), [name, value] as const);
const isIn = (host: Host, locale: string) =>
  expect(host.page.locator('ats-widget iframe')).toHaveAttribute('src', RegExp(`/${locale}\\.html#`));
const user = { 'external-user-id': 'demo-user' };

test.use({ expectedErrors: /Failed to load resource|\[ats-widget\]/ });

test('while an attribute is wrong, what was begun is still there once it is right', async ({ open }) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.typeFirst();
  await host.page.locator('ats-widget').evaluate((widget) => widget.removeAttribute('site-key'));
  await host.waitFor('allfeat:failed');
  await speak(host, 'fr');
  // The element is moved, twice, and its frame with it.
  for (let move = 0; move < 2; move++) {
    await host.page.evaluate(() => document.body.append(document.querySelector('ats-widget') ?? ''));
    await expect(host.widget.getByRole('heading', { level: 2 })).toBeVisible();
  }
  await set(host, 'site-key', 'cpk_demo');
  await expect(host.widget.getByText('low-tide-master.wav')).toBeVisible();
  await host.widget.getByRole('button', { name: /^(Continue|Continuer|Weiter)$/ }).click();
  await expect(host.widget.getByRole('textbox')).toHaveValue('Low Tide');
});

test('what was disabled stays so', async ({ open, ats }) => {
  await ats.fault({ on: 'POST /v1/works/init', times: -1, code: 'common.auth.invalid_api_key' });
  const host = await open();
  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').click();
  await expect(person.heading(en.disabled.unavailable)).toBeVisible();
  await speak(host, 'fr');
  await isIn(host, 'en');
  await expect(person.heading(en.disabled.unavailable)).toBeVisible();
  await expect.poll(() => host.state()).toMatchObject({ screen: 'DISABLED' });
});

test('a download that was started is ended, and the list is in the new one', async ({ open, ats }) => {
  await ats.settings({ seedWorks: 3 });
  const host = await open({ attributes: { mode: 'download', ...user } });
  const person = new Person(host.widget);
  await host.widget.locator('button.work').first().click();
  await expect(person.button('Certificate').first()).toBeVisible();
  await ats.fault({ on: 'GET /v1/works/*', delayMs: 60_000 });
  await person.button('Certificate').first().click();
  await host.waitFor('allfeat:download-started');
  await speak(host, 'fr');
  await host.caughtUp();
  await ats.clearFaults();
  await host.waitFor('allfeat:download-complete');
  await isIn(host, 'en');
  await person.button('Back').click();
  await isIn(host, 'fr');
});

test('a token that was asked for is not asked for again', async ({ open, pages }) => {
  const host = await open({ tokens: false, attributes: { mode: 'download', ...user } });
  await host.waitFor('allfeat:token-expired');
  await speak(host, 'fr');
  await host.call('setToken', await pages.token('access', 'demo-user'));
  await isIn(host, 'fr');
  await expect(host.widget.getByText(fr.works.none)).toBeVisible();
  expect(await host.eventsNamed('allfeat:token-expired')).toHaveLength(1);
});

test('an end the page has heard is not told by the next frame', async ({ open }) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  await set(host, 'mode', 'update');
  await speak(host, 'fr');
  await isIn(host, 'fr');
  await set(host, 'mode', 'register');
  await expect(host.widget.getByRole('heading', { name: fr.file.heading })).toBeVisible();
  await host.caughtUp();
  expect(await host.eventsNamed('allfeat:complete')).toHaveLength(1);
  expect(await host.state()).toMatchObject({ screen: 'FORM' });
});

test('the keyboard goes on in the new frame', async ({ open, page }) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').click();
  await expect(person.heading('“Low Tide” is registered')).toBeVisible();
  await speak(host, 'fr');
  await person.button('Register another').click();
  await person.button('I have saved my access code').focus();
  await page.keyboard.press('Enter');
  await expect(host.widget.getByRole('heading', { name: fr.file.heading })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(host.widget.locator('input[type=file]')).toBeFocused();
});

test('inside a shadow root it is heard of too', async ({ open, page }) => {
  const host = await open();
  await expect(host.widget.getByRole('heading', { name: en.file.heading })).toBeVisible();
  await page.evaluate(() => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const inner = root.appendChild(document.createElement('div'));
    inner.append(document.querySelector('ats-widget') ?? '');
    Object.assign(window, { inner });
  });
  await isIn(host, 'en');
  await page.evaluate(() => {
    (window as unknown as { inner: HTMLElement }).inner.lang = 'fr';
  });
  await isIn(host, 'fr');
});

test('a code that is called like a part of the language shows what the service said', async ({
  open,
  ats,
}) => {
  const error = { code: 'constructor', message: 'Plain words.', request_id: 'req_1' };
  await ats.fault({ on: 'POST /v1/works/init', times: -1, status: 400, body: { error } });
  const host = await open();
  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').click();
  await expect(host.widget.getByText('Plain words.')).toBeVisible();
});
