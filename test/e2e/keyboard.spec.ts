/** Every flow without a mouse: what Tab reaches, what Enter does, and where the focus is afterwards. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

const isFocused = (target: Locator) =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);

/** Tab, or Shift+Tab, until it is there; no farther than any screen is long. */
async function tabUntil(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let presses = 0; presses < 60; presses++) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${String(target)}.`);
}

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
    await tabUntil(page, target);
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

test('a new version is added by keyboard alone', async ({ open, page, ats }) => {
  await ats.settings({ seedWorks: 3 });
  const host = await open({ attributes: { mode: 'update', 'external-user-id': 'demo-user' } });
  const person = new Person(host.widget);
  const rows = host.widget.locator('button.work');
  await expect(rows).toHaveCount(3);
  const title = (await rows.nth(1).locator('strong').textContent()) ?? '';

  await tabUntil(page, host.widget.getByRole('searchbox'));
  await tabUntil(page, rows.nth(1));
  await page.keyboard.press('Enter');
  await expect(person.heading('Is there a new file?')).toBeFocused();
  // Back, the work that was opened has the focus.
  await tabUntil(page, person.button('Back'));
  await page.keyboard.press('Enter');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(person.heading('Is there a new file?')).toBeFocused();
  await tabUntil(page, person.button('Skip'));
  await page.keyboard.press('Space');
  await expect(person.heading('What is it called?')).toBeFocused();
  await tabUntil(page, person.button('Continue'));
  await page.keyboard.press('Enter');
  await expect(person.heading('Who made it?')).toBeFocused();
  await tabUntil(page, person.button('Add creator'));
  await page.keyboard.press('Enter');
  await page.keyboard.type('Noor Haddad');
  await page.keyboard.press('Tab');
  await page.keyboard.type('noor@haddad.example');
  await tabUntil(page, host.widget.getByRole('checkbox', { name: 'Arranger' }).last());
  await page.keyboard.press('Space');
  await tabUntil(page, person.button('Continue'));
  await page.keyboard.press('Enter');
  await expect(person.heading('Check everything')).toBeFocused();
  await tabUntil(page, person.button('Update'));
  await page.keyboard.press('Enter');
  await expect(person.heading(`“${title}” is registered`)).toBeFocused();
});

test('a file is fetched by keyboard alone, and every way back has the focus', async ({ open, page, ats }) => {
  await ats.settings({ seedWorks: 60 });
  const host = await open({ attributes: { mode: 'download', 'external-user-id': 'demo-user' } });
  const person = new Person(host.widget);
  const rows = host.widget.locator('button.work');
  const search = host.widget.getByRole('searchbox');
  await expect(rows).toHaveCount(50);

  await tabUntil(page, rows.first());
  await page.keyboard.press('Shift+Tab');
  await expect(search).toBeFocused();
  // From the end of the list to what comes after it.
  await rows.last().focus();
  await page.keyboard.press('Tab');
  await expect(person.button('Show more')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(60);
  await expect(rows.nth(50)).toBeFocused();

  await search.focus();
  // At once, as it is pasted: letter by letter the list may come in between, and take the focus with it.
  await page.keyboard.insertText('Quiet Harbour 1');
  await expect(host.widget.locator('.row .meta')).toHaveText(/^\d works?$/);
  await tabUntil(page, rows.first());
  await page.keyboard.press('Enter');
  await expect(person.heading('Quiet Harbour 1')).toBeFocused();
  await tabUntil(page, person.button('Show creators').first());
  await page.keyboard.press('Enter');
  await expect(person.button('Hide creators')).toBeFocused();
  await tabUntil(page, person.button('Certificate').first(), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await host.waitFor('allfeat:download-complete');
  await tabUntil(page, person.button('Back'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(rows.first()).toBeFocused();
});

test('behind the note that a session is renewed nothing can be reached', async ({ open, page, pages }) => {
  const host = await open({ tokens: false });
  const person = new Person(host.widget);
  await person.fillForm();
  await tabUntil(page, person.button('Register'));
  await page.keyboard.press('Enter');
  const veil = host.widget.getByText('Renewing your session');
  await expect(veil).toBeVisible();
  for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
    await page.keyboard.press(key);
    const within = await host.widget
      .locator('.panel')
      .evaluate((panel) => panel.contains(panel.ownerDocument.activeElement));
    expect(within, `after ${key}`).toBe(false);
  }
  // Escape is no way out: the answer is the page's to give.
  await page.keyboard.press('Escape');
  await expect(veil).toBeVisible();
  await host.call('setToken', await pages.token());
  await expect(person.heading('“Low Tide” is registered')).toBeVisible();
  await expect(host.widget.locator('.panel')).not.toHaveAttribute('inert');
});
