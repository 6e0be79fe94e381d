import { broken } from './axe.ts';
import { expect, test } from './demo-page.ts';

const TOOLS = ['Setup', 'Theme', 'Errors', 'Events', 'State', 'Code'] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} page`, () => {
    test.use({ colorScheme });
    test('breaks no rule of axe, whatever tool is open', async ({ visit, page }) => {
      const demo = await visit('?two=1');
      await demo.panel().getByRole('button', { name: 'Use a real ATS' }).click();
      for (const tool of TOOLS) {
        const panel = await demo.tool(tool);
        await expect(panel.locator(':scope > *').first()).toBeVisible();
        // Another colour scheme has other colours, and is otherwise the same page.
        const within = tool === 'Setup' ? 'html' : '#tools';
        const rules = await broken(page, { onlyColours: colorScheme === 'dark', within });
        // Two widgets have two footers, each in a document of its own.
        expect(
          rules.filter(({ id }) => id !== 'landmark-unique'),
          tool,
        ).toEqual([]);
      }
    });
  });
}

test('the documentation is a press away, and can be read in light and dark', async ({ visit, page }) => {
  await visit();
  await page.getByRole('link', { name: 'Documentation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Quick start' })).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Theming' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Theming' })).toBeVisible();
  expect(await broken(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await broken(page, { onlyColours: true })).toEqual([]);
  await page.getByRole('link', { name: 'Back to the demo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Register a recording' })).toBeVisible();
});

test('on a phone nothing is wider than the screen, and what one presses is large enough', async ({
  visit,
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const demo = await visit('?two=1');
  for (const tool of TOOLS) {
    await demo.tool(tool);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide, tool).toBe(0);
    const small = await demo
      .panel()
      .evaluate(
        (panel) =>
          [...panel.querySelectorAll('button, select, input')]
            .map((each) => (each.closest('label') ?? each).getBoundingClientRect())
            .filter(({ width, height }) => width > 0 && Math.min(width, height) < 24).length,
      );
    expect(small, tool).toBe(0);
  }
});

test('the tools are fetched after the widget has started, and nothing moves when they come', async ({
  visit,
  page,
}) => {
  await page.addInitScript(() => {
    const seen = { ready: 0, shift: 0 };
    Object.assign(window, { seen });
    addEventListener('allfeat:ready', () => (seen.ready = performance.now()));
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await visit();
  const { seen, fetched } = await page.evaluate(() => ({
    seen: (window as unknown as { seen: { ready: number; shift: number } }).seen,
    fetched: performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\/assets\/mount-.*\.js$/.test(name))
      .map(({ startTime }) => startTime),
  }));
  expect(fetched).toHaveLength(1);
  expect(seen.ready).toBeGreaterThan(0);
  expect(fetched[0]).toBeGreaterThan(seen.ready);
  expect(seen.shift).toBeLessThan(0.01);
});
