/**
 * What widgets cost the page that holds them: time on its main thread and heap, for each of 1, 10 and 50,
 * beside as many bare iframes. The frames are in another process, so that theirs does not count.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { startDemo } from '../../demo/start.ts';
import { startPages } from '../e2e/pages.ts';
import { findChromium } from '../support/chromium.ts';
import { costOf, type Cost, type Subject } from '../support/host-cost.ts';
import { subjects } from '../support/subjects.ts';

const ROUNDS = Number(process.argv[2] ?? 5);
const COUNTS = [1, 10, 50];
const demo = await startDemo({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const pages = await startPages(demo.atsUrl);
const { page: url, bare, widget } = subjects(demo, pages);
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--host-resolver-rules=MAP *.test 127.0.0.1', '--site-per-process'],
});

async function once(subject: Subject, count: number) {
  const context = await browser.newContext();
  const cost = await costOf(await context.newPage(), url, subject, count);
  await context.close();
  return cost;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const medians = (costs: Cost[]): Cost => ({
  main: median(costs.map(({ main }) => main)),
  script: median(costs.map(({ script }) => script)),
  heap: median(costs.map(({ heap }) => heap)),
});

const samples = new Map<string, Cost[]>();
const add = (key: string, cost: Cost) => samples.set(key, [...(samples.get(key) ?? []), cost]);
for (let round = 0; round < ROUNDS; round++) {
  add('nothing', await once(bare, 0));
  for (const count of COUNTS) {
    add(`bare ${count}`, await once(bare, count));
    add(`widget ${count}`, await once(widget, count));
  }
}
await browser.close();
await pages.close();
await demo.close();

const nothing = medians(samples.get('nothing') ?? []);
const subtract = (a: Cost, b: Cost, parts: number): Cost => ({
  main: (a.main - b.main) / parts,
  script: (a.script - b.script) / parts,
  heap: (a.heap - b.heap) / parts,
});
function print(what: string, { main, script, heap }: Cost) {
  const figures = [`${main.toFixed(2)} ms`, `${script.toFixed(2)} ms`, `${heap.toFixed(1)} KiB`];
  console.log(`${what.padEnd(22)}${figures.map((text) => text.padEnd(14)).join('')}`.trimEnd());
}

console.log(`\nCost to the host page, each, median of ${ROUNDS}`);
console.log('                      main thread   its script    heap');
for (const count of COUNTS) {
  const iframes = medians(samples.get(`bare ${count}`) ?? []);
  const widgets = medians(samples.get(`widget ${count}`) ?? []);
  print(`of ${count} bare`, subtract(iframes, nothing, count));
  print(`of ${count} widgets`, subtract(widgets, nothing, count));
  print('  more than bare', subtract(widgets, iframes, count));
}
