/**
 * How long a page waits for the widget: from navigation to `allfeat:ready`, beside a bare iframe with an
 * empty document in the same run. Machines are noisy: the ratio is the figure.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { startDemo } from '../../demo/start.ts';
import { startPages } from '../e2e/pages.ts';
import { findChromium } from '../support/chromium.ts';

const ROUNDS = Number(process.argv[2] ?? 20);
const demo = await startDemo({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const pages = await startPages(demo.atsUrl);
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }) });

const page = (body: string) =>
  pages.add(`<!doctype html><script>
    window.done = new Promise((resolve) => {
      const end = () => resolve(performance.now());
      addEventListener('allfeat:ready', end);
      window.bare = end;
    });
  </script>${body}`);
const empty = pages.add('<!doctype html>');
const subjects = {
  'bare iframe': page(`<iframe sandbox="allow-scripts" src="${empty}" onload="bare()"></iframe>`),
  widget: page(`<script src="${demo.staticUrl}/ats-widget.iife.js"></script>
    <ats-widget site-key="cpk_demo" ats-url="${demo.atsUrl}"></ats-widget>`),
};

const times: Record<string, number[]> = {};
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, url] of Object.entries(subjects)) {
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(url);
    const time = await tab.evaluate(() => (window as unknown as { done: Promise<number> }).done);
    (times[name] ??= []).push(time);
    await context.close();
  }
}
await browser.close();
await pages.close();
await demo.close();

const median = (values: number[] = []) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
for (const [name, values] of Object.entries(times)) {
  console.log(`${name.padEnd(12)} median ${median(values).toFixed(1)} ms of ${values.length}`);
}
console.log(`ratio        ${(median(times['widget']) / median(times['bare iframe'])).toFixed(2)}`);
