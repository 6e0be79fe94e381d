import { expect, test } from './fixtures.ts';
import { Person } from './person.ts';

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
  await ats.settings({ stepMs: 500 });
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  await host.waitFor('allfeat:confirmed');
  await page.evaluate(() => document.body.append(document.querySelector('ats-widget') as Element));
  expect(await host.waitFor('allfeat:complete')).toMatchObject({
    accessCode: expect.stringMatching(/^atc_/),
  });
  expect(await ats.calls()).toMatchObject({ 'POST /v1/works/confirm': 1 });
});
