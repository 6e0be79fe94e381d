import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Where a Chromium may be, best first: the headless shell starts fastest. */
const places = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
];

/** The Chromium that tests run in, or undefined where there is none yet. */
export function findChromium(): string | undefined {
  return [...places, chromium.executablePath()].find((path) => path && existsSync(path));
}
