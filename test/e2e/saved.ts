import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';

/** What the browser saves when `press` is done. It comes in a tab of its own. */
export async function saved(page: Page, press: () => Promise<void>) {
  const file = new Promise<Download>((resolve) => {
    // Headless shells report it on the page that opened the window, others on the window.
    page.once('download', resolve);
    page.once('popup', (popup) => popup.once('download', resolve));
  });
  await press();
  return { name: (await file).suggestedFilename(), bytes: await readFile(await (await file).path()) };
}
