/** A new version of a work, by its access code. */
import { createHash } from 'node:crypto';
import { expect, test, type Host } from './fixtures.ts';
import { Person, smallFile } from './person.ts';
import type { Ats } from './ats.ts';
import { registeredWork } from './registered.ts';

const attributes = { mode: 'update' };
const maya = { fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author'] };
const code404 = `atc_${'0'.repeat(64)}`;

/** Registers a work the real way; answers its access code. */
async function registered(open: (options?: object) => Promise<Host>) {
  const host = await open();
  const person = new Person(host.widget);
  await host.call('prefill', { title: 'Low Tide', creators: [maya] });
  await person.chooseFile(smallFile());
  for (let step = 0; step < 3; step++) await person.continue();
  await person.button('Register').click();
  const { accessCode } = await host.waitFor('allfeat:complete');
  // Another tab, as far as the next page knows.
  await host.page.evaluate(() => sessionStorage.clear());
  return accessCode as string;
}

const versionsOf = async (ats: Ats) => (await ats.works())[0]?.versions ?? [];

test('a new file becomes version 2, verified, with no access code', async ({ open, ats }) => {
  const code = await registered(open);
  const host = await open({ attributes });
  const person = new Person(host.widget);
  expect(await host.waitFor('allfeat:ready')).toEqual({ mode: 'update' });
  await person.field(/^Access code/).fill(code);
  await person.continue();
  await expect(person.heading('Is there a new file?')).toBeVisible();
  await expect(host.widget.getByText('low-tide-master.wav')).toBeVisible();
  await expect(host.widget.getByText('Stored with version 1')).toBeVisible();
  await person.chooseFile(smallFile('low-tide-remaster.wav', 5000));
  await person.continue();
  const title = person.field(/^Title/);
  await expect(title).toHaveValue('Low Tide');
  await expect(title).not.toBeEditable();
  await person.continue();
  await expect(person.field(/^Full name/)).toHaveValue('Maya Okafor');
  await person.button('Add creator').click();
  await person.nameCreator('Théo Laurent', 'theo@laurent.example', ['Arranger']);
  await person.continue();
  await expect(host.widget.getByText('low-tide-remaster.wav')).toBeVisible();
  await expect(host.widget.locator('.people .badge')).toHaveText(['New']);
  await person.button('Update').click();

  expect(await host.waitFor('allfeat:complete')).toEqual({
    atsId: 1,
    txHash: expect.stringMatching(/^0x/),
    blockNumber: expect.any(Number),
    explorerUrl: expect.any(String),
  });
  await expect(person.heading('Version 2 of “Low Tide” is registered')).toBeVisible();
  await expect(host.widget.getByText('Your access code stays the same.')).toBeVisible();
  await expect(host.widget.getByText('Verified', { exact: true })).toBeVisible();
  expect(await host.state()).not.toHaveProperty('accessCode');
  const [first, second] = await versionsOf(ats);
  const sha256 = createHash('sha256').update(smallFile('', 5000).buffer).digest('hex');
  expect(second?.sha256.replace('0x', '')).toBe(sha256);
  expect(second?.commitment).not.toBe(first?.commitment);
  expect(await host.eventsNamed('allfeat:token-expired')).toMatchObject([
    { detail: { pendingAction: 'update', actionType: 'update_version' } },
  ]);
  expect(await ats.calls()).toMatchObject({
    [`GET /v1/access/${code}/work`]: 1,
    [`POST /v1/access/${code}/versions/init-upload`]: 1,
    [`POST /v1/access/${code}/versions/prepare`]: 1,
    [`POST /v1/access/${code}/versions/confirm`]: 1,
  });
});

test('Skip keeps the stored file: nothing is uploaded, and the new version is not checked', async ({
  open,
  ats,
}) => {
  const code = await registeredWork(ats);
  const host = await open({ attributes });
  const person = new Person(host.widget);
  await person.field(/^Access code/).fill(code);
  await person.continue();
  await person.button('Skip').click();
  await person.continue();
  await person.field(/^Full name/).fill('Maya A. Okafor');
  await person.continue();
  await expect(host.widget.getByText('Kept', { exact: true })).toBeVisible();
  await expect(host.widget.locator('.people .badge')).toHaveText(['Changed']);
  await person.button('Update').click();
  await host.waitFor('allfeat:complete');
  await expect(person.heading('Not checked on your device')).toBeVisible();
  await expect(host.widget.getByText(/You kept the stored file/)).toBeVisible();
  const names = (await host.events()).map(({ name }) => name);
  expect(names.filter((name) => name.includes('upload'))).toEqual([]);
  expect(await ats.calls()).toMatchObject({ [`POST /v1/access/${code}/versions/init`]: 1 });
  const [first, second] = await versionsOf(ats);
  expect(second?.sha256).toBe(first?.sha256);
  expect(second?.commitment).not.toBe(first?.commitment);
});

test('a code is taken as people paste it: wrapped, spaced, in capitals', async ({ open, ats }) => {
  const code = await registeredWork(ats);
  const host = await open({ attributes });
  const person = new Person(host.widget);
  const digits = code.slice(4).toUpperCase();
  await person
    .field(/^Access code/)
    .fill(` atc_${digits.slice(0, 30)}\n${digits.slice(30, 50)} ${digits.slice(50)}\n`);
  await person.field(/^Access code/).press('Enter');
  await expect(person.heading('Is there a new file?')).toBeVisible();
});

test.describe('a code that opens nothing is said at its field', () => {
  test.use({ expectedErrors: /Failed to load resource/ });

  for (const [what, text, says] of [
    ['none', '', 'Enter the access code of your work.'],
    ['cut', 'atc_a0561fd649cdb6baa784055f051bad796ea0afef1', /45 characters long, and a full one has 68/],
    ['malformed', `abc_${'0'.repeat(64)}`, /starts with atc_/],
    ['unknown', code404, /No work has this access code/],
  ] as const) {
    test(what, async ({ open }) => {
      const host = await open({ attributes });
      const person = new Person(host.widget);
      await person.field(/^Access code/).fill(text);
      await person.continue();
      await expect(host.widget.getByText(says)).toBeVisible();
      await expect(person.field(/^Access code/)).toHaveAttribute('aria-invalid', 'true');
      await expect(person.field(/^Access code/)).toBeFocused();
      expect(await host.state()).toMatchObject({ screen: 'FORM' });
      await expect.poll(() => host.eventsNamed('allfeat:error')).toHaveLength(1);
      // Mending it takes the message away.
      await person.field(/^Access code/).fill('atc_1');
      await expect(person.field(/^Access code/)).not.toHaveAttribute('aria-invalid');
    });
  }

  test('however slowly the screen is drawn: its field keeps the focus', async ({ open, page }) => {
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await person.field(/^Access code/).fill(code404);
    // The veil gives the focus back with the next picture, which may come after the answer.
    const frame = page.frames().find((each) => each !== page.mainFrame());
    await frame?.evaluate(() => {
      const draw = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (paint) => {
        setTimeout(() => draw(paint).toFixed(), 300);
        return 0;
      };
    });
    await person.continue();
    await expect(person.field(/^Access code/)).toBeFocused();
    await frame?.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    await expect(person.field(/^Access code/)).toBeFocused();
  });

  test('expired', async ({ open, ats }) => {
    await ats.fault({ on: 'GET /v1/access/*', code: 'access_code.expired' });
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await person.field(/^Access code/).fill(code404);
    await person.continue();
    await expect(host.widget.getByText(/has expired/)).toBeVisible();
    expect(await host.waitFor('allfeat:error')).toMatchObject({
      code: 'access_code.expired',
      stage: 'access_code',
      requestId: expect.stringMatching(/^req_/),
    });
    // Browsers keep a 410 for ever, if they may: the service is asked again all the same.
    await person.continue();
    await expect(host.widget.getByText(/No work has this access code/)).toBeVisible();
  });

  test('expired between form and payment: back at the code, nothing lost', async ({ open, ats }) => {
    const code = await registeredWork(ats);
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await person.field(/^Access code/).fill(code);
    await person.continue();
    await person.chooseFile(smallFile('remaster.wav', 3000));
    for (let step = 0; step < 3; step++) await person.continue();
    await ats.fault({ on: 'POST /v1/access/*/versions/init-upload', code: 'access_code.expired' });
    await person.button('Update').click();
    await expect(person.heading('Which work?')).toBeVisible();
    await expect(host.widget.getByText(/has expired/)).toBeVisible();
    await person.continue();
    await expect(host.widget.getByText('remaster.wav')).toBeVisible();
  });
});

test.describe('while a code is checked', () => {
  test.use({ expectedErrors: /Failed to load resource/ });

  test('a failure of the service is repeated, and then offers Try again', async ({ open, ats }) => {
    const code = await registeredWork(ats);
    await ats.fault({ on: 'GET /v1/access/*', times: 3, code: 'common.service_unavailable' });
    const host = await open({ attributes, hurried: true });
    const person = new Person(host.widget);
    await person.field(/^Access code/).fill(code);
    await person.continue();
    expect(await host.waitFor('allfeat:failed')).toMatchObject({ stage: 'access_code', retryable: true });
    await person.button('Try again').click();
    await expect(person.heading('Is there a new file?')).toBeVisible();
  });

  test('a token that is refused is asked for, and the same code asked about again', async ({
    open,
    ats,
    pages,
  }) => {
    const code = await registeredWork(ats);
    const token = await pages.token('update_version');
    await ats.expireTokens();
    const host = await open({ attributes: { ...attributes, token } });
    const person = new Person(host.widget);
    await person.field(/^Access code/).fill(code);
    await person.continue();
    await expect(person.heading('Is there a new file?')).toBeVisible();
    expect(await host.eventsNamed('allfeat:token-expired')).toHaveLength(1);
  });

  test('another code may be typed: the answer to the first is dropped', async ({ open, ats }) => {
    const code = await registeredWork(ats);
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await ats.fault({ on: 'GET /v1/access/*', delayMs: 60_000 });
    await person.field(/^Access code/).fill(code);
    await person.continue();
    await expect(person.button('Continue')).toHaveAttribute('aria-busy', 'true');
    await person.field(/^Access code/).fill(code404);
    await expect(person.button('Continue')).not.toHaveAttribute('aria-busy');
    await person.continue();
    const unknown = host.widget.getByText(/No work has this access code/);
    await expect(unknown).toBeVisible();
    await ats.clearFaults();
    await expect
      .poll(async () =>
        (await ats.requests())
          .filter(({ path }) => path.startsWith('/v1/access/'))
          .map(({ status }) => status),
      )
      .toEqual([200, 404]);
    await host.caughtUp();
    await expect(unknown).toBeVisible();
  });
});

test('a service that anchors something else than the new version is caught by strict', async ({
  open,
  ats,
}) => {
  const code = await registeredWork(ats);
  await ats.fault({ on: 'POST /v1/access/*/versions/prepare', patch: { commitment: `0x${'1'.repeat(64)}` } });
  const host = await open({ attributes: { ...attributes, verify: 'strict' } });
  const person = new Person(host.widget);
  await person.field(/^Access code/).fill(code);
  await person.continue();
  await person.chooseFile(smallFile('remaster.wav', 3000));
  for (let step = 0; step < 3; step++) await person.continue();
  await person.button('Update').click();
  expect(await host.waitFor('allfeat:failed')).toMatchObject({ code: 'widget.commitment_mismatch' });
  expect(await versionsOf(ats)).toHaveLength(1);
});

test('strict asks for the file, since the kept one could not be compared', async ({ open, ats }) => {
  const code = await registeredWork(ats);
  const host = await open({ attributes: { ...attributes, verify: 'strict' } });
  const person = new Person(host.widget);
  await person.field(/^Access code/).fill(code);
  await person.continue();
  await expect(person.heading('Choose your file')).toBeVisible();
  await expect(person.button('Skip')).toHaveCount(0);
  await person.continue();
  await expect(host.widget.getByText('Choose a file to continue.')).toBeVisible();
  await person.chooseFile(smallFile());
  for (let step = 0; step < 3; step++) await person.continue();
  await person.button('Update').click();
  await host.waitFor('allfeat:complete');
  await expect(host.widget.getByText('Verified', { exact: true })).toBeVisible();
});

test('nothing changed is said before it is paid', async ({ open, ats }) => {
  const code = await registeredWork(ats);
  const host = await open({ attributes });
  const person = new Person(host.widget);
  await person.field(/^Access code/).fill(code);
  await person.continue();
  await person.button('Skip').click();
  await person.continue();
  await person.continue();
  await expect(host.widget.getByText(/Nothing changes/)).toBeVisible();
});

test.describe('mode', () => {
  test('changed begins anew, says so, and asks for the right token', async ({ open, page, ats }) => {
    const code = await registeredWork(ats);
    const host = await open();
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await page.locator('ats-widget').evaluate((element) => element.setAttribute('mode', 'update'));
    await expect(person.heading('Which work?')).toBeVisible();
    await expect
      .poll(() => host.eventsNamed('allfeat:mode-changed'))
      .toEqual([{ name: 'allfeat:mode-changed', detail: { mode: 'update' } }]);
    await person.field(/^Access code/).fill(code);
    await person.continue();
    await expect(person.heading('Is there a new file?')).toBeVisible();
    expect(await host.eventsNamed('allfeat:token-expired')).toMatchObject([
      { detail: { actionType: 'update_version' } },
    ]);
    await page.locator('ats-widget').evaluate((element) => element.removeAttribute('mode'));
    await expect(person.heading('Choose your file')).toBeVisible();
    await expect(host.widget.getByText('low-tide-master.wav')).toHaveCount(0);
    expect(await host.eventsNamed('allfeat:ready')).toHaveLength(1);
  });

  test('changed during an upload ends it', async ({ open, page, ats }) => {
    await ats.fault({ on: 'PUT /storage/*', delayMs: 60_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await person.button('Register').click();
    await host.waitFor('allfeat:upload-start');
    await page.locator('ats-widget').evaluate((element) => element.setAttribute('mode', 'update'));
    await expect(person.heading('Which work?')).toBeVisible();
    await expect.poll(() => host.state()).toEqual({ screen: 'FORM' });
    // What was sent arrives; nothing comes of it.
    await ats.clearFaults();
    await expect
      .poll(async () => (await ats.requests()).filter(({ method }) => method === 'PUT'))
      .toMatchObject([{ status: expect.any(Number) }]);
    await host.caughtUp();
    expect(await ats.calls()).not.toHaveProperty(['POST /v1/works/prepare']);
  });
});

test('after one update there is a way to the next', async ({ open, ats }) => {
  const code = await registeredWork(ats);
  const host = await open({ attributes });
  const person = new Person(host.widget);
  await person.field(/^Access code/).fill(code);
  await person.continue();
  await person.button('Skip').click();
  await person.continue();
  await person.continue();
  await person.button('Update').click();
  await host.waitFor('allfeat:complete');
  await host.page.reload();
  await expect(host.widget.getByText(/You kept the stored file/)).toBeVisible();
  await person.button('Update another work').click();
  await expect(person.field(/^Access code/)).toHaveValue('');
  await host.page.reload();
  await expect(person.heading('Which work?')).toBeVisible();
});

test('moved and switched to register in one breath, an opened work is not paid for', async ({
  open,
  page,
  ats,
}) => {
  const code = await registeredWork(ats);
  const host = await open({ attributes, tail: '<section></section>' });
  const person = new Person(host.widget);
  await person.field(/^Access code/).fill(code);
  await person.continue();
  await person.button('Skip').click();
  await person.continue();
  await person.continue();
  await page.evaluate(() => {
    const widget = document.querySelector('ats-widget') as HTMLElement & { mode: string };
    widget.mode = 'register';
    document.querySelector('section')?.append(widget);
  });
  await expect(person.heading('Choose your file')).toBeVisible();
  await expect.poll(() => host.eventsNamed('allfeat:mode-changed')).toHaveLength(1);
  expect(await versionsOf(ats)).toHaveLength(1);
});
