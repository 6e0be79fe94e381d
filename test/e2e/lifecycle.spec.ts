import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { Person, smallFile } from './person.ts';
import { Puppet, PUPPET } from './puppet.ts';

import type { AllfeatRegister } from '../../bridge/element.ts';

/** Whether anybody in the page would ask, were it left now. */
const asksBeforeLeaving = (page: Page) =>
  page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

test.describe('the script', () => {
  const tag = (attributes = '', name = 'iife') =>
    `<script ${attributes} src="STATIC/ats-widget.${name}.js"></script>`;
  const widget = '<ats-widget site-key="cpk_demo" ats-url="ATS"></ats-widget>';
  const ways: Record<string, string> = {
    'before the markup': tag() + widget,
    'after the markup': widget + tag(),
    async: tag('async') + widget,
    'as a module': tag('type="module"', 'esm') + widget,
    twice: tag() + widget + tag(),
    'twice, once as a module': tag() + widget + tag('type="module"', 'esm'),
    'added by another script': `${widget}<script>
      document.head.append(Object.assign(document.createElement('script'), { src: 'STATIC/ats-widget.iife.js' }));
    </script>`,
  };
  for (const [way, html] of Object.entries(ways)) {
    test(`${way}: one working widget, and no global`, async ({ page, demo, pages, ats }) => {
      void ats;
      const body = html.replaceAll('STATIC', demo.staticUrl).replaceAll('ATS', demo.atsUrl);
      await page.goto(
        pages.add(`<!doctype html><script>
          var ready = 0, before;
          addEventListener('allfeat:ready', () => ready++);
          before = Object.keys(window).length;
        </script>${body}`),
      );
      const person = new Person(page.locator('ats-widget').frameLocator('iframe'));
      await expect(person.heading('Choose your file')).toBeVisible();
      await expect(page.locator('iframe')).toHaveCount(1);
      const facts = () =>
        page.evaluate(() => {
          const { ready, before } = window as unknown as { ready: number; before: number };
          return { ready, added: Object.keys(window).filter((name) => isNaN(Number(name))).length - before };
        });
      await expect.poll(facts).toEqual({ ready: 1, added: 0 });
    });
  }
});

test('properties set before the element is defined count, and go on working', async ({
  page,
  demo,
  pages,
  ats,
}) => {
  void ats;
  await page.goto(
    pages.add(`<!doctype html><ats-widget></ats-widget><script>
      var widget = document.querySelector('ats-widget');
      Object.assign(widget, {
        siteKey: 'cpk_demo', atsUrl: '${demo.atsUrl}', maxFileSize: 1024, externalUserId: 'user-1', token: 'secret',
      });
    </script><script src="${demo.staticUrl}/ats-widget.iife.js"></script>`),
  );
  const person = new Person(page.locator('ats-widget').frameLocator('iframe'));
  await person.chooseFile(smallFile(undefined, 2048));
  await expect(
    page.locator('ats-widget').frameLocator('iframe').getByText('the limit is 1 KB'),
  ).toBeVisible();
  const attributes = await page.evaluate(() => {
    const { widget } = window as unknown as { widget: AllfeatRegister };
    widget.externalUserId = null;
    widget.siteKey = 'cpk_other';
    return Object.fromEntries([...widget.attributes].map(({ name, value }) => [name, value]));
  });
  expect(attributes).toEqual({ 'site-key': 'cpk_other', 'ats-url': demo.atsUrl, 'max-file-size': '1024' });
  expect(
    await page.evaluate(() => (window as unknown as { widget: AllfeatRegister }).widget.token),
  ).toBeNull();
});

test('mounted, unmounted and mounted again, as StrictMode does, it costs one frame', async ({
  open,
  page,
  demo,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/frame/')) requests.push(request.url());
  });
  // Hidden and lazy: the page's own widget never starts.
  const host = await open({ attributes: { loading: 'lazy', hidden: '' } });
  await page.evaluate((atsUrl) => {
    document.querySelector('ats-widget')?.remove();
    const widget = document.createElement('ats-widget');
    Object.assign(widget, { siteKey: 'cpk_demo', atsUrl });
    document.body.append(widget);
    widget.remove();
    document.body.append(widget);
  }, demo.atsUrl);
  await expect(new Person(host.widget).heading('Choose your file')).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(1);
  expect(requests).toHaveLength(1);
  await expect.poll(() => host.eventsNamed('allfeat:ready')).toHaveLength(1);
});

test.describe('removed', () => {
  const remove = (page: Page) => page.evaluate(() => document.querySelector('ats-widget')?.remove());

  test('while the frame loads, it says nothing any more', async ({ open, page, pages }) => {
    await page.clock.install();
    const folder = pages.addFrame(PUPPET);
    const host = await open({ attributes: { 'frame-url': folder } });
    await Puppet.in(page, folder);
    await remove(page);
    await page.clock.runFor(30_000);
    expect(await host.events()).toEqual([]);
  });

  test('while it uploads, it ends the upload, and has everything when it comes back', async ({
    open,
    page,
    ats,
  }) => {
    await ats.fault({ on: 'PUT /storage/*', times: 1, delayMs: 600_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    await expect.poll(async () => Object.keys(await ats.calls()).join()).toContain('PUT');
    await page.evaluate(() => {
      const widget = document.querySelector('ats-widget') as Element;
      widget.remove();
      Object.assign(window, { widget });
    });
    await expect.poll(() => page.frames()).toHaveLength(1);
    // Nothing is left to lose.
    expect(await asksBeforeLeaving(page)).toBe(false);
    expect((await ats.calls())['POST /v1/works/prepare']).toBeUndefined();
    await page.evaluate(() => document.body.append((window as unknown as { widget: Element }).widget));
    await expect(person.heading('Check everything')).toBeVisible();
    await person.button('Register').click();
    await host.waitFor('allfeat:complete');
    expect(await ats.works()).toHaveLength(1);
    expect(await ats.calls()).toMatchObject({ 'POST /v1/works/init': 1, 'POST /v1/works/confirm': 1 });
  });

  test('while it waits for a token, it takes the one it was given meanwhile', async ({
    open,
    page,
    pages,
  }) => {
    const host = await open({ tokens: false });
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await person.button('Register').click();
    await host.waitFor('allfeat:token-expired');
    const token = await pages.token();
    await page.evaluate((value) => {
      const widget = document.querySelector('ats-widget') as AllfeatRegister;
      widget.remove();
      widget.setToken(value);
      document.body.append(widget);
    }, token);
    await person.button('Register').click();
    await host.waitFor('allfeat:complete');
    expect(await host.eventsNamed('allfeat:token-expired')).toHaveLength(1);
  });
});

test('reset() takes the access code out of getState() at once', async ({ open, page }) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  const state = await page.evaluate(() => {
    const widget = document.querySelector('ats-widget');
    widget?.reset();
    return widget?.getState();
  });
  expect(state).toEqual({ screen: 'FORM' });
});

test.describe('leaving the page', () => {
  test('is asked about while something would be lost, and at no other time', async ({
    open,
    page,
    ats,
    context,
  }) => {
    await context.grantPermissions(['clipboard-write']);
    await ats.fault({ on: 'PUT /storage/*', times: 1, delayMs: 60_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    expect(await asksBeforeLeaving(page)).toBe(false);
    await person.button('Register').click();
    await expect(person.heading('Uploading your file')).toBeVisible();
    await expect.poll(() => asksBeforeLeaving(page)).toBe(true);
    await ats.settings({ stepMs: 600_000 });
    await ats.clearFaults();
    await host.waitFor('allfeat:confirmed');
    await expect.poll(() => asksBeforeLeaving(page)).toBe(true);
    await ats.settings({ stepMs: 40 });
    await host.waitFor('allfeat:complete');
    await expect.poll(() => asksBeforeLeaving(page)).toBe(true);
    await host.widget.locator('.key').getByRole('button', { name: 'Copy' }).click();
    await expect(host.widget.getByText('Saved', { exact: true })).toBeVisible();
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
  });

  test('brings up the browser’s own question, and staying costs nothing', async ({
    open,
    page,
    pages,
    ats,
  }) => {
    await ats.fault({ on: 'PUT /storage/*', times: 1, delayMs: 60_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    await expect.poll(() => asksBeforeLeaving(page)).toBe(true);
    const asked = page.waitForEvent('dialog');
    const leaving = page.evaluate((url) => void (location.href = url), pages.add('<p>Elsewhere</p>'));
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await leaving;
    await ats.clearFaults();
    await host.waitFor('allfeat:complete');
  });
});
