import { expect, test } from './demo-page.ts';

test('events are listed newest first, filtered, copied without secrets, and cleared', async ({ visit }) => {
  const demo = await visit();
  await demo.register();
  const code = await demo.person().widget.locator('#access-code').innerText();
  await expect(demo.tools.getByRole('status', { name: 'Latest event' })).toContainText('allfeat:complete');
  const events = await demo.tool('Events');
  const rows = events.getByRole('listitem');
  await expect(rows.first()).toContainText('allfeat:complete');
  await expect(rows.last()).toContainText('allfeat:ready');
  // All progress of an upload is one row.
  await expect(demo.event('allfeat:upload-progress')).toHaveCount(1);
  await expect(demo.event('allfeat:upload-progress')).toContainText('100%');

  await rows.first().locator('summary').click();
  await rows.first().getByRole('button', { name: /^Copy/ }).click();
  await expect(rows.first().getByRole('button', { name: /^Copied/ })).toBeVisible();
  const one = JSON.parse(await demo.copied());
  expect(one).toEqual({
    atsId: expect.any(Number),
    txHash: expect.stringMatching(/^0x/),
    blockNumber: expect.any(Number),
    explorerUrl: expect.any(String),
    accessCode: expect.stringMatching(/^atc_[0-9a-f]{4}…$/),
  });

  await events.getByRole('combobox', { name: 'Kind' }).selectOption('Flow');
  await expect(demo.event('allfeat:step')).toHaveCount(0);
  await events.getByRole('searchbox', { name: 'Text' }).fill('upload');
  await expect(rows).toHaveCount(2);
  await events.getByRole('combobox', { name: 'Kind' }).selectOption('Everything');
  await events.getByRole('searchbox', { name: 'Text' }).fill('');
  await events.getByRole('button', { name: /^Copy all/ }).click();
  await expect(events.getByRole('button', { name: /^Copied as JSON/ })).toBeVisible();
  const text = await demo.copied();
  const all = JSON.parse(text) as { name: string; at: string; widget: number; detail: unknown }[];
  expect(all).toHaveLength(await rows.count());
  expect(all[0]).toEqual({ at: expect.any(String), widget: 1, name: 'allfeat:complete', detail: one });
  expect(text).not.toContain(code.replace(/\s/g, ''));
  expect(text).not.toContain('eyJ');

  await events.getByRole('button', { name: 'Clear' }).click();
  await expect(events.getByText('No events yet.')).toBeVisible();
});

test('the state is that of getState(), with the access code shortened', async ({ visit }) => {
  const demo = await visit();
  const state = await demo.tool('State');
  const value = (name: string) => state.locator('dt', { hasText: name }).locator('+ dd');
  await expect(value('screen')).toHaveText('FORM');
  await expect(value('maxFileSize')).toHaveText('500 MB');
  await demo.register();
  await expect(value('screen')).toHaveText('COMPLETE');
  await expect(value('accessCode')).toHaveText(/^atc_[0-9a-f]{4}…$/);
  await expect(value('transactionId')).toHaveText(/.+/);
  await expect(value('atsId')).toHaveText(/^\d+$/);
  // Not every change comes with an event.
  await demo.element().evaluate((element) => element.setAttribute('max-file-size', String(3 * 2 ** 20)));
  await expect(value('maxFileSize')).toHaveText('3 MB');
});

test('two widgets have settings of their own, and the events say whose they are', async ({
  visit,
  page,
  ats,
}) => {
  const demo = await visit();
  const second = page.getByRole('checkbox', { name: /^A second widget/ });
  await second.check();
  await expect(demo.person(1).heading('Which work?')).toBeVisible();
  await expect(demo.person(0).heading('Choose your file')).toBeVisible();
  await demo.panel().getByRole('radio', { name: 'Widget 2' }).check();
  await demo.panel().getByRole('radio', { name: 'Download' }).check();
  await demo.panel().getByRole('button', { name: 'Give 25 works' }).click();
  await expect(demo.person(1).heading('Your works')).toBeVisible();
  await expect(demo.person(1).widget.getByRole('button', { name: /^Quiet Harbour 1/ })).toBeVisible();
  await expect.poll(() => new URL(page.url()).search).toBe('?two=1&mode2=download&user2=demo-user');

  await demo.register(0);
  await expect(demo.person(0).heading('“Low Tide” is registered')).toBeVisible();
  // A work of nobody in particular: the user of the other widget has none of it.
  expect((await ats.works()).filter(({ title }) => title === 'Low Tide')).toMatchObject([
    { external_user_ref: null },
  ]);
  await demo.tool('Events');
  await expect(demo.event('allfeat:complete').locator('.who')).toHaveText(/1$/);
  await expect(demo.event('allfeat:ready').locator('.who').filter({ hasText: /2$/ })).toHaveCount(1);

  await demo.tool('Setup');
  await second.uncheck();
  await expect(demo.element(1)).toHaveCount(0);
  await expect(demo.person(0).heading('“Low Tide” is registered')).toBeVisible();
  await expect.poll(() => new URL(page.url()).search).toBe('');
});
