/** The proof file that the success screen saves, checked by the built command as a stranger would. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const verify = (...names: string[]) =>
  new Promise<number | string | null>((resolve) =>
    execFile(process.execPath, [command, 'verify', ...names], (error) => resolve(error?.code ?? 0)),
  );

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
  const { name, text } = await person.save('Proof file');
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

  const files = [name, 'changed.json', 'the song.wav', 'the other song.wav'];
  const [kept, changed, song, otherSong] = files.map((file) => info.outputPath(file)) as [
    string,
    string,
    string,
    string,
  ];
  const bytes = Buffer.from(smallFile().buffer);
  await writeFile(kept, text);
  await writeFile(song, bytes);
  await writeFile(changed, JSON.stringify({ ...proof, ats_id: proof.ats_id + 1 }));
  bytes[1000] = (bytes[1000] as number) ^ 1;
  await writeFile(otherSong, bytes);
  const codes = [verify(kept, song), verify(kept, otherSong), verify(changed, song)];
  expect(await Promise.all(codes)).toEqual([0, 1, 1]);

  // Nothing can be hashed any longer.
  await page.frames()[1]?.evaluate(() => Reflect.deleteProperty(window, 'Worker'));
  await person.button('Proof file').click();
  await expect(host.widget.getByText('This isn’t available right now.')).toBeVisible();
});
