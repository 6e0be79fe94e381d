/** The list of a user's works, as update and download begin with it. */
import { expect, pauseClock, test, type Host } from './fixtures.ts';
import type { Ats } from './ats.ts';
import { Person } from './person.ts';

const attributes = { mode: 'download', 'external-user-id': 'demo-user' };
const rows = (host: Host) => host.widget.locator('button.work');
const search = (host: Host) => host.widget.getByRole('searchbox', { name: 'Search' });
const lists = async (ats: Ats) =>
  (await ats.requests()).filter(({ method, path }) => method === 'GET' && path.startsWith('/v1/works'));

test('shows the newest works first, and says how many there are', async ({ open, ats }) => {
  await ats.settings({ seedWorks: 320 });
  const host = await open({ attributes });
  const person = new Person(host.widget);
  await expect(person.heading('Your works')).toBeVisible();
  await expect(rows(host)).toHaveCount(50);
  await expect(rows(host).first()).toContainText('Quiet Harbour 1');
  await expect(host.widget.getByText('50 of 320 works').first()).toBeVisible();
  expect(await host.state()).toEqual({ screen: 'DOWNLOADS' });
  await expect
    .poll(() => host.eventsNamed('allfeat:ready'))
    .toMatchObject([{ detail: { mode: 'download' } }]);
  await expect
    .poll(() => host.eventsNamed('allfeat:token-expired'))
    .toEqual([
      { name: 'allfeat:token-expired', detail: { pendingAction: 'download', actionType: 'access' } },
    ]);
});

test('a token that is there before the frame costs no question', async ({ open, ats, pages }) => {
  await ats.settings({ seedWorks: 3 });
  const token = await pages.token('access', 'demo-user');
  const host = await open({ attributes: { ...attributes, token }, tokens: false });
  await expect(rows(host)).toHaveCount(3);
  await expect(host.widget.getByText('3 works').first()).toBeVisible();
  await expect(new Person(host.widget).button('Show more')).toHaveCount(0);
  expect(await host.eventsNamed('allfeat:token-expired')).toEqual([]);
});

test('can be paged to the end and back, never holding more than four pages', async ({ open, ats }) => {
  await ats.settings({ seedWorks: 320 });
  const host = await open({ attributes });
  const person = new Person(host.widget);
  await expect(rows(host)).toHaveCount(50);
  for (const [shown, says] of [
    [100, '100 of 320 works'],
    [150, '150 of 320 works'],
    [200, '200 of 320 works'],
    [200, '51–250 of 320 works'],
    [200, '101–300 of 320 works'],
    [170, '151–320 of 320 works'],
  ] as const) {
    await person.button('Show more').click();
    await expect(host.widget.locator('.row .meta')).toHaveText(says);
    await expect(rows(host)).toHaveCount(shown);
    // The first of the new works has the focus, and can be seen.
    const added = says.startsWith('151') ? 20 : 50;
    await expect(rows(host).nth(shown - added)).toBeFocused();
    await expect(rows(host).nth(shown - added)).toBeInViewport();
  }
  await expect(person.button('Show more')).toHaveCount(0);
  await expect(rows(host).last()).toContainText(' 320');
  for (const says of ['101–300 of 320 works', '51–250 of 320 works', '200 of 320 works']) {
    await person.button('Show earlier').click();
    await expect(host.widget.locator('.row .meta')).toHaveText(says);
    await expect(rows(host).nth(49)).toBeFocused();
  }
  await expect(rows(host).first()).toContainText('Quiet Harbour 1');
  await expect(person.button('Show earlier')).toHaveCount(0);
});

test.describe('search', () => {
  test('asks the service once the typing is over, and says what was found', async ({ open, page, ats }) => {
    await ats.settings({ seedWorks: 320 });
    await page.clock.install();
    const host = await open({ attributes });
    await expect(rows(host)).toHaveCount(50);
    const before = (await lists(ats)).length;
    // Typing is over when nothing came for 300 ms: not of a busy machine's time.
    await pauseClock(page);
    await search(host).pressSequentially('gården 3');
    await page.clock.runFor(299);
    await host.caughtUp();
    expect((await lists(ats)).length).toBe(before);
    await page.clock.runFor(1);
    await expect.poll(async () => (await lists(ats)).length).toBe(before + 1);
    await expect(host.widget.locator('.row .meta')).toHaveText(/^\d+ works$/);
    await expect(host.widget.getByRole('status').filter({ hasText: /^\d+ works$/ })).toBeAttached();
    // "Garden" with a 3 anywhere, accents and case apart.
    for (const text of await rows(host).allTextContents()) expect(text).toMatch(/garden/i);
    expect((await lists(ats)).length).toBe(before + 1);
    await search(host).fill('');
    await page.clock.runFor(300);
    await expect(rows(host)).toHaveCount(50);
  });

  test('drops the answer to what is no longer searched for', async ({ open, ats }) => {
    await ats.settings({ seedWorks: 320 });
    const host = await open({ attributes });
    await expect(rows(host)).toHaveCount(50);
    await ats.fault({ on: 'GET /v1/works', times: 1, delayMs: 60_000 });
    await search(host).fill('Lantern');
    await expect.poll(async () => (await lists(ats)).length).toBe(2);
    await search(host).fill('Orchard 9');
    await expect(host.widget.getByText(/^\d+ works$/).first()).toBeVisible();
    const found = await rows(host).allTextContents();
    expect(found.length).toBeGreaterThan(0);
    await ats.clearFaults();
    // The answer to "Lantern" has left the service when its request is in the log with a status.
    await expect.poll(async () => (await lists(ats)).map(({ status }) => status)).toEqual([200, 200, 200]);
    await host.caughtUp();
    expect(await rows(host).allTextContents()).toEqual(found);
  });

  test('without a match says so, and leads back', async ({ open, ats }) => {
    await ats.settings({ seedWorks: 20 });
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await expect(rows(host)).toHaveCount(20);
    await search(host).fill('low tied');
    await expect(host.widget.getByText('No title matches “low tied”').first()).toBeVisible();
    await person.button('show all your works').click();
    await expect(rows(host)).toHaveCount(20);
    await expect(search(host)).toBeFocused();
  });

  test('works where the service ignores it, on what is loaded', async ({ open, ats }) => {
    await ats.settings({ seedWorks: 120 });
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await expect(rows(host)).toHaveCount(50);
    const all = {
      works: [
        { id: 'a', ats_id: 1, title: 'Ebb' },
        { id: 'b', ats_id: 2, title: 'Flood' },
      ],
    };
    const page_info = { has_next_page: true, end_cursor: 'next' };
    await ats.fault({ on: 'GET /v1/works', patch: { ...all, page_info, total_count: 120 } });
    await search(host).fill('flood');
    await expect(rows(host)).toHaveCount(1);
    await expect(host.widget.getByText('1 found so far').first()).toBeVisible();
    await expect(person.button('Show more')).toBeVisible();
  });
});

test('a user without works is told so', async ({ open }) => {
  const host = await open({ attributes });
  await expect(host.widget.getByText('No works yet')).toBeVisible();
  await expect(search(host)).toHaveCount(0);
});

test('odd works are shown like any other', async ({ open, ats }) => {
  await ats.settings({ seedWorks: 30 });
  const host = await open({ attributes });
  await expect(rows(host)).toHaveCount(30);
  await expect(host.widget.getByText('Untitled')).toBeVisible();
  const undated = rows(host).filter({ hasText: 'Without a date' });
  await expect(undated).toBeVisible();
  await expect(undated).not.toContainText(/Invalid|1970|20\d\d/);
});

test.describe('when the list fails', () => {
  test.use({ expectedErrors: /Failed to load resource/ });

  test('at first, Try again brings it', async ({ open, ats }) => {
    await ats.settings({ seedWorks: 3 });
    await ats.fault({ on: 'GET /v1/works', times: 3, code: 'common.service_unavailable' });
    const host = await open({ attributes, hurried: true });
    const person = new Person(host.widget);
    expect(await host.waitFor('allfeat:failed')).toMatchObject({
      code: 'common.service_unavailable',
      stage: 'works',
      retryable: true,
    });
    await expect(host.widget.getByText(/typed|charged/)).toHaveCount(0);
    await person.button('Try again').click();
    await expect(rows(host)).toHaveCount(3);
  });

  test('at a further page, the list stays', async ({ open, ats }) => {
    await ats.settings({ seedWorks: 120 });
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await expect(rows(host)).toHaveCount(50);
    await ats.fault({ on: 'GET /v1/works', times: 1, code: 'common.bad_request' });
    await person.button('Show more').click();
    await expect(host.widget.getByText(/couldn’t be loaded/)).toBeVisible();
    expect(await host.waitFor('allfeat:error')).toMatchObject({ code: 'common.bad_request', stage: 'works' });
    await expect(rows(host)).toHaveCount(50);
    await person.button('Show more').click();
    await expect(rows(host)).toHaveCount(100);
    await expect(host.widget.getByText(/couldn’t be loaded/)).toHaveCount(0);
  });

  test('for the token, another one is asked for and the same page comes', async ({ open, ats }) => {
    await ats.settings({ seedWorks: 120 });
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await expect(rows(host)).toHaveCount(50);
    await ats.expireTokens();
    await person.button('Show more').click();
    await expect(rows(host)).toHaveCount(100);
    expect(await host.eventsNamed('allfeat:token-expired')).toHaveLength(2);
  });

  test('for a token that names no user, it says what the service says', async ({ open, pages }) => {
    const token = await pages.token('access');
    const host = await open({ attributes: { ...attributes, token }, tokens: false });
    expect(await host.waitFor('allfeat:failed')).toMatchObject({ code: 'common.forbidden', stage: 'works' });
  });
});

test.describe('download without a user', () => {
  test.use({ expectedErrors: /widget.configuration_error/ });

  test('is a mistake of the page: the attribute is named, and once it is there the list comes', async ({
    open,
  }) => {
    const host = await open({ attributes: { mode: 'download' }, user: 'demo-user' });
    expect(await host.waitFor('allfeat:failed')).toMatchObject({
      code: 'widget.configuration_error',
      details: { attributes: ['external-user-id is required in the mode download'] },
    });
    await host.page.locator('ats-widget').evaluate((it) => it.setAttribute('external-user-id', 'demo-user'));
    await expect(host.widget.getByText('No works yet')).toBeVisible();
  });
});
