import { expect, test } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

test('a work is registered by keyboard alone', async ({ open, page }) => {
  // Asked for before there is a frame: a dialog that opens while Playwright still arms itself is not told.
  const chooser = page.waitForEvent('filechooser');
  const host = await open();
  const person = new Person(host.widget);
  await expect(person.heading('Choose your file')).toBeVisible();
  const tabTo = async (name: string | RegExp, role: 'button' | 'textbox' | 'checkbox') => {
    // The one that came last: earlier cards have the same labels.
    const target = host.widget
      .getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) })
      .last();
    for (let presses = 0; presses < 40; presses++) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${String(name)}.`);
  };
  const headingHasFocus = (name: string | RegExp) => expect(person.heading(name)).toBeFocused();

  // Into the frame: its first stop is the file input.
  await page.keyboard.press('Tab');
  await expect(host.widget.locator('input[type=file]')).toBeFocused();
  await expect.poll(() => host.widget.locator('body').evaluate(() => document.hasFocus())).toBe(true);
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(smallFile());
  await tabTo('Continue', 'button');
  await page.keyboard.press('Enter');
  await headingHasFocus('What is it called?');

  await tabTo(/^Title/, 'textbox');
  await page.keyboard.press('Enter');
  // Enter in a field is Continue: the field says what is missing, and keeps the focus.
  await expect(person.field(/^Title/)).toBeFocused();
  await page.keyboard.type('Low Tide');
  await page.keyboard.press('Enter');
  await headingHasFocus('Who made it?');

  await tabTo(/^Full name/, 'textbox');
  await page.keyboard.type('Maya Okafor');
  await tabTo(/^Email/, 'textbox');
  await page.keyboard.type('maya@okafor.example');
  await tabTo('Author', 'checkbox');
  await page.keyboard.press('Space');
  await tabTo('Add creator', 'button');
  await page.keyboard.press('Enter');
  await expect(person.field(/^Full name/).last()).toBeFocused();
  await tabTo('Remove', 'button');
  await page.keyboard.press('Enter');
  await expect(person.button('Add creator')).toBeFocused();
  await tabTo('Continue', 'button');
  await page.keyboard.press('Enter');
  await headingHasFocus('Check everything');

  await tabTo('Register', 'button');
  await page.keyboard.press('Enter');
  await headingHasFocus('“Low Tide” is registered');
  await tabTo('Copy', 'button');
  await tabTo('Register another', 'button');
  await page.keyboard.press('Enter');
  await tabTo('I have saved my access code', 'button');
  await page.keyboard.press('Enter');
  await headingHasFocus('Choose your file');
});
