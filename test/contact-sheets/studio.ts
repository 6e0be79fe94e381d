import type { Browser, Page } from 'playwright';
import { startDemo, type RunningDemo } from '../../demo/start.ts';
import { Ats } from '../e2e/ats.ts';
import { startPages, type Pages } from '../e2e/pages.ts';
import { MARGIN, Stage } from '../scenes/stage.ts';
import { nameOf } from '../scenes/combinations.ts';
import { wordsOf } from '../scenes/words.ts';
import type { Job, Picture } from './picture.ts';

/** Three servers and a browser, in which walks are played and pictures taken. */
export class Studio {
  #browser: Browser;
  #demo: RunningDemo;
  #pages: Pages;

  private constructor(browser: Browser, demo: RunningDemo, pages: Pages) {
    this.#browser = browser;
    this.#demo = demo;
    this.#pages = pages;
  }

  static async open(browser: Browser, root: string) {
    const demo = await startDemo({ root });
    return new Studio(browser, demo, await startPages(demo.atsUrl));
  }

  /** A scene that is not reached ends its walk, and is named. */
  async play({ group, locale, walk, shots }: Job): Promise<{ taken: Picture[]; failed: string[] }> {
    const context = await this.#browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const stage = new Stage({
      page,
      pages: this.#pages,
      ats: new Ats(this.#demo.atsUrl),
      staticUrl: this.#demo.staticUrl,
      locale,
      m: await wordsOf(locale),
    });
    const taken: Picture[] = [];
    let left = shots.reduce((sum, { looks }) => sum + looks.length, 0);
    for (const [scene, reach] of Object.entries(walk)) {
      if (left === 0) break;
      const looks = shots.find((shot) => shot.scene === scene)?.looks ?? [];
      try {
        await reach(stage as never);
        // Nothing is pointed at.
        await page.mouse.move(0, 0);
        for (const look of looks) {
          await stage.fit(look.width);
          await stage.wear(look.theme);
          await stage.settle();
          taken.push({ scene, group, look, png: await take(page) });
          left--;
        }
      } catch (error) {
        const [why] = String((error as Error).message).split('\nCall log');
        await context.close();
        return {
          taken,
          failed: [`Not reached: ${scene} (${looks.map(nameOf).join(', ') || locale}). ${why}`],
        };
      }
    }
    await context.close();
    return { taken, failed: [] };
  }

  async close() {
    await this.#pages.close();
    await this.#demo.close();
  }
}

/** As high as what is on it, whatever the window. */
async function take(page: Page) {
  const { width = 0 } = page.viewportSize() ?? {};
  const height = await page.locator('main').evaluate((main) => main.getBoundingClientRect().bottom + scrollY);
  return page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.ceil(height) + MARGIN } });
}
