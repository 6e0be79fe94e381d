import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright';

const SAMPLE_MS = 20;

/** Follows the memory of a browser's renderers, as the kernel counts it (Linux). */
export async function watchMemory(browser: Browser) {
  const session = await browser.newBrowserCDPSession();
  const held = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    const sizes = await Promise.all(renderers.map(({ id }) => residentBytes(id)));
    return sizes.reduce((sum, bytes) => sum + bytes, 0);
  };
  const before = await held();
  let peak = before;
  let watching = true;
  const watched = (async () => {
    while (watching) {
      peak = Math.max(peak, await held());
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    }
  })();
  return {
    /** Bytes at the peak beyond those at the start; stops watching. */
    async added() {
      watching = false;
      await watched;
      await session.detach();
      return peak - before;
    },
  };
}

async function residentBytes(pid: number) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}
