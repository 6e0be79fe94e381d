/** What is said while one waits: for the storage, and for the chain. */
import { expect, test } from './fixtures.ts';
import { Person } from './person.ts';

test('all bytes sent and no answer yet is said, and the page hears of 100 % only with the answer', async ({
  open,
  ats,
}) => {
  await ats.fault({ on: 'PUT /storage/*', delayMs: 60_000 });
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  await expect(host.widget.getByText('Finishing')).toBeVisible();
  await expect(host.widget.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
  await host.caughtUp();
  expect(await host.eventsNamed('allfeat:upload-progress')).toEqual([]);
  await ats.clearFaults();
  await host.waitFor('allfeat:complete');
  expect((await host.eventsNamed('allfeat:upload-progress')).at(-1)?.detail.progress).toBe(100);
});

test.describe('a registration that is followed', () => {
  const timer = /^\d+:\d\d$/;

  test('says how long it has been since it was sent, and when that is long, over a reload too', async ({
    open,
    page,
    ats,
  }) => {
    await page.clock.install();
    await ats.settings({ stepMs: 600_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await person.button('Register').click();
    const elapsed = host.widget.getByRole('timer');
    await expect(elapsed).toHaveText(/^0:\d\d$/);
    await expect(host.widget.getByText('longer than usual')).toHaveCount(0);

    await page.clock.fastForward(65_000);
    await expect(elapsed).toHaveText(/^1:\d\d$/);
    await expect(host.widget.locator('.timeline').getByText('longer than usual')).toBeVisible();
    // What changes each second is not read out.
    await expect(host.widget.getByRole('status').filter({ hasText: timer })).toHaveCount(0);

    await page.reload();
    await expect(person.heading('Registering your work')).toBeVisible();
    await expect(elapsed).toHaveText(/^1:\d\d$/);
  });

  test('counts from when it was taken up where nobody knows when it was sent', async ({
    open,
    page,
    ats,
  }) => {
    await page.clock.install();
    await ats.settings({ stepMs: 600_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await person.button('Register').click();
    await host.waitFor('allfeat:confirmed');
    await page.clock.fastForward(65_000);
    await page.evaluate(() => {
      const [[key, record]] = Object.entries(sessionStorage) as [[string, string]];
      sessionStorage.setItem(key, record.replace(/,"sentAt":\d+/, ''));
    });
    await page.reload();
    await expect(person.heading('Registering your work')).toBeVisible();
    await expect(host.widget.getByRole('timer')).toHaveText(/^0:\d\d$/);
  });

  test('moves nothing as its seconds pass', async ({ open, page, ats }) => {
    await page.clock.install();
    await ats.settings({ stepMs: 600_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await person.button('Register').click();
    const elapsed = host.widget.getByRole('timer');
    await expect(elapsed).toHaveText(timer);
    const box = () =>
      elapsed.evaluate(({ offsetLeft, offsetTop, offsetWidth }: HTMLElement) => [
        offsetLeft,
        offsetTop,
        offsetWidth,
      ]);
    const before = await box();
    await page.clock.fastForward(11_000);
    await expect(elapsed).toHaveText(/^0:[1-5]\d$/);
    expect(await box()).toEqual(before);
  });
});
