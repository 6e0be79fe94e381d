/** A file on the user's disk beside the versions of a work, in download mode. */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { expect, test, type Host } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

const attributes = { mode: 'download', 'external-user-id': 'user-1' };
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const mine = smallFile();
const versions = [
  { version: 1, media_hash: `0x${hash(mine.buffer).toUpperCase()}` },
  { version: 2, media_hash: hash(mine.buffer) },
  { version: 3, media_hash: hash(Buffer.from('another')) },
];
const version = (host: Host, number: number) =>
  host.widget.getByRole('article', { name: `Version ${number}`, exact: true });
const says = (host: Host, text: string) => expect(host.widget.locator('.notice')).toHaveText(text);

test.beforeEach(async ({ ats }) => {
  await ats.settings({ seedWorks: { count: 5, user: 'user-1' } });
});

/** The versions of a work, whatever the service tells of their files. */
async function opened(
  open: (options: object) => Promise<Host>,
  ats: { fault(fault: object): Promise<unknown> },
  told: object[],
) {
  await ats.fault({ on: 'GET /v1/works/*/versions', patch: { versions: told } });
  const host = await open({ attributes });
  await host.widget.locator('button.work').first().click();
  await expect(version(host, 1)).toBeVisible();
  return host;
}

test('a file is found among the versions by keyboard, and nothing of it leaves the device', async ({
  open,
  page,
  ats,
}) => {
  const chooser = page.waitForEvent('filechooser');
  const host = await opened(open, ats, versions);
  const before = (await ats.requests()).length;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await expect(host.widget.getByRole('heading', { level: 2 })).toBeFocused();
  const input = host.widget.locator('input[type=file]');
  // Back is behind the heading.
  await page.keyboard.press('Tab');
  await expect(input).toBeFocused();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(mine);

  const found = 'This is the file of Version 2 and Version 1.';
  await expect(host.widget.getByRole('status')).toHaveText(found);
  await says(host, found);
  await expect(version(host, 2)).toContainText('Your file');
  await expect(version(host, 1)).toContainText('Your file');
  await expect(version(host, 3)).not.toContainText('Your file');
  await expect(input).toBeFocused();

  await new Person(host.widget).chooseFile(smallFile('other.wav', 2047));
  await says(host, 'This isn’t the file of any version.');
  await expect(host.widget.getByText('Your file')).toHaveCount(0);
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([]);
  expect(await ats.requests()).toHaveLength(before);

  // It has been said: what else is shown on the screen does not say it again.
  const status = host.widget.locator('p[role=status]');
  await expect(status).toBeEmpty();
  await version(host, 1).getByRole('button', { name: 'Show creators' }).click();
  await expect(version(host, 1).locator('.people')).toBeVisible();
  await expect(status).toBeEmpty({ timeout: 1 });
});

test('a version whose file the service does not tell is said to be beyond comparison', async ({
  open,
  ats,
}) => {
  const host = await opened(open, ats, [{ version: 1, media_hash: null }, ...versions.slice(1)]);
  const person = new Person(host.widget);
  await person.chooseFile(smallFile('other.wav', 2047));
  await says(host, 'This isn’t the file of any version that can be compared.');
  await expect(version(host, 1)).toContainText('Can’t be compared');
  await expect(version(host, 2)).not.toContainText('Can’t be compared');
  await person.chooseFile(mine);
  await says(host, 'This is the file of Version 2.');

  const none = await opened(open, ats, [{ version: 1 }]);
  await new Person(none.widget).chooseFile(mine);
  await says(none, 'Allfeat doesn’t give the fingerprints of this work’s files, so they can’t be compared.');
});

/** Sparse: it takes no room, and no device reads it in the time of a test. */
async function longFile() {
  const folder = await mkdtemp(join(tmpdir(), 'compare-'));
  const path = join(folder, 'long.wav');
  await writeFile(path, '');
  await truncate(path, 200 * 2 ** 30);
  return { path, cut: () => truncate(path, 5), remove: () => rm(folder, { recursive: true }) };
}

test('a file that changes while it is read can be tried again, and a folder is none', async ({
  open,
  page,
  ats,
}) => {
  const host = await opened(open, ats, versions);
  const person = new Person(host.widget);
  const alert = host.widget.getByRole('alert');
  const unread = 'This file couldn’t be read. Try again, or choose it again.';
  const file = await longFile();
  await person.chooseFile(file.path);
  await expect(host.widget.getByRole('progressbar', { name: 'Reading' })).toBeVisible();
  await file.cut();
  await expect(alert).toHaveText(unread);
  await person.button('Try again').click();
  await expect(alert).toHaveText(unread);
  await file.remove();

  const frame = await (await page.locator('ats-widget iframe').elementHandle())?.contentFrame();
  await frame?.evaluate(() => {
    // No script can drag a folder.
    DataTransferItem.prototype.webkitGetAsEntry = () => ({ isDirectory: true }) as FileSystemEntry;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['....'], 'stems'));
    // Beside the card, and beside the screen: anywhere counts.
    const init = { bubbles: true, cancelable: true, dataTransfer };
    document.querySelector('.foot')?.dispatchEvent(new DragEvent('drop', init));
  });
  await expect(alert).toHaveText('A folder can’t be used here, only a file.');
  await person.chooseFile(smallFile('empty.wav', 0));
  await expect(alert).toHaveText('This file is empty. Choose another one.');
  await person.chooseFile(mine);
  await says(host, 'This is the file of Version 2 and Version 1.');
  await expect(alert).toHaveCount(0);
});

test('leaving the work ends the reading of a large file', async ({ open, page, ats }) => {
  let running = 0;
  page.on('worker', (worker) => {
    running++;
    worker.on('close', () => running--);
  });
  const host = await opened(open, ats, versions);
  const file = await longFile();
  await new Person(host.widget).chooseFile(file.path);
  await expect(host.widget.getByRole('progressbar', { name: 'Reading' })).toBeVisible();
  await expect.poll(() => running).toBe(1);
  await new Person(host.widget).button('Back').click();
  await expect.poll(() => running).toBe(0);
  await file.remove();
});
