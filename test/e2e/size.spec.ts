import type { Page } from '@playwright/test';
import { expect, stopClock, test } from './fixtures.ts';
import { FrameHost } from './frame-host.ts';
import { Person } from './person.ts';

interface Shifts {
  shifts: { value: number; sources: string[] }[];
}

/** Everything that moved by itself from the first paint on. */
const recordShifts = () => {
  const shifts: Shifts['shifts'] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      sources: { node: Node | null }[];
    })[]) {
      shifts.push({ value: entry.value, sources: entry.sources.map(({ node }) => node?.nodeName ?? '') });
    }
  }).observe({ type: 'layout-shift', buffered: true });
};
const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as Shifts).shifts);
/** Two frames painted: whatever was to move has moved. */
const painted = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

for (const width of [320, 360, 480, 500, 800, 1200]) {
  test(`at ${width} px nothing on the page moves when the widget appears`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(recordShifts);
    const host = await open({
      head: '<meta name="viewport" content="width=device-width"><style>body{margin:0}</style>',
      tail: '<p>Below</p>',
    });
    await expect(new Person(host.widget).heading('Choose your file')).toBeVisible();
    await painted(page);
    expect(await shiftsOf(page)).toEqual([]);
  });
}

test('what is recorded as moved would be seen', async ({ open, page }) => {
  await page.addInitScript(recordShifts);
  const host = await open({ tail: '<p>Below</p>' });
  await expect(new Person(host.widget).heading('Choose your file')).toBeVisible();
  await page.evaluate(() => document.body.prepend(document.createElement('h1'), 'A late banner'));
  await expect.poll(() => shiftsOf(page)).not.toEqual([]);
});

test('the width is that of the container, and follows it', async ({ open, page }) => {
  const host = await open({ head: '<style>body{width:640px}</style>' });
  const sheet = () => host.widget.locator('.ats').evaluate((element) => element.clientWidth);
  await expect(new Person(host.widget).heading('Choose your file')).toBeVisible();
  await expect.poll(sheet).toBe(640);
  for (const width of [320, 900]) {
    await page.evaluate((value) => (document.body.style.width = `${value}px`), width);
    await expect.poll(sheet).toBe(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      Math.max(800, width + 16),
    );
  }
});

test('the height settles after one change: no echo, and no noise in window.onerror', async ({
  open,
  page,
}) => {
  await page.addInitScript(() => {
    const errors: string[] = [];
    Object.assign(window, { errors });
    addEventListener('error', ({ message }) => errors.push(message));
  });
  const host = await open();
  const person = new Person(host.widget);
  await expect(person.heading('Choose your file')).toBeVisible();
  await painted(page);
  await page.evaluate(() => {
    const heights: string[] = [];
    Object.assign(window, { heights });
    const frame = document.querySelector('ats-widget')?.shadowRoot?.querySelector('iframe') as HTMLElement;
    new MutationObserver(() => heights.push(frame.style.height)).observe(frame, {
      attributeFilter: ['style'],
    });
  });
  // Narrower, so that the text wraps; then wider again.
  for (const width of ['300px', '700px']) {
    await page.evaluate((value) => (document.body.style.width = value), width);
    await painted(page);
    await painted(page);
  }
  await person.typeFirst();
  await painted(page);
  const heights = await page.evaluate(() => (window as unknown as { heights: string[] }).heights);
  // Each height was told once: the same twice in a row is an echo.
  expect(heights.filter((height, index) => height === heights[index - 1])).toEqual([]);
  expect(heights.length).toBeLessThan(12);
  const errors = [
    ...(await page.evaluate(() => (window as unknown as { errors: string[] }).errors)),
    ...(await host.widget.locator('body').evaluate(() => (window as unknown as { errors: string[] }).errors)),
  ];
  expect(errors).toEqual([]);
});

test.describe('lazy', () => {
  test('loads nothing until it is near, and has ten seconds from then on', async ({ open, page }) => {
    await stopClock(page);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const frames = await FrameHost.start();
    // Never answers: what is loaded and silent is given up sooner.
    frames.answer = () => {};
    const { folder } = frames;
    const host = await open({
      attributes: { loading: 'lazy', 'frame-url': folder },
      head: '<style>body::before{content:"";display:block;height:5000px}</style>',
    });
    await page.clock.runFor(60_000);
    expect(requests.filter((url) => url.startsWith(folder))).toEqual([]);
    expect(await host.events()).toEqual([]);
    await page.evaluate(() => scrollTo(0, 5000 - innerHeight - 100));
    await expect.poll(() => requests.filter((url) => url.startsWith(folder)).length).toBe(1);
    await page.clock.runFor(9_000);
    expect(await host.events()).toEqual([]);
    await page.clock.runFor(1_000);
    await expect.poll(async () => (await host.events()).map(({ name }) => name)).toEqual(['allfeat:failed']);
    await frames.close();
  });
  test.use({ expectedErrors: /frame-url does not answer/ });

  test('moves nothing that is in sight when it starts', async ({ open, page }) => {
    await page.addInitScript(recordShifts);
    const host = await open({
      attributes: { loading: 'lazy' },
      head: '<style>body::before{content:"";display:block;height:2000px}</style>',
      tail: '<p>Below</p>',
    });
    await page.mouse.move(400, 400);
    for (let at = 0; at < 2_000; at += 50) {
      await page.evaluate((y) => scrollTo(0, y), at);
      await painted(page);
    }
    await expect(new Person(host.widget).heading('Choose your file')).toBeVisible();
    await painted(page);
    expect(await shiftsOf(page)).toEqual([]);
  });
});

// How long its tasks take depends on the machine, so it is left to `npm run bench`.
test('upload and tracking cost the page nothing but their events: no style, no layout', async ({
  open,
  page,
  ats,
}) => {
  await ats.settings({ stepMs: 20 });
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await page.evaluate(() => {
    const changes: string[] = [];
    Object.assign(window, { changes });
    const root = document.querySelector('ats-widget')?.shadowRoot as ShadowRoot;
    const note = (records: MutationRecord[]) =>
      changes.push(...records.map(({ type, attributeName }) => `${type} ${attributeName}`));
    new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true });
    new MutationObserver(note).observe(root, { subtree: true, childList: true, attributes: true });
  });
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  const changes = await page.evaluate(() => (window as unknown as { changes: string[] }).changes);
  // The height of each new screen is all that changes.
  expect(new Set(changes)).toEqual(new Set(['attributes style']));
  expect(changes.length).toBeLessThan(20);
});
