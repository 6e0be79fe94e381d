/**
 * What widgets cost the page that holds them, apart from what happens in their frames: the frames are of
 * another site, which Chromium runs in a process of its own.
 */
import type { CDPSession, Page } from 'playwright';

export interface Cost {
  /** All work on the page's main thread, in milliseconds. */
  main: number;
  /** The part of it that is script. */
  script: number;
  /** What stays on the heap, in KiB. */
  heap: number;
}

export interface Subject {
  /** Markup of one; `{}` is left alone. */
  html: string;
  /** Address of the script to load before, if any. */
  script?: string;
  /** The event that says of each that it is there. */
  event: string;
}

async function read(session: CDPSession): Promise<Cost> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return {
    main: seconds('TaskDuration') * 1000,
    script: seconds('ScriptDuration') * 1000,
    heap: usedSize / 1024,
  };
}

/** Runs in the page: puts them in, and waits for all of them. */
async function insert({ html, script, event, count }: Subject & { count: number }) {
  const all = new Promise<void>((resolve) => {
    let missing = count;
    if (missing === 0) resolve();
    document.addEventListener(
      event,
      ({ target }) => {
        if ((target as Element).matches('main *') && --missing === 0) resolve();
      },
      true,
    );
  });
  if (script) document.head.append(Object.assign(document.createElement('script'), { src: script }));
  const main = document.body.appendChild(document.createElement('main'));
  main.innerHTML = html.repeat(count);
  await all;
}

/** What `count` of them cost, on an empty page of its own: until all are there, and a second more. */
export async function costOf(page: Page, url: string, subject: Subject, count: number): Promise<Cost> {
  await page.goto(url);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  const before = await read(session);
  await page.evaluate(insert, { ...subject, count });
  // Heights, theme and first paints come a little later.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  await checkProcesses(page);
  const after = await read(session);
  await session.detach();
  return {
    main: after.main - before.main,
    script: after.script - before.script,
    heap: after.heap - before.heap,
  };
}

/** Only a frame in another process can be attached to. */
async function checkProcesses(page: Page) {
  for (const frame of page.frames().slice(1, 2)) {
    const session = await page.context().newCDPSession(frame);
    await session.detach();
  }
}
