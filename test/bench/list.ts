/**
 * The list of works at 10, 1,000 and 10,000 of them, in one run: how long until the first page shows, what
 * the longest way through it leaves behind, and how long typing in the search ever holds up the page.
 * Machines are noisy: the ratios are the figures.
 */
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { startDemo } from '../../demo/start.ts';
import { Ats } from '../e2e/ats.ts';
import { startPages } from '../e2e/pages.ts';
import { findChromium } from '../support/chromium.ts';

const SIZES = [10, 1_000, 10_000];
const ROUNDS = Number(process.argv[2] ?? 10);
const TURNS = Number(process.argv[3] ?? 250);
const demo = await startDemo({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const pages = await startPages(demo.atsUrl);
const ats = new Ats(demo.atsUrl);
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }) });
for (const count of SIZES) await ats.settings({ seedWorks: { count, user: `user-${count}` } });

async function open(page: Page, count: number) {
  const token = await pages.token('access', `user-${count}`);
  const url = pages.add(`<!doctype html><script src="${demo.staticUrl}/ats-widget.iife.js"></script>
    <ats-widget site-key="cpk_demo" ats-url="${demo.atsUrl}" mode="download"
      external-user-id="user-${count}" token="${token}"></ats-widget>`);
  const widget = page.frameLocator('iframe');
  const began = performance.now();
  await page.goto(url);
  await widget.locator('button.work').first().waitFor();
  return { widget, time: performance.now() - began };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const times = new Map<number, number[]>(SIZES.map((count) => [count, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const count of SIZES) {
    const page = await browser.newPage();
    times.get(count)?.push((await open(page, count)).time);
    await page.close();
  }
}
const base = median(times.get(10) ?? []);
for (const [count, values] of times) {
  const time = median(values);
  console.log(
    `first page of ${String(count).padStart(6)} works: ${time.toFixed(0)} ms, ratio ${(time / base).toFixed(2)}`,
  );
}

const page = await browser.newPage();
const { widget } = await open(page, 10_000);
const frame = page.frames()[1];
const session = await page.context().newCDPSession(page);
const measure = async () => {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const nodes = (await frame?.evaluate(() => document.querySelectorAll('*').length)) ?? 0;
  return { heap: usedSize / 2 ** 20, nodes };
};
const report = async (when: string) => {
  const { heap, nodes } = await measure();
  console.log(`${when.padEnd(22)} ${nodes} elements, ${heap.toFixed(1)} MB heap`);
};
const more = widget.getByRole('button', { name: 'Show more', exact: true });
const says = widget.locator('.row .meta');
let turns = 0;
const began = performance.now();
await report('first page');
// At most as many turns as there are pages: a list that never ends is a failure, not a long wait.
for (; turns < TURNS && (await more.count()) > 0; turns++) {
  const before = await says.textContent();
  await more.click();
  await frame?.waitForFunction((text) => document.querySelector('.row .meta')?.textContent !== text, before);
  if (turns === 2) await report('four pages');
}
await report(`after ${turns} turns`);
console.log(
  `at "${await says.textContent()}", ${((performance.now() - began) / turns).toFixed(0)} ms a turn`,
);

await frame?.evaluate(() => {
  const pause = { longest: 0 };
  Object.assign(window, { pause });
  let last = performance.now();
  const channel = new MessageChannel();
  // As often as the thread lets us: what lies between two of them held it up.
  channel.port1.onmessage = () => {
    const now = performance.now();
    pause.longest = Math.max(pause.longest, now - last);
    last = now;
    channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
});
const search = widget.getByRole('searchbox');
for (const text of ['garden 12', 'lantern', 'zzz']) {
  await search.fill('');
  await widget.locator('button.work').first().waitFor();
  await search.pressSequentially(text, { delay: 60 });
}
const longest = await frame?.evaluate(
  () => (window as unknown as { pause: { longest: number } }).pause.longest,
);
console.log(`longest pause while typing: ${longest?.toFixed(0)} ms`);

await browser.close();
await pages.close();
await demo.close();
