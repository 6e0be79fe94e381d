/** The success screen: what it was charged, how one says that the code is kept, and what is printed. */
import { expect, test, type Host } from './fixtures.ts';
import { Person } from './person.ts';

const DARK = `<style>ats-widget { --ats-text: #eee; --ats-background: #16181b; --ats-background-secondary: #222;
  --ats-border: #333; --ats-warning-light: #2a2010; --ats-success-light: #12261a; }
  html { color-scheme: dark } body { background: #101214; margin: 0 }</style>`;

async function registered(host: Host) {
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  await expect(person.heading('“Low Tide” is registered')).toBeVisible();
  return person;
}

test('what was charged is one of the facts, and its parts are there on demand', async ({ open, ats }) => {
  const host = await open();
  await registered(host);
  const [work] = await ats.works();
  const charged = host.widget.getByRole('definition').filter({ hasText: 'credits' });
  await expect(charged).toContainText(`${work?.charged_credits.toFixed(2)} credits`);
  await expect(host.widget.getByText('Network fee')).toBeHidden();
  await charged.getByText('credits').click();
  const fee = host.widget.getByText('Network fee').locator('xpath=following-sibling::*');
  await expect(fee).toHaveText(/^\d+\.\d\d$/);
});

test('who has kept the code some other way can say so, and nothing asks for attention any longer', async ({
  open,
}) => {
  const host = await open();
  const person = await registered(host);
  await expect(host.widget.getByText('Not saved yet')).toBeVisible();
  await person.button('I have saved it').click();
  await expect(host.widget.locator('.key').getByText('Saved', { exact: true })).toBeVisible();
  await expect(person.button('I have saved it')).toHaveCount(0);
  await expect(host.widget.locator('.key').getByRole('button', { name: 'Copy' })).toBeFocused();
  await expect(host.widget.locator('.btn--primary')).toHaveCount(0);
});

test.describe('on paper', () => {
  for (const width of [360, 720]) {
    test(`at ${width} px everything is there in black, and nothing to press`, async ({ open, page }) => {
      await page.setViewportSize({ width, height: 700 });
      const host = await open({ head: DARK });
      await registered(host);
      const { accessCode, txHash } = await host.waitFor('allfeat:complete');
      const { widget } = host;
      const sheet = widget.locator('.ats');
      const height = () => sheet.evaluate((element) => element.getBoundingClientRect().height);
      const onScreen = await height();

      await page.emulateMedia({ media: 'print' });
      await expect(widget.locator('button:visible, a:visible, summary:visible')).toHaveText([/credits/]);
      await expect(widget.locator('#access-code')).toHaveText(accessCode);
      const heights = await widget
        .locator('#access-code span')
        .evaluateAll((groups) => groups.map((group) => group.getBoundingClientRect().height));
      expect(heights).toHaveLength(9);
      expect(new Set(heights).size).toBe(1);
      const hash = widget.locator('#tx-hash');
      expect(await hash.evaluate((element) => getComputedStyle(element, '::after').content)).toBe(
        `"${txHash}"`,
      );
      for (const text of ['Verified', 'Network fee', 'File (SHA-256)', 'Testnet'])
        await expect(widget.getByText(text, { exact: true })).toBeVisible();

      const look = await sheet.evaluate((element) => {
        const { backgroundColor, boxShadow } = getComputedStyle(element);
        const inks = [
          ...element.querySelectorAll<HTMLElement>('h2, h3, p, dt, dd, code, .badge, svg, .label'),
        ]
          .filter((each) => each.checkVisibility())
          .map((each) => getComputedStyle(each).color);
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        return { backgroundColor, boxShadow, inks: [...new Set(inks)], wide };
      });
      expect(look).toMatchObject({ backgroundColor: 'rgb(255, 255, 255)', wide: 0 });
      for (const ink of look.inks) expect(lightness(ink)).toBeLessThan(0.1);
      // The host's page prints the frame at the height it has on screen.
      expect(await height()).toBeLessThanOrEqual(onScreen);
    });
  }
});

/** Of a computed colour, 0 to 1: `rgb(…)`, or `color(xyz-d65 …)` for the ink on a fill. */
function lightness(color: string) {
  const parts = color
    .replace(/^\w+\((xyz-d65 )?/, '')
    .split(/[ ,/]+/)
    .slice(0, 3)
    .map(Number.parseFloat);
  return Math.max(...parts) / (color.startsWith('rgb') ? 255 : 1);
}
