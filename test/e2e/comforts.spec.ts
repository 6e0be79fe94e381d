/** What saves typing: lists that are pasted, people who are known already, files that come any way. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator } from '@playwright/test';
import { expect, test, type Host } from './fixtures.ts';
import { Person } from './person.ts';

/** What a person pastes or drops, by the event of its own that a browser sends for it. */
const give = (
  target: Locator,
  type: 'paste' | 'dragover' | 'dragleave' | 'drop',
  what: { text?: string; file?: string },
) =>
  target.evaluate(
    (element, [event, { text, file }]) => {
      const data = new DataTransfer();
      if (text !== undefined) data.setData('text/plain', text);
      if (file) data.items.add(new File(['low tide'], file));
      const init = { bubbles: true, cancelable: true };
      const given =
        event === 'paste'
          ? new ClipboardEvent(event, { ...init, clipboardData: data })
          : new DragEvent(event, { ...init, dataTransfer: data });
      // Whether the browser would still do what it does by itself.
      return element.dispatchEvent(given);
    },
    [type, what] as const,
  );

const cards = (widget: FrameLocator) => widget.locator('.creator__toggle');
/** All that is said from here on: each is gone again soon. */
const listen = async (widget: FrameLocator) => {
  const status = widget.locator('p[role=status]');
  await status.evaluate((region) => {
    const said: (string | null)[] = [];
    Object.assign(window, { said });
    const options = { childList: true, characterData: true, subtree: true };
    new MutationObserver(() => said.push(region.textContent)).observe(region, options);
  });
  return () => status.evaluate(() => (window as unknown as { said: string[] }).said);
};

async function toCreators(host: Host) {
  const person = new Person(host.widget);
  await person.typeFirst();
  await person.continue();
  await expect(person.heading('Who made it?')).toBeVisible();
  return person;
}

test('a list that is pasted into a name names everybody in it, and can be taken back', async ({ open }) => {
  const host = await open();
  const { widget } = host;
  const person = await toCreators(host);
  const name = person.field(/^Full name/);
  const said = await listen(widget);
  await name.focus();
  // A name is the browser's to paste.
  expect(await give(name, 'paste', { text: 'Maya Okafor\n' })).toBe(true);
  const sheet =
    'E-mail\tName\tRoles\nmaya@okafor.example\tMaya Okafor\tAuthor, Composer\ntheo@laurent.example\tThéo Laurent\tArranger\n';
  expect(await give(name, 'paste', { text: sheet })).toBe(false);
  await expect.poll(said).toContain('2 added');
  await expect(cards(widget)).toContainText(['Maya Okafor', 'Théo Laurent Arranger']);
  // What was being typed in stays open.
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('Maya Okafor');
  await expect(person.field(/^Email/)).toHaveValue('maya@okafor.example');
  await expect(widget.getByRole('checkbox', { checked: true })).toHaveCount(2);

  await person.button('Undo').click();
  await expect(name).toHaveValue('');
  await expect(cards(widget)).toHaveCount(1);
  await expect(person.button('Add creator')).toBeFocused();
  await give(name, 'paste', { text: sheet });
  await expect(cards(widget)).toHaveCount(2);
  await name.fill('Maya N. Okafor');
  // It would take back what was typed since.
  await expect(person.button('Undo')).toHaveCount(0);
  await person.continue();
  await expect(person.heading('Check everything')).toBeVisible();
  await expect(widget.locator('.people')).toContainText('Maya N. Okafor');
});

test('a list is read line by line, and what cannot be read stays, by keyboard alone', async ({
  open,
  page,
}) => {
  const host = await open();
  const { widget } = host;
  const person = await toCreators(host);
  const list = widget.getByRole('textbox', { name: 'List of creators' });
  await person.button('Paste a list').focus();
  await page.keyboard.press('Enter');
  await expect(list).toBeFocused();
  await page.keyboard.insertText(
    'Maya Okafor <maya@okafor.example>, author\nLaurent, Théo\nNoor Haddad, noor@haddad.example, composer',
  );
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(cards(widget)).toContainText(['Maya Okafor', 'Noor Haddad']);
  await expect(list).toBeFocused();
  await expect(list).toHaveValue('Laurent, Théo');
  await expect(widget.getByRole('alert')).toHaveText(
    'These lines couldn’t be read. Correct them, or cancel.',
  );
  await expect(person.button('Undo')).toBeVisible();
  await list.fill('Laurent, T.');
  // It would take back what was typed since.
  await expect(person.button('Undo')).toHaveCount(0);
  // Whoever is in it would be missing: nobody goes on with it.
  await person.continue();
  await expect(person.heading('Who made it?')).toBeVisible();
  await expect(list).toBeFocused();
  await list.fill('Théo Laurent; theo@laurent.example; arranger');
  // Continue reads it first.
  await person.continue();
  await expect(person.heading('Check everything')).toBeVisible();
  await expect(widget.locator('.people li')).toContainText(['Maya Okafor', 'Noor Haddad', 'Théo Laurent']);
});

test('a folder is refused where it is dropped, and takes the place of no file', async ({ open, page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'album-'));
  await writeFile(join(folder, 'low-tide.wav'), 'low tide');
  const host = await open();
  const { widget } = host;
  const alert = widget.getByRole('alert');
  const name = widget.locator('.file__name');
  await expect(new Person(widget).heading('Choose your file')).toBeVisible();
  // Real ones: no script can drag a folder.
  const session = await page.context().newCDPSession(page);
  const drag = async (path: string) => {
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 300, y: 200, data });
    await expect(widget.locator('[data-over]')).toBeVisible();
    // Once more: the browser drops nothing where it has not heard yet that it is welcome.
    await expect(async () => {
      for (const type of ['dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', { type, x: 300, y: 200, data });
      await expect(widget.locator('[data-over]')).toHaveCount(0, { timeout: 500 });
    }).toPass();
  };
  await drag(folder);
  await expect(alert).toHaveText('A folder can’t be used here, only a file.');
  await expect
    .poll(() => host.lastDetail('allfeat:error'))
    .toMatchObject({ code: 'common.validation_failed', stage: 'init' });
  await drag(join(folder, 'low-tide.wav'));
  await expect(alert).toHaveCount(0);
  await expect(name).toHaveText('low-tide.wav');
  await drag(folder);
  await expect(alert).toHaveText('A folder can’t be used here, only a file.');
  await expect(name).toHaveText('low-tide.wav');
  await new Person(widget).continue();
  await expect(widget.getByText('From your file name')).toBeVisible();
  await rm(folder, { recursive: true });
});

test('a file is chosen wherever on the widget it is dropped, or pasted, on its step alone', async ({
  open,
}) => {
  const host = await open();
  const { widget } = host;
  const person = new Person(widget);
  const name = widget.locator('.file__name');
  const foot = widget.locator('.foot');
  await expect(person.heading('Choose your file')).toBeVisible();
  await give(foot, 'dragover', { file: 'score.pdf' });
  await expect(widget.getByText('Drop it here')).toBeVisible();
  await give(foot, 'dragleave', {});
  await expect(widget.getByText('Drop it here')).toHaveCount(0);
  await give(foot, 'drop', { file: 'score.pdf' });
  await expect(name).toHaveText('score.pdf');
  await widget.locator('input[type=file]').focus();
  await give(widget.locator('body'), 'paste', { text: 'some text' });
  await give(widget.locator('body'), 'paste', { file: 'low-tide.wav' });
  await expect(name).toHaveText('low-tide.wav');
  await expect(widget.locator('input[type=file]')).toBeFocused();

  await person.continue();
  await expect(widget.getByText('From your file name')).toBeVisible();
  // Refused, as the browser would show the file in the place of the widget.
  expect(await give(widget.locator('body'), 'drop', { file: 'other.wav' })).toBe(false);
  await give(widget.locator('body'), 'paste', { file: 'other.wav' });
  await person.button('low tide').click();
  await expect(person.field(/^Title/)).toHaveValue('low tide');
  await expect(person.field(/^Title/)).toBeFocused();
  await person.button('Back').click();
  await expect(name).toHaveText('low-tide.wav');
});

test.describe('people who were named before', () => {
  const USER = { attributes: { 'external-user-id': 'user-1' } };
  const again = (host: Host) => host.widget.getByRole('group', { name: 'Add again' });
  async function registerAnother(host: Host) {
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await person.button('Register').click();
    await person.button('Register another').click();
    return toCreators(host);
  }

  test('are one press away on the next registration, and in a frame that was moved', async ({
    open,
    page,
  }) => {
    const host = await open(USER);
    const person = await registerAnother(host);
    await expect(again(host).getByRole('button')).toHaveText(['Maya Okafor maya@okafor.example']);
    await host.caughtUp();
    await page.evaluate(() => document.body.append(document.querySelector('ats-widget') as Element));
    await expect(again(host)).toBeVisible();
    const said = await listen(host.widget);
    await again(host).getByRole('button').click();
    await expect.poll(said).toContain('1 added');
    await expect(again(host)).toHaveCount(0);
    await expect(person.field(/^Full name/)).toHaveValue('Maya Okafor');
    await person.continue();
    await expect(person.heading('Check everything')).toBeVisible();
    await expect(host.widget.locator('.people')).toContainText('maya@okafor.example');
  });

  test('are not shown to another user', async ({ open, page }) => {
    const host = await open(USER);
    await registerAnother(host);
    await expect(again(host)).toBeVisible();
    await page.evaluate(() =>
      document.querySelector('ats-widget')?.setAttribute('external-user-id', 'user-2'),
    );
    await expect(again(host)).toHaveCount(0);
    await expect(host.widget.getByText('Maya Okafor')).toHaveCount(0);
  });

  test('are forgotten with reset()', async ({ open }) => {
    const host = await open(USER);
    const person = await registerAnother(host);
    await expect(again(host)).toBeVisible();
    await host.call('reset');
    await expect(person.heading('Choose your file')).toBeVisible();
    await toCreators(host);
    await expect(again(host)).toHaveCount(0);
  });
});
