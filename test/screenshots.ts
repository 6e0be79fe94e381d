/**
 * Contact sheets of every scene, into the git-ignored folder `screenshots/`: each once at 480 px, light, in
 * English, and three times more so that every two of width, theme and locale meet in every group.
 *
 *     npm run screenshots
 *     npm run screenshots -- complete upload-running
 *     npm run screenshots -- failure 360 dark ja
 */
import { availableParallelism } from 'node:os';
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { missingFonts, parseArguments, unspoken } from './contact-sheets/arguments.ts';
import { planOf } from './contact-sheets/plan.ts';
import { writeSheets } from './contact-sheets/sheets.ts';
import { Studio } from './contact-sheets/studio.ts';
import type { Picture } from './contact-sheets/picture.ts';
import { findChromium } from './support/chromium.ts';

const began = Date.now();
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}screenshots`;
const asked = parseArguments(process.argv.slice(2));
for (const line of [...missingFonts(asked.locales), ...unspoken()]) console.warn(line);

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }) });

// The longest walks first, so that no page is left alone with one at the end.
const jobs = planOf(asked).sort((one, other) => other.shots.length - one.shots.length);
const pictures: Picture[] = [];
const failures: string[] = [];
async function work() {
  // Each has a service of its own: what goes wrong in one walk is not for another.
  const studio = await Studio.open(browser, root);
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const { taken, failed } = await studio.play(job);
    pictures.push(...taken);
    failures.push(...failed);
  }
  await studio.close();
}
await Promise.all(Array.from({ length: availableParallelism() * 2 }, work));
const sheets = await writeSheets(browser, pictures, folder);
await browser.close();

const seconds = Math.round((Date.now() - began) / 1000);
console.log(`${pictures.length} pictures on ${sheets.length} sheets in ${seconds} s:`);
for (const sheet of sheets) console.log(`  ${sheet}`);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length ? 1 : 0;
