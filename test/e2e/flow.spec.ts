import { expect, test } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

test('the form can be filled before a token has come, and waits for it at Register', async ({
  open,
  pages,
}) => {
  const host = await open({ tokens: false });
  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').click();
  await expect(host.widget.getByText('Renewing your session')).toBeVisible();
  expect(await host.waitFor('allfeat:token-expired')).toEqual({
    pendingAction: 'register',
    actionType: 'register',
  });

  const token = await pages.token();
  await host.call('setToken', token);
  await host.waitFor('allfeat:complete');
  expect(await host.eventsNamed('allfeat:token-expired')).toHaveLength(1);
});

test.describe('when the service refuses a call', () => {
  test.use({ expectedErrors: /Failed to load resource: .* status of 4/ });

  test('a token that ran out while the form was filled costs one question, and no second job', async ({
    open,
    ats,
    pages,
  }) => {
    const token = await pages.token();
    const host = await open({ attributes: { token } });
    const person = new Person(host.widget);
    await person.fillForm();
    await ats.expireTokens();
    await person.button('Register').click();
    await host.waitFor('allfeat:complete');
    expect(await host.eventsNamed('allfeat:token-expired')).toHaveLength(1);
    const inits = (await ats.requests()).filter(({ path }) => path === '/v1/works/init');
    expect(inits.map(({ status }) => status)).toEqual([401, 200]);
  });

  test('a refused title returns to its field with everything kept', async ({ open, ats }) => {
    const host = await open();
    const person = new Person(host.widget);
    await ats.fault({ on: 'POST /v1/works/init', code: 'registration.duplicate_title' });
    await person.fillForm();
    await person.button('Register').click();
    await expect(person.field(/^Title/)).toHaveAccessibleDescription(
      'A work with this title already exists. Choose a different title.',
    );
    await expect(person.field(/^Title/)).toBeFocused();
    expect(await host.waitFor('allfeat:error')).toMatchObject({
      code: 'registration.duplicate_title',
      httpStatus: 409,
    });
    await person.typeTitle('High Tide');
    await person.continue();
    await person.continue();
    await expect(host.widget.getByText('Maya Okafor')).toBeVisible();
    await person.button('Register').click();
    await host.waitFor('allfeat:complete');
  });
});

test('an upload can be cancelled after one question, and goes on to the same job', async ({ open, ats }) => {
  await ats.fault({ on: 'PUT /storage/*', times: 1, delayMs: 60_000 });
  const host = await open();
  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').click();
  await expect(person.heading('Uploading your file')).toBeVisible();
  await person.button('Cancel').click();
  await person.button('Keep uploading').click();
  await person.button('Cancel').click();
  await person.button('Stop uploading').click();
  await expect(person.heading('Check everything')).toBeVisible();
  await expect(host.widget.getByText('low-tide-master.wav')).toBeVisible();

  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  expect(await ats.calls()).toMatchObject({ 'POST /v1/works/init': 1, 'POST /v1/works/confirm': 1 });
  expect((await ats.works()).length).toBe(1);
});

test('a double press of Register registers once', async ({ open, ats }) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').dblclick();
  await host.waitFor('allfeat:complete');
  expect(await ats.calls()).toMatchObject({ 'POST /v1/works/init': 1, 'POST /v1/works/confirm': 1 });
});

test.describe('without a WebSocket', () => {
  test.use({ expectedErrors: /WebSocket connection to/ });

  test('polling brings the same steps and the same end', async ({ open, ats }) => {
    await ats.settings({ webSocket: false });
    const host = await open({ hurried: true });
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    expect(await host.waitFor('allfeat:complete')).toMatchObject({
      accessCode: expect.stringMatching(/^atc_/),
    });
    const steps = (await host.eventsNamed('allfeat:step')).map(({ detail }) => detail.step);
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps.at(-1)).toBe('completed');
  });
});

test('an access code that comes late is shown, and is in the one complete event', async ({ open, ats }) => {
  await ats.settings({ accessCodeDelayMs: 600_000 });
  const host = await open({ hurried: true });
  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').click();
  await expect(person.heading('“Low Tide” is registered')).toBeVisible();
  await expect(host.widget.getByText('Your access code is on its way.')).toBeVisible();
  await host.caughtUp();
  expect(await host.eventsNamed('allfeat:complete')).toEqual([]);
  // Its next question is answered with the code.
  const late = `atc_${'0123456789abcdef'.repeat(4)}`;
  await ats.fault({ on: 'GET /v1/transactions/*', times: -1, patch: { result: { access_code: late } } });
  const { accessCode } = await host.waitFor('allfeat:complete');
  expect(accessCode).toBe(late);
  await expect(host.widget.locator('#access-code')).toHaveText(accessCode);
  expect(await host.eventsNamed('allfeat:complete')).toHaveLength(1);
});

test('the access code is copied, saved as a file, and asked about before the next work', async ({
  open,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const host = await open();
  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').click();
  const { accessCode } = await host.waitFor('allfeat:complete');
  const panel = host.widget.locator('.key');
  await expect(panel.getByText('Not saved yet')).toBeVisible();
  await panel.getByRole('button', { name: 'Copy' }).click();
  await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(accessCode);

  const downloading = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save as a file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Low Tide access code.txt');
  const stream = await download.createReadStream();
  let text = '';
  for await (const chunk of stream) text += chunk;
  expect(text).toContain(accessCode);

  await person.button('Register another').click();
  await person.button('I have saved my access code').click();
  await expect(person.heading('Choose your file')).toBeVisible();
  await expect(person.button('Replace')).toHaveCount(0);
});

test('reset clears the form and asks the host for a token', async ({ open }) => {
  const host = await open({ tokens: false });
  const person = new Person(host.widget);
  await person.chooseFile(smallFile());
  await person.continue();
  await person.typeTitle('Low Tide');
  await host.call('reset');
  await expect(person.heading('Choose your file')).toBeVisible();
  await expect(host.widget.getByText('low-tide-master.wav')).toHaveCount(0);
  expect(await host.waitFor('allfeat:token-expired')).toEqual({
    pendingAction: 'reset',
    actionType: 'register',
  });
});

test('calls made before the frame is up are kept, and attributes reach it in order', async ({
  open,
  page,
  demo,
  pages,
}) => {
  await open();
  const token = await pages.token();
  await page.evaluate(
    ({ atsUrl, value }) => {
      const widget = document.createElement('ats-widget') as HTMLElement & {
        siteKey: string;
        atsUrl: string;
        setToken(token: string): void;
        prefill(prefill: object): void;
      };
      widget.id = 'early';
      widget.siteKey = 'cpk_demo';
      widget.atsUrl = atsUrl;
      widget.setToken(value);
      document.body.append(widget);
      widget.prefill({
        title: 'Early Bird',
        creators: [{ fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['Author'] }],
      });
    },
    { atsUrl: demo.atsUrl, value: token },
  );
  const early = new Person(page.locator('#early').frameLocator('iframe'));
  await early.chooseFile(smallFile());
  await early.continue();
  await expect(early.field(/^Title/)).toHaveValue('Early Bird');
  await early.continue();
  await early.continue();
  await early.button('Register').click();
  await expect(early.heading('“Early Bird” is registered')).toBeVisible();
  expect(
    await page.evaluate(() =>
      (window as unknown as { events: { name: string }[] }).events.map(({ name }) => name),
    ),
  ).not.toContain('allfeat:token-expired');
});

test('the height of the element follows its content, and settles', async ({ open, page }) => {
  const host = await open();
  const person = new Person(host.widget);
  await expect(person.heading('Choose your file')).toBeVisible();
  const gap = async () => {
    const sheet = await host.widget.locator('.ats').boundingBox();
    const element = await page.locator('ats-widget').boundingBox();
    return (element?.height ?? 0) - (sheet?.height ?? 0);
  };
  // Neither cut off nor left empty; 0 to a pixel, which the frame is rounded up to.
  const follows = () => expect.poll(async () => Math.floor(await gap())).toBe(0);
  await follows();
  await person.chooseFile(smallFile());
  await follows();
  await person.continue();
  await expect(person.heading('What is it called?')).toBeVisible();
  await follows();
});

test('a transaction that falls silent can be checked again: the same one, and nothing is paid again', async ({
  open,
  page,
  ats,
  pages,
}) => {
  await page.clock.install();
  await ats.settings({ stepMs: 600_000 });
  const host = await open({ attributes: { token: await pages.token() } });
  const person = new Person(host.widget);
  await person.skipToReview(host);
  const pressed = await page.evaluate(() => Date.now());
  await person.button('Register').click();
  await host.waitFor('allfeat:step');
  // However long that took: the 120 s began before this minute did, and not before the press.
  await page.clock.pauseAt(pressed + 60_000);
  await page.clock.runFor(59_000);
  await host.caughtUp();
  expect(await host.eventsNamed('allfeat:failed')).toEqual([]);
  await page.clock.runFor(61_000);
  expect(await host.waitFor('allfeat:failed')).toMatchObject({
    code: 'widget.network_error',
    stage: 'tracking',
    retryable: true,
  });
  await expect(person.button('Start over')).toHaveCount(0);
  await person.button('Check again').click();
  await expect(person.heading('Registering “Low Tide”')).toBeVisible();
  await page.clock.runFor(5_000);
  await host.caughtUp();
  const steps = (await host.eventsNamed('allfeat:step')).map(({ detail }) => detail.step);
  expect(steps).toEqual(['validating']);
  expect(await ats.calls()).toMatchObject({ 'POST /v1/works/confirm': 1 });
});
