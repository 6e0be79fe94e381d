import { expect, test } from './fixtures.ts';
import { Person } from './person.ts';

test.describe('a reload of the page', () => {
  test.use({ expectedErrors: /\[ats-widget\] widget.configuration_error/ });
  test('while tracking brings back the steps, the end and the access code', async ({ open, page, ats }) => {
    await ats.settings({ stepMs: 600_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    const { transactionId } = await host.waitFor('allfeat:confirmed');
    await page.reload();
    await expect(person.heading('Registering your work')).toBeVisible();
    await ats.settings({ stepMs: 40 });
    const complete = await host.waitFor('allfeat:complete');
    expect(complete).toMatchObject({ accessCode: expect.stringMatching(/^atc_/), resumed: true });
    expect(await host.state()).toMatchObject({
      screen: 'COMPLETE',
      transactionId,
      accessCode: complete.accessCode,
    });
    for (const { detail } of await host.eventsNamed('allfeat:step'))
      expect(detail).toMatchObject({ resumed: true });
    expect(await ats.calls()).toMatchObject({ 'POST /v1/works/init': 1, 'POST /v1/works/confirm': 1 });
  });

  test('on the success screen shows the access code again, until another is registered', async ({
    open,
    page,
  }) => {
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    const { accessCode } = await host.waitFor('allfeat:complete');
    await page.reload();
    await expect(person.heading('Your work is registered')).toBeVisible();
    await expect(host.widget.locator('#access-code')).toHaveText(accessCode);
    await person.button('Register another').click();
    await person.button('I have saved my access code').click();
    await expect(person.heading('Choose your file')).toBeVisible();
    await page.reload();
    await expect(person.heading('Choose your file')).toBeVisible();
  });

  test('during confirm leaves an unknown outcome, and nothing to press twice', async ({
    open,
    page,
    ats,
  }) => {
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    await ats.fault({ on: 'POST /v1/works/confirm', times: 1, delayMs: 600_000 });
    await person.button('Register').click();
    await expect.poll(async () => (await ats.calls())['POST /v1/works/prepare']).toBe(1);
    await expect(host.widget.getByText('It can only be charged once.')).toBeVisible();
    const { jobId } = (await host.state()) as { jobId: string };
    await page.reload();
    await expect(person.heading('We don’t know if your work was registered')).toBeVisible();
    await expect(host.widget.getByText(jobId)).toBeVisible();
    expect(await host.waitFor('allfeat:failed')).toMatchObject({
      stage: 'confirm',
      retryable: false,
      details: { outcome: 'unknown', job_id: jobId },
    });
    await expect(person.button('Try again')).toHaveCount(0);
    await expect(person.button('Start over')).toHaveCount(0);
    await host.call('reset');
    await expect(person.heading('Choose your file')).toBeVisible();
  });

  test('during the upload begins anew, and nothing is registered', async ({ open, page, ats }) => {
    await ats.fault({ on: 'PUT /storage/*', times: 1, delayMs: 600_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    await expect(person.heading('Uploading your file')).toBeVisible();
    await page.reload();
    await expect(person.heading('Choose your file')).toBeVisible();
    expect(await ats.works()).toEqual([]);
  });

  test('finds its job again when the attributes come late', async ({ open, page, ats }) => {
    await ats.settings({ stepMs: 600_000 });
    const host = await open({ attributes: { 'site-key': null } });
    const person = new Person(host.widget);
    const late = async () => {
      await expect(person.heading('This isn’t available here')).toBeVisible();
      await host.call('setAttribute', 'site-key', 'cpk_demo');
    };
    await late();
    await person.skipToReview(host);
    await person.button('Register').click();
    await host.waitFor('allfeat:confirmed');
    await page.reload();
    await late();
    await expect(person.heading('Registering your work')).toBeVisible();
    await ats.settings({ stepMs: 40 });
    expect(await host.waitFor('allfeat:complete')).toMatchObject({
      resumed: true,
      accessCode: expect.any(String),
    });
  });

  test('shows nothing of one user’s job to the next', async ({ open, page, ats }) => {
    await ats.settings({ stepMs: 600_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await person.button('Register').click();
    await host.waitFor('allfeat:confirmed');
    await host.call('setAttribute', 'external-user-id', 'user-2');
    await host.caughtUp();
    await ats.settings({ stepMs: 40 });
    const { accessCode } = await host.waitFor('allfeat:complete');
    expect(accessCode).toMatch(/^atc_/);

    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        document.querySelector('ats-widget')?.setAttribute('external-user-id', 'user-2');
      });
    });
    await page.reload();
    await expect(person.heading('Choose your file')).toBeVisible();
  });

  test('right after reset() begins anew', async ({ open, page }) => {
    const host = await open();
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await person.button('Register').click();
    await host.waitFor('allfeat:complete');
    await page.evaluate(() => {
      document.querySelector<Element & { reset(): void }>('ats-widget')?.reset();
      location.reload();
    });
    await expect(person.heading('Choose your file')).toBeVisible();
  });

  test('finds a registration whose user the host named while it was being paid', async ({
    open,
    page,
    ats,
  }) => {
    await ats.fault({ on: 'POST /v1/works/prepare', delayMs: 60_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    await host.waitFor('allfeat:upload-complete');
    await host.call('setAttribute', 'external-user-id', 'user-7');
    await host.caughtUp();
    await ats.clearFaults();
    const { accessCode } = await host.waitFor('allfeat:complete');
    await page.reload();
    await expect(host.widget.locator('#access-code')).toHaveText(accessCode);
  });

  test('is not confused by another widget that was never on the page', async ({ open, page }) => {
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    const { accessCode } = await host.waitFor('allfeat:complete');
    await page.evaluate(() =>
      (document.createElement('ats-widget') as HTMLElement & { reset(): void }).reset(),
    );
    await page.reload();
    await expect(host.widget.locator('#access-code')).toHaveText(accessCode);
  });
});
