import { FRAMEWORKS } from '../../demo/page/integration/index.ts';
import { expect, test } from './demo-page.ts';

test('the code of each framework follows the settings, and is copied as it is shown', async ({ visit }) => {
  const demo = await visit('?mode=download&user=artist-7&theme=ink');
  const panel = await demo.tool('Code');
  const tabs = panel.getByRole('tablist', { name: 'Framework' });
  for (const { label, file } of FRAMEWORKS) {
    await tabs.getByRole('tab', { name: label }).click();
    await expect(panel.getByRole('tabpanel', { name: label })).toContainText(file);
    const code = panel.locator('pre:visible');
    for (const setting of ['cpk_demo', 'artist-7', 'download', '--ats-primary']) {
      await expect(code, label).toContainText(setting);
    }
    await panel.getByRole('button', { name: `Copy ${label}` }).click();
    await expect(panel.getByRole('button', { name: `Copied ${label}` })).toBeVisible();
    expect((await demo.copied()).trim()).toBe((await code.innerText()).trim());
  }
});

test('tabs are gone through with arrows, Home and End, and only one of them is a stop', async ({
  visit,
  page,
}) => {
  const demo = await visit();
  const tab = (name: RegExp) => demo.tools.getByRole('tablist', { name: 'Tools' }).getByRole('tab', { name });
  await tab(/^Setup/).focus();
  for (const [key, name] of [
    ['ArrowRight', /^Theme/],
    ['End', /^Code/],
    ['ArrowRight', /^Setup/],
    ['ArrowLeft', /^Code/],
    ['Home', /^Setup/],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab(name)).toBeFocused();
    await expect(tab(name)).toHaveAttribute('aria-selected', 'true');
    await expect(demo.panel()).toHaveAttribute('aria-labelledby', (await tab(name).getAttribute('id')) ?? '');
  }
  await page.keyboard.press('Tab');
  await expect(demo.panel()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(demo.panel().getByRole('radio', { name: 'Register' })).toBeFocused();
});
