/**
 * Every scene in every other language: what axe has to say, and what fits at 320 px. All ten take a quarter of an
 * hour (`npm run test:languages`); by itself this plays a part in the language with the longest words, the one
 * without spaces and the one that runs from right to left.
 */
import { groups } from '../scenes/catalogue.ts';
import { Stage } from '../scenes/stage.ts';
import { wordsOf } from '../scenes/words.ts';
import { LOCALES } from '../../bridge/locale.ts';
import { broken } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { problemsOf } from './geometry.ts';

const all = process.env['ALL_LANGUAGES'] !== undefined;
/** The longest words, no spaces, and the other direction: each where it is the hardest. */
const SAMPLE: Record<string, string[]> = { de: ['success'], ja: ['form'], ar: ['form', 'creators'] };

test.use({ expectedErrors: /Failed to load resource|WebSocket|\[ats-widget\]/ });
// A walk has many scenes.
test.describe.configure({ timeout: 180_000 });

for (const locale of LOCALES.filter((each) => (all ? each !== 'en' : each in SAMPLE))) {
  for (const [group, walks] of Object.entries(groups)) {
    if (!all && !SAMPLE[locale]?.includes(group)) continue;
    for (const walk of walks) {
      const names = Object.keys(walk);
      test(`${locale}, ${group}: ${names.join(', ')}`, async ({ page, pages, ats, demo }) => {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        const m = await wordsOf(locale);
        const stage = new Stage({ page, pages, ats, staticUrl: demo.staticUrl, locale, m });
        for (const [name, reach] of Object.entries(walk)) {
          await test.step(name, async () => {
            await stage.fit(640);
            await reach(stage);
            await stage.settle();
            expect.soft(await broken(page), name).toEqual([]);
            await stage.fit(320);
            await stage.settle();
            expect.soft(await problemsOf(stage), `${name} at 320 px`).toEqual([]);
          });
        }
      });
    }
  }
}
