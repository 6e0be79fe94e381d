/**
 * What hashing costs: throughput in the frame beside `crypto.subtle.digest` of the same bytes and beside
 * Node, the longest pause of the frame's main thread, memory, and an upload with and without it.
 *
 *     npm run bench:hash -- 500      megabytes of 1024 x 1024 bytes
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { startDemo } from '../../demo/start.ts';
import { Ats } from '../e2e/ats.ts';
import { startPages } from '../e2e/pages.ts';
import { Person } from '../e2e/person.ts';
import { findChromium } from '../support/chromium.ts';
import { watchMemory } from '../support/memory.ts';

const MB = 2 ** 20;
const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const size = Number(process.argv[2] ?? 500);
const seenIn = (page: Page) =>
  (page.frames()[1] as ReturnType<Page['mainFrame']>).evaluate(
    () =>
      (window as unknown as { seen: { begun: number; last: number; chunks: number; pause: number } }).seen,
  );
const resetPause = (page: Page) =>
  (page.frames()[1] as ReturnType<Page['mainFrame']>).evaluate(
    () => void ((window as unknown as { seen: { pause: number } }).seen.pause = 0),
  );
const folder = await mkdtemp(join(tmpdir(), 'ats-hash-'));
const path = join(folder, 'master.wav');
const file = await open(path, 'w');
for (let written = 0; written < size; written++) await file.write(randomBytes(MB));
await file.close();

const demo = await startDemo({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  ats: { settings: { stepMs: 20 } },
});
const pages = await startPages(demo.atsUrl);
const ats = new Ats(demo.atsUrl);
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }) });

try {
  const idle = await hashInFrame('off');
  const inFrame = await hashInFrame('report');
  const own = await digestInPage();
  const node = await hashInNode();
  const rate = (ms: number) => size / (ms / 1000);
  const line = (name: string, value: string) => console.log(`${name.padEnd(44)} ${value}`);
  line(`hashing ${size} MB in the frame`, `${rate(inFrame.ms).toFixed(0)} MB/s`);
  line('of crypto.subtle.digest, bytes in memory', (own.digestMs / inFrame.ms).toFixed(2));
  line('of crypto.subtle.digest, file read as a whole', (own.wholeMs / inFrame.ms).toFixed(2));
  line('of Node crypto, file streamed', (node / inFrame.ms).toFixed(2));
  line('longest pause of the frame, typing and hashing', `${inFrame.pause.toFixed(1)} ms`);
  line('the same, typing without hashing', `${idle.pause.toFixed(1)} ms`);
  line('memory of all renderers: hashing adds', `${(inFrame.memory / MB).toFixed(0)} MB`);
  line('memory of all renderers: subtle.digest adds', `${(own.memory / MB).toFixed(0)} MB`);

  const uploads: Record<string, number[]> = { report: [], off: [] };
  for (let round = 0; round < 3; round++) {
    for (const verify of ['report', 'off']) uploads[verify]?.push(await upload(verify));
  }
  const best = (verify: string) => Math.min(...(uploads[verify] ?? []));
  line('upload with hashing', `${rate(best('report')).toFixed(0)} MB/s, best of 3`);
  line('upload without', `${rate(best('off')).toFixed(0)} MB/s, best of 3`);
  line('with, of without', (best('off') / best('report')).toFixed(2));
} finally {
  await browser.close();
  await pages.close();
  await demo.close();
  await rm(folder, { recursive: true });
}

/** A page with the widget, and in every frame two clocks: when its worker spoke, and how long it paused. */
async function widgetPage(verify: string) {
  await ats.reset();
  await ats.settings({ stepMs: 20, maxFileSize: size * MB });
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const seen = { begun: 0, last: 0, chunks: 0, pause: 0 };
    Object.assign(window, { seen });
    let before = performance.now();
    setInterval(() => {
      const now = performance.now();
      seen.pause = Math.max(seen.pause, now - before - 4);
      before = now;
    }, 4);
    window.Worker = class extends Worker {
      constructor(url: string | URL) {
        super(url);
        seen.begun = performance.now();
        this.addEventListener('message', () => {
          seen.last = performance.now();
          seen.chunks++;
        });
      }
    };
  });
  await page.goto(
    pages.add(`<!doctype html><script src="${demo.staticUrl}/ats-widget.iife.js"></script>
      <ats-widget site-key="cpk_demo" ats-url="${demo.atsUrl}" verify="${verify}"></ats-widget>`),
  );
  const person = new Person(page.locator('ats-widget').frameLocator('iframe'));
  await person.heading('Choose your file').waitFor();
  return { page, person };
}

/** The longest pause while a file is chosen and its title typed; and how its hashing went, if it is. */
async function hashInFrame(verify: string) {
  const { page, person } = await widgetPage(verify);
  await pass(1000);
  const memory = await watchMemory(browser);
  await resetPause(page);
  await person.chooseFile(path);
  await person.continue();
  await person.field(/^Title/).pressSequentially('Low Tide, a song of many words', { delay: 50 });
  let seen = await seenIn(page);
  while (verify !== 'off' && seen.chunks < size) {
    await pass(100);
    seen = await seenIn(page);
  }
  const added = await memory.added();
  await page.close();
  return { ms: seen.last - seen.begun, pause: seen.pause, memory: added };
}

async function digestInPage() {
  const page = await browser.newPage();
  await page.goto(pages.add('<!doctype html><input type="file">'));
  await page.locator('input').setInputFiles(path);
  const memory = await watchMemory(browser);
  const times = await page.locator('input').evaluate(async (input: HTMLInputElement) => {
    const began = performance.now();
    const bytes = await (input.files?.[0] as File).arrayBuffer();
    const read = performance.now();
    await crypto.subtle.digest('SHA-256', bytes);
    const done = performance.now();
    return { digestMs: done - read, wholeMs: done - began };
  });
  const added = await memory.added();
  await page.close();
  return { ...times, memory: added };
}

async function hashInNode() {
  const began = performance.now();
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: MB })) hash.update(chunk as Buffer);
  hash.digest();
  return performance.now() - began;
}

/** Milliseconds from `allfeat:upload-start` to `-complete`, begun as soon after the choice as can be. */
async function upload(verify: string) {
  const { page, person } = await widgetPage(verify);
  const token = await pages.token();
  const took = page.evaluate((value) => {
    const widget = document.querySelector('ats-widget') as HTMLElement & {
      setToken(token: string): void;
      prefill(prefill: object): void;
    };
    widget.setToken(value);
    widget.prefill({
      title: 'Low Tide',
      creators: [{ fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author'] }],
    });
    let began = 0;
    widget.addEventListener('allfeat:upload-start', () => (began = performance.now()));
    return new Promise<number>((resolve) =>
      widget.addEventListener('allfeat:upload-complete', () => resolve(performance.now() - began)),
    );
  }, token);
  await person.chooseFile(path);
  for (let step = 0; step < 3; step++) await person.continue();
  await person.button('Register').click();
  const ms = await took;
  await page.close();
  return ms;
}
