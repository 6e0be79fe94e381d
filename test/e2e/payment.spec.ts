import { expect, pauseClock, test, type Host } from './fixtures.ts';
import { Person } from './person.ts';

test.use({ expectedErrors: /Failed to load resource/ });

const confirm = 'POST /v1/works/confirm';

/** With the page's time standing still, but for what has to happen at once. */
const showsWhileItWaits = (host: Host, text: RegExp) =>
  expect
    .poll(async () => {
      await host.page.clock.runFor(1);
      return host.widget.getByText(text).isVisible();
    })
    .toBe(true);

test('a lost confirm reply: one paid work, an unknown outcome, and nothing to press', async ({
  open,
  ats,
}) => {
  const host = await open({ hurried: true });
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await ats.fault({ on: confirm, times: 1, drop: 'after' });
  await person.button('Register').click();
  expect(await host.waitFor('allfeat:failed')).toMatchObject({
    code: 'registration.prepared_not_found',
    stage: 'confirm',
    retryable: false,
    details: { outcome: 'unknown' },
    requestId: expect.stringMatching(/^req_/),
  });
  await expect(person.heading('We don’t know if your work was registered')).toBeVisible();
  await expect(host.widget.getByText(/nothing was charged/)).toHaveCount(0);
  await expect(host.widget.getByRole('button')).toHaveText(['Copy']);
  expect(await ats.works()).toHaveLength(1);
  expect(await host.eventsNamed('allfeat:failed')).toHaveLength(1);
});

test('a doubtful confirm that is refused for its token can only be checked again', async ({ open, ats }) => {
  const host = await open({ hurried: true });
  const person = new Person(host.widget);
  await person.skipToReview(host);
  // Chromium resends the first one by itself.
  await ats.fault({ on: confirm, times: 2, drop: 'after' });
  await ats.fault({ on: confirm, times: -1, code: 'common.auth.expired' });
  await person.button('Register').click();
  await host.waitFor('allfeat:failed');
  await expect(person.button('Check again')).toBeVisible();
  await expect(person.button('Start over')).toHaveCount(0);
  await expect(person.button('Try again')).toHaveCount(0);
  expect(await ats.works()).toHaveLength(1);
});

test('a 202 that cannot be read is no reply: the same confirm is repeated, never a second registration', async ({
  open,
  ats,
}) => {
  const host = await open({ hurried: true });
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await ats.fault({ on: confirm, times: 1, patch: { transaction_id: null } });
  await person.button('Register').click();
  expect(await host.waitFor('allfeat:failed')).toMatchObject({ details: { outcome: 'unknown' } });
  expect(await ats.works()).toHaveLength(1);
  expect(await ats.calls()).toMatchObject({ 'POST /v1/works/init': 1 });
});

test('a confirm that never arrived is repeated, and the work is registered once', async ({ open, ats }) => {
  const host = await open({ hurried: true });
  const person = new Person(host.widget);
  await person.skipToReview(host);
  // Chromium itself resends once when a kept-alive connection is cut.
  await ats.fault({ on: confirm, times: 2, drop: 'before' });
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  expect(await ats.works()).toHaveLength(1);
  expect(await host.eventsNamed('allfeat:failed')).toEqual([]);
});

test('a service that cannot confirm is asked again by hand: only that confirm', async ({
  open,
  page,
  ats,
}) => {
  await page.clock.install();
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await ats.fault({ on: confirm, times: 3, status: 503, code: 'common.service_unavailable' });
  await pauseClock(page);
  await person.button('Register').click();
  await showsWhileItWaits(host, /Trying again in 1 second \(2\sof\s3\)/);
  await page.clock.runFor(1_200);
  await showsWhileItWaits(host, /Trying again in 2 seconds \(3\sof\s3\)/);
  await page.clock.resume();
  await page.clock.runFor(2_400);
  expect(await host.waitFor('allfeat:failed')).toMatchObject({ stage: 'confirm', retryable: true });
  await expect(person.heading('Allfeat hasn’t answered yet')).toBeVisible();
  await expect(person.button('Start over')).toHaveCount(0);
  await person.button('Check again').click();
  await host.waitFor('allfeat:complete');
  expect(await ats.calls()).toMatchObject({
    'POST /v1/works/init': 1,
    'POST /v1/works/prepare': 1,
    [confirm]: 4,
  });
});

for (const call of ['POST /v1/works/prepare', confirm]) {
  test(`a token refused at ${call} is renewed, and exactly that call is repeated`, async ({ open, ats }) => {
    const host = await open();
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await ats.fault({ on: call, times: 1, code: 'common.auth.expired' });
    await person.button('Register').click();
    await host.waitFor('allfeat:complete');
    expect(await ats.calls()).toMatchObject({
      'POST /v1/works/init': 1,
      'PUT /storage/*': 1,
      'POST /v1/works/prepare': call === confirm ? 1 : 2,
      [confirm]: call === confirm ? 2 : 1,
    });
    // Once for the first token, once for the refused one.
    expect(await host.eventsNamed('allfeat:token-expired')).toHaveLength(2);
    expect(await host.eventsNamed('allfeat:failed')).toEqual([]);
  });
}

test('too many requests: the wait is shown, and tells the host nothing', async ({ open, page, ats }) => {
  await page.clock.install();
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  const headers = { 'Retry-After': '2' };
  await ats.fault({ on: confirm, times: 1, code: 'common.rate_limited', headers });
  await pauseClock(page);
  await person.button('Register').click();
  const busy = /^Allfeat is busy\. Trying again in 2 seconds \(2\sof\s3\)\.$/;
  await showsWhileItWaits(host, busy);
  // Not for a moment: as long as it waits.
  await page.clock.runFor(1_500);
  await expect(host.widget.getByText(busy)).toBeVisible();
  await page.clock.resume();
  await page.clock.runFor(2_000);
  await host.waitFor('allfeat:complete');
  expect(await host.eventsNamed('allfeat:error')).toEqual([]);
  expect(await ats.works()).toHaveLength(1);
});

test('too few credits is said where they are missing, and nothing is charged twice', async ({
  open,
  ats,
}) => {
  await ats.settings({ credits: 0 });
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  expect(await host.waitFor('allfeat:failed')).toMatchObject({
    code: 'common.forbidden',
    stage: 'confirm',
    httpStatus: 403,
  });
  await expect(host.widget.getByText(/credits/)).toBeVisible();
});

test('a certificate asked for with an old token asks the host, and never covers the access code', async ({
  open,
  ats,
  page,
}) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  const { accessCode } = await host.waitFor('allfeat:complete');
  await ats.fault({ on: 'GET /v1/works/*/download/certificate', times: 1, code: 'common.auth.expired' });
  const popup = page.waitForEvent('popup');
  await person.button('Certificate').click();
  await expect(host.widget.locator('#access-code')).toHaveText(accessCode);
  await popup;
  await expect.poll(() => host.eventsNamed('allfeat:download-complete')).toHaveLength(1);
});

test('a tab that was copied while tracking follows the same transaction, and pays nothing', async ({
  open,
  ats,
  page,
  context,
}) => {
  await ats.settings({ stepMs: 600_000 });
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  await host.waitFor('allfeat:confirmed');
  const copied = context.waitForEvent('page');
  await page.evaluate(() => void window.open(location.href));
  const other = new Person((await copied).locator('ats-widget').frameLocator('iframe'));
  await expect(other.heading('Registering your work')).toBeVisible();
  await ats.settings({ stepMs: 40 });
  await expect(other.heading('Your work is registered')).toBeVisible();
  await host.waitFor('allfeat:complete');
  expect(await ats.calls()).toMatchObject({ [confirm]: 1 });
});

test('offline: the flow waits, says so, and goes on', async ({ open, ats, context, pages }) => {
  const token = await pages.token();
  const host = await open({ attributes: { token } });
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await context.setOffline(true);
  await expect(host.widget.getByText('Keep going: nothing is sent before you register.')).toBeVisible();
  await person.button('Register').click();
  await expect(
    host.widget.getByText('Nothing is lost. The upload goes on when your connection is back.'),
  ).toBeVisible();
  await context.setOffline(false);
  await host.waitFor('allfeat:complete');
  await expect(host.widget.getByText('You’re offline')).toHaveCount(0);
  expect(await ats.works()).toHaveLength(1);
  expect(await host.eventsNamed('allfeat:failed')).toEqual([]);
});
