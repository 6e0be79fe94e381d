import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

const append = (page: Page) =>
  page.evaluate(() => document.body.append(document.querySelector('ats-widget') as Element));

test('moved within the page by moveBefore, the form is kept', async ({ open, page }) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await page.evaluate(() => {
    const box = document.body.appendChild(document.createElement('section')) as HTMLElement & {
      moveBefore(node: Node, child: Node | null): void;
    };
    box.moveBefore(document.querySelector('ats-widget') as Element, null);
  });
  await expect(page.locator('section ats-widget')).toHaveCount(1);
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  expect(await host.eventsNamed('allfeat:ready')).toHaveLength(1);
});

test('moved while tracking by append, the registration goes on and its access code arrives', async ({
  open,
  page,
  ats,
}) => {
  await ats.settings({ stepMs: 600_000 });
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  await host.waitFor('allfeat:confirmed');
  await append(page);
  await expect(person.heading(/^Registering/)).toBeVisible();
  await ats.settings({ stepMs: 40 });
  expect(await host.waitFor('allfeat:complete')).toMatchObject({
    accessCode: expect.stringMatching(/^atc_/),
  });
  expect(await ats.calls()).toMatchObject({ 'POST /v1/works/confirm': 1 });
});

test('moved by append while the form is filled, everything is where it was, the file too', async ({
  open,
  page,
  ats,
}) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.typeFirst();
  await host.caughtUp();
  await append(page);
  await expect(person.heading('What is it called?')).toBeVisible();
  await expect(person.field(/^Title/)).toHaveValue('Low Tide');
  await person.continue();
  await person.nameCreator('Maya Okafor', 'maya@okafor.example', ['Author']);
  await host.caughtUp();
  await append(page);
  await expect(person.field(/^Full name/)).toHaveValue('Maya Okafor');
  await expect(host.widget.getByRole('checkbox', { name: 'Author' })).toBeChecked();
  await person.continue();
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  expect((await ats.works()).map(({ title, versions }) => [title, versions[0]?.size])).toEqual([
    ['Low Tide', 2048],
  ]);
  expect(await host.eventsNamed('allfeat:ready')).toHaveLength(1);
});

test('moved right after a call, before the frame has heard of it, the call still counts', async ({
  open,
  page,
}) => {
  const host = await open();
  const person = new Person(host.widget);
  await expect(person.heading('Choose your file')).toBeVisible();
  await page.evaluate(() => {
    const widget = document.querySelector<Element & { prefill(prefill: object): void }>('ats-widget');
    widget?.prefill({ title: 'In Transit' });
    if (widget) document.body.append(widget);
  });
  await expect(person.heading('Choose your file')).toBeVisible();
  await person.chooseFile(smallFile());
  await person.continue();
  await expect(person.field(/^Title/)).toHaveValue('In Transit');
});

test('moved by append on the success screen, access code and proof are there, and the page is not told twice', async ({
  open,
  page,
}) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  const { accessCode } = await host.waitFor('allfeat:complete');
  const before = (await host.events()).length;
  const proof = await person.save('Proof file');
  await append(page);
  await expect(person.heading('“Low Tide” is registered')).toBeVisible();
  await expect(host.widget.locator('#access-code')).toHaveText(accessCode);
  await expect
    .poll(async () => ((await host.state()) as { accessCode?: string }).accessCode)
    .toBe(accessCode);
  expect(await person.save('Proof file')).toEqual(proof);
  expect(await host.events()).toHaveLength(before);
});

test('moved in the same breath as reset(), the form is empty', async ({ open, page }) => {
  const host = await open({ tokens: false });
  const person = new Person(host.widget);
  await person.typeFirst();
  await host.caughtUp();
  await page.evaluate(() => {
    const widget = document.querySelector('ats-widget');
    widget?.reset();
    if (widget) document.body.append(widget);
  });
  await expect(person.heading('Choose your file')).toBeVisible();
  await expect(host.widget.getByText('low-tide-master.wav')).toHaveCount(0);
  await expect
    .poll(() => host.eventsNamed('allfeat:token-expired'))
    .toMatchObject([{ detail: { pendingAction: 'reset' } }]);
});

test.describe('a page without storage', () => {
  test('moves a widget that is tracking, and loses nothing', async ({ open, page, ats }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('Blocked.', 'SecurityError');
        },
      });
    });
    await ats.settings({ stepMs: 600_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await person.button('Register').click();
    await host.waitFor('allfeat:confirmed');
    await append(page);
    await expect(person.heading(/^Registering/)).toBeVisible();
    await ats.settings({ stepMs: 40 });
    expect(await host.waitFor('allfeat:complete')).toMatchObject({ accessCode: expect.any(String) });
    const steps = (await host.eventsNamed('allfeat:step')).map(({ detail }) => detail.step);
    expect(steps).toEqual([...new Set(steps)]);
  });
});

test('a frame that reloads itself comes back with the form as it was', async ({ open, page }) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.typeFirst();
  await host.caughtUp();
  const frame = page.frames().find((each) => each !== page.mainFrame());
  await frame?.evaluate(() => location.reload());
  await expect.poll(() => frame?.isDetached()).toBe(true);
  await expect(person.heading('What is it called?')).toBeVisible();
  await expect(person.field(/^Title/)).toHaveValue('Low Tide');
  expect(await host.eventsNamed('allfeat:ready')).toHaveLength(1);
});
