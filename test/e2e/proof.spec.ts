/** What is about to be anchored is compared with what this device computed, before anything is paid. */
import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

const other = `0x${'0123456789abcdef'.repeat(4)}`;
const prepare = 'POST /v1/works/prepare';
const confirm = 'POST /v1/works/confirm';

test('a registration shows its fingerprints as verified, and they are those of the chain', async ({
  open,
  ats,
  page,
}) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');

  await expect(person.heading('Registered exactly as you entered it')).toBeVisible();
  await expect(host.widget.getByText('Verified', { exact: true })).toBeVisible();
  const bars = host.widget.locator('.print path');
  await expect(bars).toHaveCount(2);
  expect(await bars.first().getAttribute('d')).toBe(await bars.last().getAttribute('d'));

  await host.widget.getByText('Show the fingerprints').click();
  const [{ versions } = { versions: [] }] = await ats.works();
  const [stored] = versions;
  await expect(host.widget.locator('#print-0')).toHaveText(stored?.commitment ?? '');
  await expect(host.widget.locator('#print-1')).toHaveText(`0x${stored?.sha256.replace(/^0x/, '')}`);
  const uploaded = createHash('sha256').update(smallFile().buffer).digest('hex');
  await expect(host.widget.locator('#print-1')).toHaveText(`0x${uploaded}`);
  expect(await host.eventsNamed('allfeat:error')).toEqual([]);

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const copy = host.widget.locator('.code', { has: host.widget.locator('#print-1') }).getByRole('button');
  await copy.click();
  await expect(copy).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`0x${uploaded}`);
});

test('after a reload of the page, the success screen still says what was verified', async ({
  open,
  page,
}) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  await host.widget.getByText('Show the fingerprints').click();
  const work = await host.widget.locator('#print-0').textContent();
  await page.reload();
  await expect(host.widget.getByText('Verified', { exact: true })).toBeVisible();
  await host.widget.getByText('Show the fingerprints').click();
  await expect(host.widget.locator('#print-0')).toHaveText(work ?? '');
});

test('another fingerprint is reported before it is confirmed, and success says that it is not verified', async ({
  open,
  ats,
}) => {
  await ats.fault({ on: prepare, patch: { commitment: other } });
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  const told = await host.waitFor('allfeat:error');
  expect(told).toMatchObject({
    code: 'widget.commitment_mismatch',
    message: 'The service is about to register something other than what was entered.',
    kind: 'UNKNOWN_ERROR',
    stage: 'prepare',
    requestId: null,
    details: { expected: expect.stringMatching(/^0x[0-9a-f]{64}$/), received: other },
  });
  await host.waitFor('allfeat:complete');
  const names = (await host.events()).map(({ name }) => name);
  expect(names.indexOf('allfeat:error')).toBeLessThan(names.indexOf('allfeat:confirmed'));
  await expect(person.heading('The fingerprints differ')).toBeVisible();
  await expect(host.widget.getByText('Not verified', { exact: true })).toBeVisible();
  await expect(person.button('Copy both')).toBeVisible();
  await expect(host.widget.getByText(/^atc_/)).toBeVisible();
});

test.describe('strict', () => {
  const attributes = { verify: 'strict' };
  // A new job needs a token that has not made one yet.
  test.use({ expectedErrors: /401 \(Unauthorized\)/ });

  test('confirms what is verified', async ({ open }) => {
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await person.button('Register').click();
    await host.waitFor('allfeat:complete');
    await expect(host.widget.getByText('Verified', { exact: true })).toBeVisible();
  });

  for (const [what, commitment] of [
    ['another fingerprint', other],
    [
      'the fingerprint of the file alone',
      `0x${createHash('sha256').update(smallFile().buffer).digest('hex')}`,
    ],
    ['no fingerprint', null],
    ['an empty one', ''],
    ['a number', 7],
  ] as const) {
    test(`never confirms ${what}, and Try again asks anew`, async ({ open, ats }) => {
      await ats.fault({ on: prepare, patch: { commitment } });
      const host = await open({ attributes });
      const person = new Person(host.widget);
      await person.skipToReview(host);
      await person.button('Register').click();
      expect(await host.waitFor('allfeat:failed')).toMatchObject({
        code: 'widget.commitment_mismatch',
        stage: 'prepare',
        retryable: true,
        details: { expected: expect.stringMatching(/^0x/), received: commitment === 7 ? null : commitment },
      });
      await expect(host.widget.getByText(/nothing was charged/)).toBeVisible();
      expect(await ats.calls()).not.toHaveProperty([confirm]);
      expect(await host.eventsNamed('allfeat:confirmed')).toEqual([]);

      // The service has come to its senses.
      await person.button('Try again').click();
      await host.waitFor('allfeat:complete');
      await expect(host.widget.getByText('Verified', { exact: true })).toBeVisible();
      expect(await ats.calls()).toMatchObject({ [prepare]: 2, [confirm]: 1 });
    });
  }
});

test('a service that names no fingerprint is not verified, and that is no error', async ({ open, ats }) => {
  await ats.fault({ on: prepare, patch: { commitment: null } });
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  await expect(person.heading('Not checked on your device')).toBeVisible();
  await expect(host.widget.getByText('Not verified', { exact: true })).toBeVisible();
  expect(await host.eventsNamed('allfeat:error')).toEqual([]);
});

test('off starts no worker and says nothing of fingerprints', async ({ open, page, ats }) => {
  await ats.fault({ on: prepare, patch: { commitment: other } });
  let workers = 0;
  page.on('worker', () => workers++);
  const host = await open({ attributes: { verify: 'off' } });
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  await expect(host.widget.locator('.proof')).toHaveCount(0);
  expect(await host.eventsNamed('allfeat:error')).toEqual([]);
  expect(workers).toBe(0);
});

test.describe('where no worker starts', () => {
  for (const [how, breakIt] of [
    ['it cannot be made', () => Reflect.deleteProperty(window, 'Worker')],
    [
      'it breaks at once',
      () => {
        const types = (window as unknown as { trustedTypes: { createPolicy(...given: unknown[]): unknown } })
          .trustedTypes;
        const create = types.createPolicy.bind(types);
        const createScriptURL = () => 'data:text/javascript,throw new Error("broken")';
        types.createPolicy = (name, rules) =>
          create(name, name === 'ats-worker' ? { createScriptURL } : rules);
      },
    ],
  ] as const) {
    test.describe(how, () => {
      test.use({ expectedErrors: /broken/ });

      test('the flow goes on, unverified', async ({ open, page }) => {
        await page.addInitScript(breakIt);
        const host = await open();
        const person = new Person(host.widget);
        await person.skipToReview(host);
        await person.button('Register').click();
        await host.waitFor('allfeat:complete');
        await expect(person.heading('Not checked on your device')).toBeVisible();
        await host.widget.getByText('Show the fingerprints').click();
        await expect(host.widget.locator('.code .label, .proof .label')).toHaveText(['Work, at Allfeat']);
      });

      test('strict confirms nothing', async ({ open, page, ats }) => {
        await page.addInitScript(breakIt);
        const host = await open({ attributes: { verify: 'strict' } });
        const person = new Person(host.widget);
        await person.skipToReview(host);
        await person.button('Register').click();
        expect(await host.waitFor('allfeat:failed')).toMatchObject({
          code: 'widget.commitment_mismatch',
          details: { expected: null },
        });
        await expect(person.heading('Your work couldn’t be checked')).toBeVisible();
        expect(await ats.calls()).not.toHaveProperty([confirm]);
      });
    });
  }
});

/** On the disk: what is handed over otherwise goes through the driver's protocol first. */
async function largeFile(info: TestInfo) {
  const path = info.outputPath('long.wav');
  await writeFile(path, randomBytes(8_000_000));
  return path;
}

test('hashing begins when a file is chosen, ends when another is, and the last one counts', async ({
  open,
  page,
  ats,
}, info) => {
  const begun: string[] = [];
  const ended: string[] = [];
  page.on('worker', (worker) => {
    begun.push(worker.url());
    worker.on('close', () => ended.push(worker.url()));
  });
  const host = await open({ attributes: { verify: 'strict' } });
  const person = new Person(host.widget);
  await person.chooseFile(await largeFile(info));
  await expect.poll(() => begun.length).toBe(1);
  await person.chooseFile(smallFile('second.wav', 5000));
  await expect.poll(() => [begun.length, ended.length]).toEqual([2, 1]);
  expect(begun[0]).toMatch(/^data:/);
  await host.call('prefill', {
    title: 'Low Tide',
    creators: [{ fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author'] }],
  });
  for (let step = 0; step < 3; step++) await person.continue();
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  await expect(host.widget.getByText('Verified', { exact: true })).toBeVisible();
  expect((await ats.works())[0]?.versions[0]?.size).toBe(5000);
  await expect.poll(() => ended.length).toBe(2);
});

test('a file that is too large is not hashed', async ({ open, page }) => {
  let workers = 0;
  page.on('worker', () => workers++);
  const host = await open({ attributes: { 'max-file-size': '1000' } });
  const person = new Person(host.widget);
  await person.chooseFile(smallFile('long.wav', 1001));
  await expect(host.widget.getByText(/limit is/)).toBeVisible();
  expect(workers).toBe(0);
  await person.chooseFile(smallFile('short.wav', 1000));
  await expect.poll(() => workers).toBe(1);
});

test('reset and removal end the hashing', async ({ open, page }, info) => {
  let running = 0;
  page.on('worker', (worker) => {
    running++;
    worker.on('close', () => running--);
  });
  const host = await open();
  const person = new Person(host.widget);
  const large = await largeFile(info);
  await person.chooseFile(large);
  await expect.poll(() => running).toBe(1);
  await host.call('reset');
  await expect.poll(() => running).toBe(0);
  await person.chooseFile(large);
  await expect.poll(() => running).toBe(1);
  await page.evaluate(() => document.querySelector('ats-widget')?.remove());
  await expect.poll(() => running).toBe(0);
});

test('what is trimmed and reordered on its way is compared as it was sent', async ({ open, ats }) => {
  const host = await open({ attributes: { verify: 'strict' } });
  const person = new Person(host.widget);
  await host.call('prefill', {
    title: '  夜の歌 🎼  ',
    creators: [
      {
        fullName: ' Maya Okafor ',
        email: ' maya@okafor.example ',
        roles: ['Composer', 'author'],
        ipi: ' 00012345678',
        isni: '0000 0001 2103 268x',
      },
      { fullName: 'Théo Laurent', email: 'theo@laurent.example', roles: ['adapter'] },
    ],
  });
  await person.chooseFile(smallFile('夜.wav', 3));
  for (let step = 0; step < 3; step++) await person.continue();
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  await expect(host.widget.getByText('Verified', { exact: true })).toBeVisible();
  expect((await ats.works())[0]?.title).toBe('夜の歌 🎼');
});
