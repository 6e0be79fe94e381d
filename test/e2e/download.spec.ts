/** Download mode: a work's versions, and what can be fetched of each. */
import type { Page } from '@playwright/test';
import { expect, test, type Host } from './fixtures.ts';
import { Person, smallFile } from './person.ts';
import { registeredWork } from './registered.ts';
import { saved } from './saved.ts';

const user = { 'external-user-id': 'user-1' };
const attributes = { mode: 'download', ...user };
const maya = { fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author', 'composer'] };
const row = (host: Host, title: string | RegExp) =>
  host.widget.locator('button.work').filter({ hasText: title });
const versions = (host: Host) => host.widget.getByRole('article');
const version = (host: Host, number: number) =>
  host.widget.getByRole('article', { name: `Version ${number}`, exact: true });

async function submitted(host: Host, button: 'Register' | 'Update') {
  await new Person(host.widget).button(button).click();
  await host.waitFor('allfeat:complete');
  await host.page.evaluate(() => sessionStorage.clear());
}

/** Registers a work for the user the real way. */
async function registered(open: (options?: object) => Promise<Host>) {
  const host = await open({ attributes: user });
  const person = new Person(host.widget);
  await host.call('prefill', { title: 'Low Tide', creators: [maya] });
  await person.chooseFile(smallFile());
  for (let step = 0; step < 3; step++) await person.continue();
  await submitted(host, 'Register');
}

/** The browser refuses every window, as a popup blocker does. */
const blockPopups = (page: Page) =>
  page.context().addInitScript(() => {
    window.open = () => null;
  });

test('the version made by an update is there, newest first, and its file is the one uploaded', async ({
  open,
  page,
  ats,
}) => {
  await registered(open);
  const update = await open({ attributes: { mode: 'update', ...user } });
  const person = new Person(update.widget);
  await row(update, 'Low Tide').click();
  await person.chooseFile(smallFile('remaster.wav', 5000));
  for (let step = 0; step < 3; step++) await person.continue();
  await submitted(update, 'Update');

  const host = await open({ attributes });
  await row(host, 'Low Tide').click();
  await expect(host.widget.getByRole('heading', { name: 'Low Tide' })).toBeFocused();
  await expect(host.widget.getByText('ATS 1 · 2 versions')).toBeVisible();
  await expect.poll(() => host.state()).toEqual({ screen: 'DOWNLOAD_DETAIL', atsId: 1 });
  await expect(versions(host).getByRole('heading')).toHaveText(['Version 2', 'Version 1']);
  await expect(version(host, 2)).toContainText('Latest');
  await expect(version(host, 2)).toContainText('remaster.wav');
  await expect(version(host, 2)).toContainText(/Block [\d,]+/);
  await expect(version(host, 2)).toContainText(/credits/);
  await expect(version(host, 2).getByRole('link', { name: 'Explorer' })).toHaveAttribute('href', /^http/);

  for (const [number, name, bytes] of [
    [2, 'remaster.wav', 5000],
    [1, 'low-tide-master.wav', 2048],
  ] as const) {
    const file = await saved(page, () => version(host, number).getByRole('button', { name: 'File' }).click());
    expect(file.name).toBe(name);
    expect(file.bytes.equals(smallFile('', bytes).buffer)).toBe(true);
  }
  const pdf = await saved(page, () => version(host, 1).getByRole('button', { name: 'Certificate' }).click());
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const workId = expect.any(String);
  await expect
    .poll(async () => (await host.events()).filter(({ name }) => name.includes('download')))
    .toEqual(
      ['asset', 'asset', 'certificate'].flatMap((kind) => [
        { name: 'allfeat:download-started', detail: { workId, kind } },
        { name: 'allfeat:download-complete', detail: { workId, kind } },
      ]),
    );
  // The widget is still where it was.
  await expect(versions(host)).toHaveCount(2);
  expect((await ats.requests()).some(({ path }) => path.endsWith('/versions/1/download/audio'))).toBe(true);
});

test('fingerprint and transaction are shown short and copied whole', async ({ open, page, ats }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await registeredWork(ats, { user: 'user-1' });
  const host = await open({ attributes });
  await row(host, 'Low Tide').click();
  await expect(version(host, 1).getByText(/^0x[0-9a-f]{6}…[0-9a-f]{6}$/)).toHaveCount(2);
  await version(host, 1).getByRole('button', { name: 'Copy' }).first().click();
  await expect(version(host, 1).getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe((await ats.works())[0]?.versions[0]?.commitment);
});

test('creators are asked for when they are wanted, and once', async ({ open, ats }) => {
  await registeredWork(ats, { user: 'user-1' });
  const host = await open({ attributes });
  await row(host, 'Low Tide').click();
  const asked = async () => (await ats.calls())['GET /v1/works/1/versions/1/creators'];
  expect(await asked()).toBeUndefined();
  const show = version(host, 1).getByRole('button', { name: 'Show creators' });
  await show.click();
  await expect(version(host, 1)).toContainText('Maya Okafor');
  await expect(version(host, 1)).toContainText('Author, Composer');
  await version(host, 1).getByRole('button', { name: 'Hide creators' }).click();
  await expect(version(host, 1)).not.toContainText('Maya Okafor');
  await show.click();
  await expect(version(host, 1)).toContainText('Maya Okafor');
  expect(await asked()).toBe(1);
});

test('Back leads to the work in the list', async ({ open, ats }) => {
  await registeredWork(ats, { user: 'user-1' });
  const host = await open({ attributes });
  await row(host, 'Low Tide').click();
  await new Person(host.widget).button('Back').click();
  await expect(row(host, 'Low Tide')).toBeFocused();
  await expect.poll(() => host.state()).toEqual({ screen: 'DOWNLOADS' });
});

test.describe('where windows are refused', () => {
  test('a link takes the place of the button, and one that ran out is asked for again', async ({
    open,
    page,
    ats,
  }) => {
    await registeredWork(ats, { user: 'user-1' });
    await blockPopups(page);
    await ats.settings({ uploadTtlMs: 1500 });
    const host = await open({ attributes });
    await row(host, 'Low Tide').click();
    await version(host, 1).getByRole('button', { name: 'File' }).click();
    const link = version(host, 1).getByRole('link', { name: 'Open the file' });
    await expect(link).toBeFocused();
    const first = await link.getAttribute('href');
    // As the service says it: the URL is good for a second and a half.
    await expect.poll(async () => (await fetch(first ?? '')).status).toBe(403);
    await ats.settings({ uploadTtlMs: 60_000 });
    await link.click();
    await expect(link).not.toHaveAttribute('href', first ?? '');
    const file = await saved(page, () => link.click());
    expect(file.bytes.equals(smallFile().buffer)).toBe(true);
  });
});

test.describe('odd works', () => {
  const odd = async (open: (options?: object) => Promise<Host>, title: string) => {
    const host = await open({ attributes });
    await row(host, title).click();
    await expect(versions(host).first()).toBeVisible();
    return host;
  };
  test.beforeEach(async ({ ats }) => {
    await ats.settings({ seedWorks: { count: 30, user: 'user-1' } });
  });

  test('without files have no File button, and say so', async ({ open }) => {
    const host = await odd(open, 'Without files');
    await expect(host.widget.getByText('No file is kept.')).toBeVisible();
    await expect(new Person(host.widget).button('File')).toHaveCount(0);
    await expect(new Person(host.widget).button('Certificate')).toHaveCount(1);
  });

  test('without a title or a date are shown all the same', async ({ open }) => {
    const untitled = await odd(open, 'Untitled');
    await expect(untitled.widget.getByRole('heading', { name: 'Untitled' })).toBeVisible();
    const undated = await odd(open, 'Without a date');
    await expect(undated.widget.locator('time')).toHaveCount(0);
  });

  test('with 300 versions never show more than 60 of them at once', async ({ open }) => {
    const host = await odd(open, 'With 300 versions');
    const person = new Person(host.widget);
    await expect(versions(host)).toHaveCount(20);
    for (const shown of [40, 60, 60, 60]) {
      await person.button('Show more').click();
      await expect(versions(host)).toHaveCount(shown);
    }
    await expect(versions(host).first().getByRole('heading')).toHaveText('Version 260');
    await person.button('Show earlier').click();
    await expect(versions(host).first().getByRole('heading')).toHaveText('Version 280');
    for (let turn = 0; turn < 11; turn++) await person.button('Show more').click();
    await expect(versions(host).last().getByRole('heading')).toHaveText('Version 1');
    await expect(person.button('Show more')).toHaveCount(0);
  });

  test('with names of 255 characters fit a small phone', async ({ open, page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    const host = await odd(open, 'A title that goes on');
    await new Person(host.widget).button('Show creators').click();
    await expect(host.widget.getByText(/Wolfeschlegel/)).toBeVisible();
    const over = await host.widget
      .locator('body')
      .evaluate((body) => body.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
  });

  test.describe('', () => {
    test.use({ expectedErrors: /Failed to load resource/ });

    test('without a certificate yet say so once it is asked for', async ({ open }) => {
      const host = await odd(open, 'Without a certificate yet');
      await new Person(host.widget).button('Certificate').click();
      await expect(host.widget.getByText('There’s no certificate yet.')).toBeVisible();
      await expect(new Person(host.widget).button('Certificate')).toHaveCount(0);
      expect(await host.waitFor('allfeat:download-failed')).toMatchObject({
        kind: 'certificate',
        message: 'The certificate is not yet available.',
      });
      expect(await host.state()).toMatchObject({ screen: 'DOWNLOAD_DETAIL' });
    });

    test('without known creators say so', async ({ open }) => {
      const host = await odd(open, 'With unknown creators');
      await new Person(host.widget).button('Show creators').click();
      await expect(host.widget.getByText('No creators are known')).toBeVisible();
    });
  });
});

test.describe('what goes wrong', () => {
  test.use({ expectedErrors: /Failed to load resource/ });

  test('a token that ends in the middle is asked for, and nothing has to be pressed twice', async ({
    open,
    page,
    ats,
  }) => {
    await registeredWork(ats, { user: 'user-1' });
    const host = await open({ attributes });
    await expect(row(host, 'Low Tide')).toBeVisible();
    await ats.expireTokens();
    await row(host, 'Low Tide').click();
    await expect(versions(host)).toHaveCount(1);
    await ats.expireTokens();
    await version(host, 1).getByRole('button', { name: 'Show creators' }).click();
    await expect(version(host, 1)).toContainText('Maya Okafor');
    await ats.expireTokens();
    const file = await saved(page, () => version(host, 1).getByRole('button', { name: 'File' }).click());
    expect(file.bytes.equals(smallFile().buffer)).toBe(true);
    expect(await host.eventsNamed('allfeat:token-expired')).toEqual(
      Array(4).fill({
        name: 'allfeat:token-expired',
        detail: { pendingAction: 'download', actionType: 'access' },
      }),
    );
  });

  test('a download that fails is said in place, and can be pressed again', async ({ open, page, ats }) => {
    await registeredWork(ats, { user: 'user-1' });
    const host = await open({ attributes });
    await row(host, 'Low Tide').click();
    const button = version(host, 1).getByRole('button', { name: 'File' });
    await ats.fault({ on: 'GET /v1/works/*/download/audio', times: 1, code: 'common.bad_request' });
    await button.click();
    await expect(host.widget.getByRole('alert')).toContainText('isn’t available right now');
    expect(await host.waitFor('allfeat:download-failed')).toMatchObject({ kind: 'asset' });
    await saved(page, () => button.click());
    await expect(host.widget.getByRole('alert')).toHaveCount(0);
  });

  test('a URL that no browser should open is refused', async ({ open, ats }) => {
    await registeredWork(ats, { user: 'user-1' });
    const host = await open({ attributes });
    await row(host, 'Low Tide').click();
    await ats.fault({ on: 'GET /v1/works/*/download/audio', patch: { url: 'javascript:alert(1)' } });
    await version(host, 1).getByRole('button', { name: 'File' }).click();
    expect(await host.waitFor('allfeat:download-failed')).toMatchObject({ kind: 'asset' });
  });

  test('creators that do not come are said in place, and asked for again', async ({ open, ats }) => {
    await registeredWork(ats, { user: 'user-1' });
    const host = await open({ attributes });
    await row(host, 'Low Tide').click();
    await ats.fault({ on: 'GET /v1/works/*/creators', times: 1, code: 'common.bad_request' });
    const person = new Person(host.widget);
    await person.button('Show creators').click();
    await expect(host.widget.getByRole('alert')).toContainText('couldn’t be loaded');
    expect(await host.waitFor('allfeat:error')).toMatchObject({ stage: 'works' });
    await person.button('Show creators').click();
    await expect(version(host, 1)).toContainText('Maya Okafor');
    await expect(person.button('Hide creators')).toBeVisible();
  });

  test('versions that do not come offer Try again', async ({ open, ats }) => {
    await registeredWork(ats, { user: 'user-1' });
    const host = await open({ attributes });
    await ats.fault({ on: 'GET /v1/works/1/versions', times: 1, code: 'common.bad_request' });
    await row(host, 'Low Tide').click();
    expect(await host.waitFor('allfeat:failed')).toMatchObject({ stage: 'works', retryable: true });
    await new Person(host.widget).button('Try again').click();
    await expect(versions(host)).toHaveCount(1);
  });

  test('a token of another user opens nothing', async ({ open, pages, ats }) => {
    await registeredWork(ats, { user: 'user-1' });
    const host = await open({ attributes });
    await row(host, 'Low Tide').click();
    await expect(versions(host)).toHaveCount(1);
    await host.call('setToken', await pages.token('access', 'user-2'));
    await version(host, 1).getByRole('button', { name: 'File' }).click();
    expect(await host.waitFor('allfeat:download-failed')).toMatchObject({ message: 'Work not found.' });
    await new Person(host.widget).button('Back').click();
    await row(host, 'Low Tide').click();
    expect(await host.waitFor('allfeat:failed')).toMatchObject({ code: 'work.not_found', stage: 'works' });
    // Start over asks for the list anew: of the user whom the token names.
    await new Person(host.widget).button('Start over').click();
    await expect(host.widget.getByText('No works yet')).toBeVisible();
  });
});
