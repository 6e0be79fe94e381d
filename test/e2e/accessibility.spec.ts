/**
 * Every scene in the real frame, in one visit: the rules of axe, the accessibility tree as it was agreed
 * on, and what fits at 320 px, which is a window of 1280 px at 400 %.
 */
import { groups } from '../scenes/catalogue.ts';
import { Stage } from '../scenes/stage.ts';
import type { Theme } from '../scenes/themes.ts';
import english from '../../app/i18n/en.ts';
import { broken } from './axe.ts';
import { expect, test as base } from './fixtures.ts';
import { problemsOf } from './geometry.ts';
import { treeOf } from './tree.ts';

/** Those with every colour there is between them. Others have no colour that these have not. */
const COLOURFUL = new Set([
  'file-too-large',
  'file-dragged-over',
  'creators-errors',
  'creators-isni-warning',
  'review',
  'token-wait',
  'title-offline',
  'upload-cancel',
  'confirming-quote',
  'tracking-late',
  'complete',
  'complete-saved',
  'complete-mismatch',
  'failed-refused',
  'works-search',
  'detail',
]);
const LOUD: Theme[] = ['dark', 'strong', 'violet'];

const test = base.extend<{ stage: Stage }>({
  stage: async ({ page, pages, ats, demo }, use) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await use(new Stage({ page, pages, ats, staticUrl: demo.staticUrl, locale: 'en', m: english }));
  },
});
test.use({ expectedErrors: /Failed to load resource|WebSocket|\[ats-widget\]/ });
// A walk has many scenes.
test.describe.configure({ timeout: 180_000 });

for (const [group, walks] of Object.entries(groups)) {
  for (const walk of walks) {
    test(`${group}: ${Object.keys(walk).join(', ')}`, async ({ stage }) => {
      for (const [name, reach] of Object.entries(walk)) {
        await test.step(name, async () => {
          await stage.fit(640);
          await reach(stage);
          await stage.settle();
          expect.soft(await treeOf(stage)).toMatchSnapshot(`${name}.txt`);
          expect.soft(await broken(stage.page), name).toEqual([]);
          for (const theme of COLOURFUL.has(name) ? LOUD : []) {
            await stage.wear(theme);
            expect.soft(await broken(stage.page, { onlyColours: true }), `${name}, ${theme}`).toEqual([]);
          }
          await stage.wear('light');
          await stage.fit(320);
          await stage.settle();
          expect.soft(await problemsOf(stage), `${name} at 320 px`).toEqual([]);
        });
      }
    });
  }
}
