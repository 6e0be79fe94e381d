/** The proof file that the success screen saves, checked by the built command as a stranger would. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test, type Host } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const verify = (...names: string[]) =>
  new Promise<number | string | null>((resolve) =>
    execFile(process.execPath, [command, 'verify', ...names], (error) => resolve(error?.code ?? 0)),
  );

/** What is saved, and under which name. */
async function save(host: Host) {
  const [download] = await Promise.all([
    host.page.waitForEvent('download'),
    new Person(host.widget).button('Proof file').click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('the proof of a registration is verified by the command, and no longer once a byte or field has changed', async ({
  open,
  ats,
  page,
}, info) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  const { accessCode, atsId, txHash, blockNumber, explorerUrl } = await host.waitFor('allfeat:complete');
  const { name, text } = await save(host);
  expect(name).toBe('Low Tide proof.json');
  expect(text).not.toContain(accessCode);
  const proof = JSON.parse(text);
  const [work] = await ats.works();
  expect(proof).toMatchObject({
    network: 'testnet',
    ats_id: atsId,
    version: 1,
    title: 'Low Tide',
    filename: smallFile().name,
    commitment: work?.versions[0]?.commitment,
    transaction: { hash: txHash, block_number: blockNumber, explorer_url: explorerUrl },
  });

  const [kept, song] = [info.outputPath(name), info.outputPath('the song.wav')];
  const bytes = Buffer.from(smallFile().buffer);
  await writeFile(kept, text);
  await writeFile(song, bytes);
  expect(await verify(kept, song)).toBe(0);
  bytes[1000] = (bytes[1000] as number) ^ 1;
  await writeFile(song, bytes);
  expect(await verify(kept, song)).toBe(1);
  await writeFile(kept, JSON.stringify({ ...proof, ats_id: proof.ats_id + 1 }));
  expect(await verify(kept)).toBe(1);

  // A frame that takes this one's place still knows what was registered.
  await page.evaluate(() => document.body.append(document.querySelector('ats-widget') as Element));
  expect((await save(host)).text).toBe(text);
  await page.frames()[1]?.evaluate(() => Reflect.deleteProperty(window, 'Worker'));
  await person.button('Proof file').click();
  await expect(host.widget.getByText('This isn’t available right now.')).toBeVisible();

  await page.reload();
  await expect(person.heading('Your work is registered')).toBeVisible();
  await expect(person.button('Proof file')).toHaveCount(0);
});
