/** What a user has set for all pages: colours of their own, and little motion. */
import english from '../../app/i18n/en.ts';
import { groups } from '../scenes/catalogue.ts';
import { Stage } from '../scenes/stage.ts';
import { expect, test as base } from './fixtures.ts';
import { painted } from './pixels.ts';
import type { Locator } from '@playwright/test';

const walks = Object.values(groups).flat();

const test = base.extend<{ stage: Stage; reach: (name: string) => Promise<void> }>({
  stage: ({ page, pages, ats, demo }, use) =>
    use(new Stage({ page, pages, ats, staticUrl: demo.staticUrl, locale: 'en', m: english })),
  /** With the scenes of its walk that come before it. */
  reach: ({ stage }, use) =>
    use(async (name) => {
      for (const [step, play] of Object.entries(walks.find((walk) => name in walk) ?? {})) {
        await play(stage);
        if (step === name) return;
      }
      throw new Error(`There is no scene ${name}.`);
    }),
});
test.use({ expectedErrors: /Failed to load resource|\[ats-widget\]/ });

/** Where something is on the page, a part of the way across and down. */
async function point(of: Locator, across: number, down = 0.5) {
  const box = await of.boundingBox();
  if (!box) throw new Error('It is not on the page.');
  return { x: Math.round(box.x + box.width * across), y: Math.round(box.y + box.height * down) };
}

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('buttons and the drop zone have an edge', async ({ page, stage, reach }) => {
    await reach('file-empty');
    for (const thing of [
      stage.widget.getByRole('button', { name: 'Continue' }),
      stage.widget.locator('.drop'),
    ]) {
      const box = await thing.boundingBox();
      if (!box) throw new Error('It is not on the page.');
      // From outside to inside, past the middle of its side: dashes leave gaps, so along some of it too.
      const row = Array.from({ length: 12 }, (_, index) => Math.round(box.y + box.height / 2) + index);
      const across = (x: number) => row.map((y) => ({ x: Math.floor(box.x) + x, y }));
      const hasEdge = async () => {
        const [outside, edge] = [await painted(page, across(-3)), await painted(page, across(0))];
        return edge.some((color, index) => color !== outside[index]);
      };
      await expect.poll(hasEdge).toBe(true);
    }
  });

  test('how much has been uploaded can be seen', async ({ page, stage, reach }) => {
    await reach('upload-running');
    const bar = stage.widget.getByRole('progressbar');
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(5);
    const parts = [await point(bar, 0.02), await point(bar, 0.98)];
    await expect.poll(async () => new Set(await painted(page, parts)).size).toBe(2);
  });

  test('a chosen role looks chosen', async ({ page, stage, reach }) => {
    await reach('creators-one');
    /** Every third point of its box. */
    const look = async (name: string) => {
      const box = stage.widget.getByRole('checkbox', { name });
      const parts = [0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
      const points = parts.flatMap((across) => parts.map((down) => point(box, across, down)));
      return painted(page, await Promise.all(points));
    };
    await expect.poll(() => look('Author')).not.toEqual(await look('Arranger'));
  });
});

test('with little motion nothing moves', async ({ page, stage, reach }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await reach('upload-starting');
  const moving = await stage.widget.locator('body').evaluate(() =>
    document
      .getAnimations()
      .flatMap(({ effect }) => (effect as KeyframeEffect).getKeyframes())
      .flatMap((frame) => Object.keys(frame))
      .filter((property) => /transform|translate|rotate|scale|inset|top|left|width|height/i.test(property)),
  );
  expect(moving).toEqual([]);
});
