import { findChromium } from './chromium.ts';
import { run } from './shell.ts';
import { installPackages } from './tools.ts';

/** Debian's, which start fastest; best first. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];

/** Makes sure that there is a Chromium to test in, and says which, or how it gets one. */
export async function installChromium(): Promise<void> {
  const found = findChromium();
  if (found) return console.log(`Testing in ${found}`);
  if (process.getuid?.() === 0) await installPackage();
  if (!findChromium()) {
    console.log('No Chromium found. Installing the one that comes with Playwright.');
    await run('npx', ['playwright', 'install', 'chromium']);
  }
  const installed = findChromium();
  if (!installed)
    throw new Error('There is no Chromium, and none could be installed. Set CHROMIUM_PATH to one.');
  console.log(`Testing in ${installed}`);
}

async function installPackage() {
  console.log(`No Chromium found. Installing the Debian package ${PACKAGES.join(', or ')}.`);
  for (const name of PACKAGES) if (await installPackages([name])) return;
}
