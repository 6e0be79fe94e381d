import type { Download } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { writeWav } from '../support/wav.ts';
import { expect, Host, test } from './fixtures.ts';
import { Person } from './person.ts';

test('a 60 MB recording is registered, and the artist holds its access code and certificate', async ({
  page,
  demo,
  ats,
}, testInfo) => {
  const path = testInfo.outputPath('low-tide-master.wav');
  const { size, sha256 } = await writeWav(path, 60);
  await page.goto(demo.hostUrl);
  const host = new Host(page);
  const person = new Person(host.widget);

  await person.chooseFile(path);
  await expect(host.widget.getByText('WAV · 60 MB')).toBeVisible();
  await person.continue();
  await person.typeTitle('  Low Tide ');
  await person.continue();
  await person.nameCreator('Maya Okafor', 'maya@okafor.example', ['Author', 'Composer']);
  await person.button('Add creator').click();
  await person.nameCreator('Théo Laurent', 'theo@laurent.example', ['Arranger']);
  await person.field(/^ISNI/).last().fill('0000 0001 2103 2683');
  await person.continue();
  await expect(person.heading('Check everything')).toBeVisible();
  await person.button('Register').click();
  await expect(person.heading('“Low Tide” is registered')).toBeVisible({ timeout: 60_000 });

  await expect(host.widget.locator('#access-code')).toHaveText(/^atc_/);
  const code = (await host.widget.locator('#access-code').innerText()).replace(/\s/g, '');
  expect(code).toMatch(/^atc_[0-9a-f]{64}$/);

  const [work, ...others] = await ats.works();
  expect(others).toEqual([]);
  expect(work).toMatchObject({ title: 'Low Tide', versions: [{ size }] });
  expect(work?.versions[0]?.sha256.replace(/^0x/, '')).toBe(sha256);

  expect(await ats.calls()).toMatchObject({
    'POST /v1/works/init': 1,
    'PUT /storage/*': 1,
    'POST /v1/works/prepare': 1,
    'POST /v1/works/confirm': 1,
  });

  // Told by the popup, or by its opener where the popup has closed by then: its download is quick.
  const downloading = new Promise<Download>((resolve) => {
    page.once('download', resolve);
    page.once('popup', (popup) => popup.once('download', resolve));
  });
  await person.button('Certificate').click();
  const download = await downloading;
  const pdf = await readFile(await download.path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});
