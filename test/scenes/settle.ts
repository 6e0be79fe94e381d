import type { Page } from '@playwright/test';

/** Until fonts are there, what moves once has moved, and the frame is as high as what is in it. */
export async function settle(page: Page) {
  const frame = await (await page.locator('ats-widget iframe').elementHandle())?.contentFrame();
  await frame?.evaluate(async () => {
    await document.fonts.ready;
    const finite = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    // One that is cancelled has ended too.
    await Promise.allSettled(finite.map((animation) => animation.finished));
  });
  await page.waitForFunction(() => {
    const widget = document.querySelector('ats-widget');
    const iframe = widget?.shadowRoot?.querySelector('iframe');
    const seen = window as { lastHeight?: number; sameFor?: number };
    const height = iframe?.hidden ? 0 : (iframe?.getBoundingClientRect().height ?? 0);
    // The height is told on the frame after it changed: three in a row show that nothing comes.
    seen.sameFor = height === seen.lastHeight ? (seen.sameFor ?? 0) + 1 : 0;
    seen.lastHeight = height;
    if (seen.sameFor < 4) return false;
    seen.sameFor = 0;
    return true;
  });
}
