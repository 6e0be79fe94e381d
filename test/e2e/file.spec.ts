import { readFile } from 'node:fs/promises';
import type { FrameLocator } from '@playwright/test';
import { writeWav } from '../support/wav.ts';
import { expect, test } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

const wave = (widget: FrameLocator) => widget.locator('.wave');
const facts = (widget: FrameLocator) => widget.locator('#file-facts .meta');
/** Heights of the drawn bars. */
const bars = async (widget: FrameLocator) =>
  [...((await wave(widget).locator('path').last().getAttribute('d')) ?? '').matchAll(/v([\d.]+)/g)].map(
    ([, height]) => Number(height),
  );
const mean = (heights: number[]) => heights.reduce((sum, height) => sum + height, 0) / heights.length;
const cardHeight = (widget: FrameLocator) =>
  widget.locator('.file').evaluate((card) => card.getBoundingClientRect().height);
const mp3 = () => readFile('test/data/half-quiet.mp3');

test('a WAV of any size shows its length and its shape, and only slices of it are read', async ({
  open,
}, info) => {
  const path = info.outputPath('tide.wav');
  // A tone that swells and fades, for 95.1 s.
  await writeWav(path, 16);
  const host = await open();
  const person = new Person(host.widget);
  await expect(person.heading('Choose your file')).toBeVisible();
  await host.widget.locator('body').evaluate(() => {
    const read = { bytes: 0 };
    Object.assign(window, { read });
    const original = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = function () {
      read.bytes += this.size;
      return original.call(this);
    };
  });
  await person.chooseFile(path);
  await expect(facts(host.widget)).toHaveText('WAV · 16 MB · 1:35');
  await expect.poll(async () => Math.max(...(await bars(host.widget)))).toBe(46);
  const heights = await bars(host.widget);
  expect(heights).toHaveLength(72);
  // sin(0.4 t): silent at 0 s and at every 7.85 s.
  expect(heights[0]).toBeLessThan(16);
  expect(heights[3]).toBeGreaterThan(30);
  expect(heights[6]).toBeLessThan(16);
  const read = await host.widget
    .locator('body')
    .evaluate(() => (window as unknown as { read: { bytes: number } }).read.bytes);
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(2 * 2 ** 20);
  await expect(wave(host.widget)).toHaveAttribute('aria-hidden', 'true');
});

test('a compressed recording is decoded for its shape, and keeps it while it is uploaded', async ({
  open,
  ats,
}) => {
  await ats.fault({ on: 'PUT /storage/*', times: 1, delayMs: 60_000 });
  const host = await open();
  const person = new Person(host.widget);
  const recording = { name: 'half-quiet.mp3', mimeType: 'audio/mpeg', buffer: await mp3() };
  await person.chooseFile(recording);
  await expect(facts(host.widget)).toHaveText('MP3 · 8.2 kB · 0:04');
  await expect.poll(async () => Math.max(...(await bars(host.widget)))).toBe(46);
  const heights = await bars(host.widget);
  expect(mean(heights.slice(0, 30))).toBeLessThan(6);
  expect(mean(heights.slice(42, 68))).toBeGreaterThan(36);
  await host.call('prefill', {
    title: 'Low Tide',
    creators: [{ fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author'] }],
  });
  for (const heading of ['What is it called?', 'Who made it?', 'Check everything']) {
    await person.continue();
    await expect(person.heading(heading)).toBeVisible();
  }
  await expect(host.widget.getByText('MP3 · 8.2 kB · 0:04')).toBeVisible();
  await person.button('Register').click();
  await expect(person.heading('Uploading your file')).toBeVisible();
  await expect.poll(() => bars(host.widget)).toEqual(heights);
});

test('the room of the shape is kept until it comes', async ({ open }) => {
  const host = await open();
  const person = new Person(host.widget);
  await expect(person.heading('Choose your file')).toBeVisible();
  // Reading waits until it is let go.
  await host.widget.locator('body').evaluate(() => {
    const original = Blob.prototype.arrayBuffer;
    const gate = new Promise((open) => Object.assign(window, { letGo: open }));
    Blob.prototype.arrayBuffer = function () {
      return gate.then(() => original.call(this));
    };
  });
  await person.chooseFile({ name: 'half-quiet.mp3', mimeType: 'audio/mpeg', buffer: await mp3() });
  await expect(facts(host.widget)).toHaveText('MP3 · 8.2 kB');
  const before = await cardHeight(host.widget);
  await host.widget.locator('body').evaluate(() => (window as unknown as { letGo: () => void }).letGo());
  await expect(facts(host.widget)).toHaveText('MP3 · 8.2 kB · 0:04');
  await expect.poll(async () => Math.max(...(await bars(host.widget)))).toBe(46);
  expect(await cardHeight(host.widget)).toBe(before);
});

test('a file that is not what its name says is shown as a page, and registered all the same', async ({
  open,
}) => {
  const host = await open();
  const person = new Person(host.widget);
  const header = Buffer.from('RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\x01\0\0\0', 'latin1');
  for (const file of [
    smallFile('noise.mp3'),
    { ...smallFile('torn.wav'), buffer: Buffer.concat([header, Buffer.alloc(9)]) },
  ]) {
    await person.chooseFile(file);
    await expect(host.widget.locator('.file .tile')).toBeVisible();
    await expect(wave(host.widget)).toHaveCount(0);
    await expect(facts(host.widget)).not.toContainText(':');
  }
  await person.fillForm({ file: smallFile() });
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
});

test('looking into a file leaves nothing behind', async ({ open }) => {
  const host = await open();
  const person = new Person(host.widget);
  await expect(person.heading('Choose your file')).toBeVisible();
  await host.widget.locator('body').evaluate(() => {
    const urls = new Set<string>();
    Object.assign(window, { urls, made: 0 });
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (of) => {
      const url = createObjectURL(of);
      // The worker that hashes has one too; it is its own.
      if (of instanceof File) urls.add(url);
      Object.assign(window, { made: (window as unknown as { made: number }).made + 1 });
      return url;
    };
    URL.revokeObjectURL = (url) => {
      urls.delete(url);
      revokeObjectURL(url);
    };
  });
  const recording = { name: 'half-quiet.mp3', mimeType: 'audio/mpeg', buffer: await mp3() };
  // The first is dropped for the second, and the second as the screen goes.
  await person.chooseFile(recording);
  await person.chooseFile({ ...recording, name: 'other.mp3' });
  await person.continue();
  await expect(person.heading('What is it called?')).toBeVisible();
  const left = () =>
    host.widget.locator('body').evaluate(() => {
      const { urls, made } = window as unknown as { urls: Set<string>; made: number };
      return { made: made > 0, left: urls.size };
    });
  await expect.poll(left).toEqual({ made: true, left: 0 });
});
