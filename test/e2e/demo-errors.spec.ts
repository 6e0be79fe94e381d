import { expect, test, type DemoPage } from './demo-page.ts';

test.use({ expectedErrors: /Failed to load resource|\[ats-widget\]|WebSocket connection|CORS policy/ });

async function arm(demo: DemoPage, call: string, what: string, often?: 'Once' | 'Always') {
  const errors = await demo.tool('Errors');
  await errors.getByRole('combobox', { name: 'Call' }).selectOption(call);
  await errors.getByRole('combobox', { name: 'What happens' }).selectOption({ label: what });
  if (often) await errors.getByRole('radio', { name: often }).check();
  await errors.getByRole('button', { name: 'Arm' }).click();
  return errors;
}

test('a code is armed for a call, happens there once, and leads to its event and screen', async ({
  visit,
}) => {
  const demo = await visit();
  const errors = await arm(demo, 'Init', 'registration.duplicate_title (CONFLICT)');
  await expect(errors.locator('dl')).toContainText(
    'registration.duplicate_title, earlier CONFLICT, HTTP 409',
  );
  await expect(errors.locator('dl')).toContainText('A work with this title already exists.');
  const armed = errors.getByRole('region', { name: 'Armed' }).getByRole('listitem');
  await expect(armed).toContainText('Init registration.duplicate_title');
  await expect(armed).toContainText('waits');

  await demo.register();
  await expect(demo.person().heading('What is it called?')).toBeVisible();
  await expect(armed).toContainText('has happened');
  const latest = demo.tools.getByRole('status', { name: 'Latest event' });
  await expect(latest).toContainText('allfeat:error registration.duplicate_title');
  await demo.person().typeTitle('High Tide');
  for (const heading of ['Who made it?', 'Check everything']) {
    await demo.person().continue();
    await demo.person().heading(heading).waitFor();
  }
  await demo.person().button('Register').click();
  await expect(demo.person().heading('“High Tide” is registered')).toBeVisible();
});

test('what is armed for ever goes on until it is cleared, one by one or all', async ({ visit, ats }) => {
  const demo = await visit();
  await arm(demo, 'Stats', 'Not JSON: widget.malformed_response');
  const errors = await arm(demo, 'Prepare', 'registration.dry_run_failed (BAD_REQUEST)', 'Always');
  const armed = errors.getByRole('region', { name: 'Armed' }).getByRole('listitem');
  await expect(armed).toHaveCount(2);
  await demo.register();
  await expect(demo.person().button('Try again')).toBeVisible();
  await demo.person().button('Try again').click();
  await expect(armed.filter({ hasText: 'Prepare' })).toContainText('has happened 2×, goes on');
  await expect.poll(() => ats.count('POST /v1/works/prepare')).toBe(2);
  await expect(demo.person().button('Try again')).toBeVisible();
  await errors.getByRole('button', { name: /^Clear Prepare/ }).click();
  await expect(armed).toHaveCount(1);
  await demo.person().button('Try again').click();
  await expect(demo.person().heading('“Low Tide” is registered')).toBeVisible();
  await errors.getByRole('button', { name: 'Clear all' }).click();
  await expect(errors.getByText('Nothing is armed.')).toBeVisible();
});

test('a storage that refuses and a socket that closes are faults too', async ({ visit }) => {
  const demo = await visit();
  const latest = demo.tools.getByRole('status', { name: 'Latest event' });
  await arm(demo, 'Upload (PUT)', 'Access denied');
  await arm(demo, 'Tracking: WebSocket', 'Closes at once');
  await demo.register();
  await expect(latest).toContainText('allfeat:failed widget.upload_error');
  const errors = demo.panel();
  await errors.getByRole('button', { name: /^Clear Upload/ }).click();
  await demo.person().button('Try again').click();
  await expect(demo.person().heading('“Low Tide” is registered')).toBeVisible();
  // What is chosen stays chosen, whatever happens meanwhile.
  await expect(errors.getByRole('combobox', { name: 'Call' })).toHaveValue('socket');
  const socket = errors
    .getByRole('region', { name: 'Armed' })
    .getByRole('listitem')
    .filter({ hasText: 'WebSocket' });
  await expect(socket).toContainText('has happened');
});

test('the page’s own token call fails on order, and the element loses its site key', async ({ visit }) => {
  const demo = await visit();
  const errors = await arm(demo, 'Token for the page', 'organization.inactive (FORBIDDEN)');
  await errors.getByRole('button', { name: 'Expire tokens' }).click();
  await expect(errors.getByText('Every token given so far has expired.')).toBeVisible();
  await demo.register();
  await demo.tool('Events');
  await expect(demo.event('No token: The ATS refused to issue a token (status 403).')).toBeVisible();
  await expect(demo.person().widget.getByText('Renewing your session')).toBeVisible();

  await demo.tool('Errors');
  await errors.getByRole('combobox', { name: 'Call' }).selectOption('The element on your page');
  await errors.getByRole('button', { name: 'Arm' }).click();
  await expect(demo.person().heading('This isn’t available here')).toBeVisible();
  await expect(demo.tools.getByRole('status', { name: 'Latest event' })).toContainText(
    'widget.configuration_error',
  );
  await errors.getByRole('button', { name: 'Clear all' }).click();
  await expect(demo.person().heading('This isn’t available here')).toHaveCount(0);
  expect(await demo.element().getAttribute('site-key')).toBe('cpk_demo');
});

test('conditions of the whole service hold until all is cleared', async ({ visit, ats }) => {
  const demo = await visit();
  const errors = await demo.tool('Errors');
  const condition = (name: string) => errors.getByRole('checkbox', { name });
  for (const name of ['No WebSockets', 'No credits left', 'Quotes expire at once'])
    await condition(name).check();
  await expect.poll(() => ats.settings({})).toMatchObject({ webSocket: false, credits: 0, quoteTtlMs: 1 });
  await condition('Quotes expire at once').uncheck();
  await expect.poll(() => ats.settings({})).toMatchObject({ quoteTtlMs: 300_000 });
  await demo.register();
  const latest = demo.tools.getByRole('status', { name: 'Latest event' });
  await expect(latest).toContainText('allfeat:failed common.forbidden');
  await errors.getByRole('button', { name: 'Clear all' }).click();
  await expect(condition('No WebSockets')).not.toBeChecked();
  expect(await ats.settings({})).toMatchObject({ webSocket: true, credits: 1000 });
  await demo.person().button('Try again').click();
  await expect(demo.person().heading('“Low Tide” is registered')).toBeVisible();
});
