/** The proof file of a version, in download mode. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Host } from './fixtures.ts';
import { Person, smallFile } from './person.ts';
import { registeredWork } from './registered.ts';

const user = { 'external-user-id': 'user-1' };
const run = promisify(execFile);
/** Exit code of the command that strangers have. */
const verify = (...paths: string[]) =>
  run('node', ['dist/cli.js', 'verify', ...paths]).then(
    () => 0,
    ({ code }: { code: number }) => code,
  );

async function opened(open: (options?: object) => Promise<Host>) {
  const host = await open({ attributes: { mode: 'download', ...user } });
  await host.widget.locator('button.work').click();
  await expect(host.widget.getByRole('article')).toHaveCount(1);
  return host;
}

test('the proof file of a version is saved by keyboard, and the command finds that it holds', async ({
  open,
  page,
  ats,
}) => {
  await registeredWork(ats, { user: 'user-1' });
  const host = await opened(open);
  const button = new Person(host.widget).button('Proof');
  const saved = page.waitForEvent('download');
  await button.focus();
  await page.keyboard.press('Enter');
  const file = await saved;
  expect(file.suggestedFilename()).toBe('Low Tide v1 proof.json');
  await expect(button).toBeFocused();
  expect((await ats.calls())['GET /v1/works/1/versions/1/creators']).toBe(1);

  const folder = await mkdtemp(join(tmpdir(), 'proof-'));
  const [proof, mine, other] = ['proof.json', 'mine.wav', 'other.wav'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await file.saveAs(proof);
  await writeFile(mine, smallFile().buffer);
  await writeFile(other, smallFile('', 2047).buffer);
  expect(await Promise.all([verify(proof), verify(proof, mine), verify(proof, other)])).toEqual([0, 0, 1]);
  await rm(folder, { recursive: true });
});

test('nothing is saved that is no proof: it says what is missing, or that it does not fit', async ({
  open,
  page,
  ats,
}) => {
  let saved = 0;
  page.on('download', () => saved++);
  await registeredWork(ats, { user: 'user-1' });
  const creator = { full_name: 'Maya Okafor', roles: ['Author', 'Composer'] };
  const missing = 'There’s no proof file: Allfeat doesn’t give everything that goes into it.';
  const different = 'There’s no proof file: what Allfeat says of this version doesn’t match its fingerprint.';
  for (const [creators, says] of [
    [[creator], missing],
    [[], missing],
    [[{ ...creator, email: 'other@okafor.example' }], different],
  ] as const) {
    await ats.fault({ on: 'GET /v1/works/*/creators', patch: { creators } });
    const host = await opened(open);
    await new Person(host.widget).button('Proof').click();
    await expect(host.widget.getByRole('alert')).toHaveText(says);
  }

  await ats.fault({
    on: 'GET /v1/works/*/versions',
    patch: { versions: [{ version: 1, media_hash: null }] },
  });
  const host = await opened(open);
  await expect(host.widget.getByText(missing)).toBeVisible();
  await expect(new Person(host.widget).button('Proof')).toHaveCount(0);
  expect(saved).toBe(0);
});
