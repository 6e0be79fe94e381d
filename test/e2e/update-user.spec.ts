/** A new version of one of the user's own works. */
import { createHash } from 'node:crypto';
import { expect, test, type Host } from './fixtures.ts';
import { Person, smallFile } from './person.ts';
import { registeredWork } from './registered.ts';

const user = { 'external-user-id': 'user-1' };
const attributes = { mode: 'update', ...user };
const maya = { fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author'] };
const rows = (host: Host) => host.widget.locator('button.work');

/** Registers a work for the user the real way. */
async function registered(open: (options?: object) => Promise<Host>) {
  const host = await open({ attributes: user });
  const person = new Person(host.widget);
  await host.call('prefill', { title: 'Low Tide', creators: [maya] });
  await person.chooseFile(smallFile());
  for (let step = 0; step < 3; step++) await person.continue();
  await person.button('Register').click();
  expect(await host.waitFor('allfeat:complete')).not.toHaveProperty('accessCode');
  await expect(host.widget.getByText('You’ll find it among your works on this site.')).toBeVisible();
  await host.page.evaluate(() => sessionStorage.clear());
}

test('a chosen work gets a new file as version 2, verified', async ({ open, ats }) => {
  await registered(open);
  const host = await open({ attributes });
  const person = new Person(host.widget);
  await expect(person.heading('Which work?')).toBeVisible();
  await expect(host.widget.locator('.stepper [aria-current]')).toContainText('Work');
  await rows(host).filter({ hasText: 'Low Tide' }).click();
  await expect(person.heading('Is there a new file?')).toBeVisible();
  expect(await host.waitFor('allfeat:work-selected')).toEqual({ workId: expect.any(String), atsId: 1 });
  await expect(host.widget.getByText('Stored with version 1')).toBeVisible();
  await person.chooseFile(smallFile('remaster.wav', 5000));
  await person.continue();
  await expect(person.field(/^Title/)).not.toBeEditable();
  await person.continue();
  await expect(person.field(/^Full name/)).toHaveValue('Maya Okafor');
  await expect(host.widget.getByRole('checkbox', { name: 'Author' })).toBeChecked();
  await person.continue();
  await person.button('Update').click();
  expect(await host.waitFor('allfeat:complete')).toEqual({
    atsId: 1,
    txHash: expect.stringMatching(/^0x/),
    blockNumber: expect.any(Number),
    explorerUrl: expect.any(String),
  });
  await expect(person.heading('Version 2 of “Low Tide” is registered')).toBeVisible();
  await expect(host.widget.getByText('You’ll find it among your works on this site.')).toBeVisible();
  await expect(host.widget.getByText('Verified', { exact: true })).toBeVisible();
  const second = (await ats.works())[0]?.versions[1];
  expect(second?.sha256.replace('0x', '')).toBe(
    createHash('sha256').update(smallFile('', 5000).buffer).digest('hex'),
  );
  expect(await ats.calls()).toMatchObject({
    'GET /v1/works/1/versions': 1,
    'GET /v1/works/1/versions/1/creators': 1,
    'POST /v1/works/1/versions/init-upload': 1,
    'POST /v1/works/1/versions/confirm': 1,
  });
});

test('without a new file it is verified all the same, by the fingerprint the service keeps', async ({
  open,
  ats,
}) => {
  await registeredWork(ats, { user: 'user-1' });
  const host = await open({ attributes: { ...attributes, verify: 'strict' } });
  const person = new Person(host.widget);
  await rows(host).click();
  await person.button('Skip').click();
  await person.continue();
  await person.field(/^Full name/).fill('Maya A. Okafor');
  await person.continue();
  await person.button('Update').click();
  await host.waitFor('allfeat:complete');
  await expect(host.widget.getByText('Verified', { exact: true })).toBeVisible();
  const [first, second] = (await ats.works())[0]?.versions ?? [];
  expect(second?.sha256).toBe(first?.sha256);
  expect(second?.commitment).not.toBe(first?.commitment);
  expect(await ats.calls()).toMatchObject({ 'POST /v1/works/1/versions/init': 1 });
});

test('a service that anchors something else than the kept file is caught by strict', async ({
  open,
  ats,
}) => {
  await registeredWork(ats, { user: 'user-1' });
  await ats.fault({ on: 'POST /v1/works/1/versions/prepare', patch: { commitment: `0x${'1'.repeat(64)}` } });
  const host = await open({ attributes: { ...attributes, verify: 'strict' } });
  const person = new Person(host.widget);
  await rows(host).click();
  await person.button('Skip').click();
  await person.continue();
  await person.continue();
  await person.button('Update').click();
  expect(await host.waitFor('allfeat:failed')).toMatchObject({ code: 'widget.commitment_mismatch' });
  expect((await ats.works())[0]?.versions).toHaveLength(1);
});

test('Back leads to the list, where the work has the focus and nothing typed is lost', async ({
  open,
  ats,
}) => {
  await registeredWork(ats, { user: 'user-1' });
  const host = await open({ attributes });
  const person = new Person(host.widget);
  await rows(host).click();
  await person.chooseFile(smallFile('remaster.wav', 5000));
  await person.button('Back').click();
  await expect(person.heading('Which work?')).toBeVisible();
  await expect(rows(host)).toBeFocused();
  await rows(host).press('Enter');
  await expect(host.widget.getByText('remaster.wav')).toBeVisible();
  await expect.poll(() => host.eventsNamed('allfeat:work-selected')).toHaveLength(2);
});

test('what was entered for one work is not taken for another', async ({ open, ats }) => {
  await registeredWork(ats, { user: 'user-1' });
  await registeredWork(ats, { user: 'user-1', title: 'Ebb' });
  const host = await open({ attributes });
  const person = new Person(host.widget);
  await rows(host).filter({ hasText: 'Ebb' }).click();
  await person.chooseFile(smallFile('ebb.wav', 5000));
  await person.button('Back').click();
  await rows(host).filter({ hasText: 'Low Tide' }).click();
  await expect(person.heading('Is there a new file?')).toBeVisible();
  await expect(host.widget.getByText('ebb.wav')).toHaveCount(0);
  await person.button('Skip').click();
  await expect(person.field(/^Title/)).toHaveValue('Low Tide');
});

test.describe('what goes wrong', () => {
  test.use({ expectedErrors: /Failed to load resource/ });

  test('a token that ends between list, versions and creators is asked for, and the work opens', async ({
    open,
    ats,
  }) => {
    await registeredWork(ats, { user: 'user-1' });
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await expect(rows(host)).toHaveCount(1);
    for (const on of ['GET /v1/works/1/versions', 'GET /v1/works/1/versions/1/creators']) {
      await ats.fault({ on, times: 1, code: 'common.auth.expired' });
    }
    // Between the two the first answer is accepted: the second refusal asks again.
    await rows(host).click();
    await expect(person.heading('Is there a new file?')).toBeVisible();
    expect(await host.eventsNamed('allfeat:token-expired')).toHaveLength(3);
    const { [`GET /v1/works/1/versions`]: versions } = await ats.calls();
    expect(versions).toBe(2);
  });

  test('a work whose creators nobody knows begins with an empty one', async ({ open, ats }) => {
    await ats.settings({ seedWorks: { count: 30, user: 'user-1' } });
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await rows(host).filter({ hasText: 'With unknown creators' }).click();
    await person.button('Skip').click();
    await person.continue();
    await expect(person.field(/^Full name/)).toHaveValue('');
  });

  test('creators that do not come keep the list, and the work can be chosen again', async ({ open, ats }) => {
    await registeredWork(ats, { user: 'user-1' });
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await ats.fault({ on: 'GET /v1/works/1/versions/1/creators', times: 1, code: 'common.bad_request' });
    await rows(host).click();
    await expect(host.widget.getByText(/couldn’t be opened/)).toBeVisible();
    expect(await host.waitFor('allfeat:error')).toMatchObject({ stage: 'works' });
    await rows(host).click();
    await expect(person.heading('Is there a new file?')).toBeVisible();
  });

  test('a token of another user lists that user’s works only, and changes nothing of others', async ({
    open,
    ats,
    pages,
  }) => {
    await registeredWork(ats, { user: 'user-1' });
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await rows(host).click();
    await person.button('Skip').click();
    await person.continue();
    await person.field(/^Full name/).fill('Eve');
    await person.continue();
    await host.call('setToken', await pages.token('update_version', 'user-2'));
    await person.button('Update').click();
    expect(await host.waitFor('allfeat:failed')).toMatchObject({
      code: 'work.not_owned_by_user',
      stage: 'init',
      requestId: expect.stringMatching(/^req_/),
    });
    expect((await ats.works())[0]?.versions).toHaveLength(1);
    const other = await open({ attributes, user: 'user-2' });
    await expect(other.widget.getByText('No works yet')).toBeVisible();
  });

  test('another user on the page sees nothing of the one before', async ({ open, ats }) => {
    await registeredWork(ats, { user: 'user-1' });
    const host = await open({ attributes });
    const person = new Person(host.widget);
    await rows(host).click();
    await expect(person.heading('Is there a new file?')).toBeVisible();
    await host.page
      .locator('ats-widget')
      .evaluate((element) => element.setAttribute('external-user-id', 'user-2'));
    await expect(person.heading('Which work?')).toBeVisible();
    await expect(host.widget.getByText('No works yet')).toBeVisible();
  });
});
