import { findChromium } from './chromium.ts';
import { run } from './shell.ts';

/** Makes sure that there is a Chromium to test in, and says which, or how it gets one. */
export async function installChromium(): Promise<void> {
  const found = findChromium();
  if (found) return console.log(`Testing in ${found}`);
  if (process.getuid?.() === 0 && (await hasApt())) {
    console.log('No Chromium found. Installing the Debian package chromium-headless-shell, or chromium.');
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], quiet);
    for (const name of ['chromium-headless-shell', 'chromium']) {
      if ((await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quiet)) === 0)
        break;
    }
  } else {
    console.log('No Chromium found. Installing the one that comes with Playwright.');
    await run('npx', ['playwright', 'install', 'chromium']);
  }
  const installed = findChromium();
  if (!installed)
    throw new Error('There is no Chromium, and none could be installed. Set CHROMIUM_PATH to one.');
  console.log(`Testing in ${installed}`);
}

const hasApt = () =>
  run('apt-get', ['--version']).then(
    (code) => code === 0,
    () => false,
  );
