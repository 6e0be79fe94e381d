import { expect, test } from './fixtures.ts';
import { Person } from './person.ts';

test.describe('a host that does not answer', () => {
  test.use({ expectedErrors: /allfeat:token-expired has had no answer for 5 seconds/ });

  test('is given a hint on the console, and the user a way on after a minute', async ({
    open,
    page,
    pages,
  }) => {
    await page.clock.install();
    const hints: string[] = [];
    page.on('console', (message) => hints.push(message.text()));
    const host = await open({ tokens: false });
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await person.button('Register').click();
    await expect(host.widget.getByText('Renewing your session')).toBeVisible();
    await expect(host.widget.locator('.panel')).toHaveAttribute('inert');

    await page.clock.runFor(5_100);
    expect(hints.filter((text) => text.includes('call setToken(token)'))).toHaveLength(1);
    expect(await host.eventsNamed('allfeat:failed')).toEqual([]);
    await page.clock.runFor(55_000);
    expect(await host.waitFor('allfeat:failed')).toMatchObject({
      code: 'common.auth.missing_token',
      retryable: true,
    });

    await person.button('Try again').click();
    await expect(host.widget.getByText('Renewing your session')).toBeVisible();
    await host.call('setToken', await pages.token());
    await page.clock.runFor(1_000);
    await host.waitFor('allfeat:complete');
  });
});

test('a token handed over inside the listener itself is in time', async ({ open, page, pages }) => {
  const token = await pages.token();
  const host = await open({ tokens: false });
  await page.evaluate((value) => {
    document.addEventListener('allfeat:token-expired', ({ target }) => {
      (target as unknown as { setToken(token: string): void }).setToken(value);
    });
  }, token);
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  expect(await host.eventsNamed('allfeat:token-expired')).toHaveLength(1);
});

test('reset while a token is waited for ends the wait and the flow', async ({ open, ats }) => {
  const host = await open({ tokens: false });
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  await expect(host.widget.getByText('Renewing your session')).toBeVisible();
  await host.call('reset');
  await expect(person.heading('Choose your file')).toBeVisible();
  await expect
    .poll(() => host.eventsNamed('allfeat:token-expired'))
    .toMatchObject([{ detail: { pendingAction: 'register' } }, { detail: { pendingAction: 'reset' } }]);
  await host.call('setToken', 'anything');
  await host.caughtUp();
  await expect(person.heading('Choose your file')).toBeVisible();
  expect((await ats.requests()).filter(({ path }) => path.includes('/works/'))).toEqual([]);
});
