/** Uploads that meet a bad network, a bad storage or a file that does not keep still. */
import { rm, truncate, writeFile } from 'node:fs/promises';
import type { Ats } from './ats.ts';
import { expect, test, type Host } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

const puts = async (ats: Ats) => (await ats.requests()).filter(({ method }) => method === 'PUT');

/** What the host hears of the failure, whether the flow stops for it or goes back to the form. */
async function failure(host: Host) {
  const heard = async () =>
    (await host.events()).filter(({ name }) => ['allfeat:error', 'allfeat:failed'].includes(name));
  await expect.poll(async () => (await heard()).length, { timeout: 30_000 }).toBe(1);
  return (await heard())[0]?.detail;
}

test.describe('a storage that answers 500', () => {
  test.use({ expectedErrors: /Failed to load resource: .* status of 500/ });

  test('once is tried again, and one work is registered', async ({ open, ats }) => {
    await ats.fault({ on: 'PUT /storage/*', status: 500 });
    const host = await open({ hurried: true });
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    await host.waitFor('allfeat:complete');
    expect((await puts(ats)).map(({ status }) => status)).toEqual([500, 200]);
    expect(await ats.calls()).toMatchObject({ 'POST /v1/works/init': 1, 'POST /v1/works/confirm': 1 });
    expect(await ats.works()).toHaveLength(1);
    expect(await host.eventsNamed('allfeat:error')).toEqual([]);
  });

  test('every time fails after the third, with everything kept', async ({ open, ats }) => {
    await ats.fault({ on: 'PUT /storage/*', status: 500, times: -1 });
    const host = await open({ hurried: true });
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    expect(await host.waitFor('allfeat:failed')).toMatchObject({
      code: 'widget.upload_error',
      kind: 'UPLOAD_ERROR',
      stage: 'upload',
      httpStatus: 500,
      retryable: true,
    });
    expect(await puts(ats)).toHaveLength(3);
    await expect(person.button('Try again')).toBeVisible();
  });
});

test.describe('a connection that is cut', () => {
  test.use({ expectedErrors: /Failed to load resource: net::ERR_/ });

  test('twice works at the third attempt', async ({ open, ats }) => {
    const { name, buffer } = smallFile(undefined, 300_000);
    await ats.fault({ on: 'PUT /storage/*', drop: 'before', times: 2 });
    const host = await open({ hurried: true });
    const person = new Person(host.widget);
    await person.fillForm({ file: { name, mimeType: 'audio/wav', buffer } });
    await person.button('Register').click();
    await host.waitFor('allfeat:complete');
    expect((await puts(ats)).map(({ status }) => status)).toEqual([null, null, 200]);
    expect(await ats.works()).toMatchObject([{ versions: [{ size: buffer.length }] }]);
    expect(await ats.calls()).toMatchObject({ 'POST /v1/works/init': 1, 'POST /v1/works/confirm': 1 });
  });

  test('after all of it arrived is sent again to the same job', async ({ open, ats }) => {
    await ats.fault({ on: 'PUT /storage/*', drop: 'after' });
    const host = await open({ hurried: true });
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    await host.waitFor('allfeat:complete');
    expect((await puts(ats)).map(({ status }) => status)).toEqual([null, 200]);
    expect(await ats.works()).toHaveLength(1);
  });
});

test.describe('a storage that refuses', () => {
  test.use({ expectedErrors: /Failed to load resource: .* status of 40/ });

  test('is not asked again', async ({ open, ats }) => {
    await ats.fault({ on: 'PUT /storage/*', status: 403, code: 'SignatureDoesNotMatch' });
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    expect(await failure(host)).toMatchObject({
      code: 'widget.upload_error',
      httpStatus: 403,
      details: { reason: 'refused', storage_code: 'SignatureDoesNotMatch' },
    });
    expect(await puts(ats)).toHaveLength(1);
  });

  test('a file above its limit sends the user back to the file', async ({ open, ats }) => {
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    // Only the storage knows: the widget has asked for the limit before.
    await ats.settings({ maxFileSize: 1024 });
    await person.button('Register').click();
    expect(await host.waitFor('allfeat:error')).toMatchObject({
      code: 'registration.audio_too_large',
      stage: 'upload',
      details: { size_bytes: 2048, max_bytes: 1024 },
    });
    await expect(person.heading('Choose your file')).toBeVisible();
    expect(await puts(ats)).toHaveLength(1);
  });
});

test.describe('a file on the disk', () => {
  test.use({ expectedErrors: /Failed to load resource: net::ERR_/ });

  const changed = { code: 'widget.upload_error', stage: 'upload', details: { reason: 'file_changed' } };

  test('that is gone by the time it is sent is named as the cause, and nothing is sent', async ({
    open,
    ats,
  }, testInfo) => {
    const path = testInfo.outputPath('low-tide-master.wav');
    await writeFile(path, smallFile().buffer);
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm({ file: path });
    await rm(path);
    await person.button('Register').click();
    expect(await failure(host)).toMatchObject(changed);
    expect(await puts(ats)).toEqual([]);
  });

  test('that was saved again since it was chosen is named as the cause', async ({ open, ats }, testInfo) => {
    const path = testInfo.outputPath('low-tide-master.wav');
    await writeFile(path, smallFile().buffer);
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm({ file: path });
    await writeFile(path, 'another take, still being exported');
    await person.button('Register').click();
    expect(await failure(host)).toMatchObject(changed);
    expect(await ats.works()).toEqual([]);
  });

  test('that changes while it is sent is named as the cause, and not sent again', async ({
    open,
    ats,
  }, testInfo) => {
    const path = testInfo.outputPath('low-tide-master.wav');
    await writeFile(path, Buffer.alloc(30 * 2 ** 20));
    // Held up at the storage, so that most of it is still to be read from the disk.
    await ats.fault({ on: 'PUT /storage/*', delayMs: 60_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm({ file: path });
    await person.button('Register').click();
    await expect.poll(async () => (await puts(ats)).length).toBe(1);
    await truncate(path, 20 * 2 ** 20);
    await ats.clearFaults();
    expect(await failure(host)).toMatchObject(changed);
    expect(await puts(ats)).toHaveLength(1);
    expect(await ats.works()).toEqual([]);
  });
});
