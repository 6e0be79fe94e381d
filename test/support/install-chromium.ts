import { findChromium } from './chromium.ts';
import { run } from './shell.ts';

/** Debian's, which start fastest; best first. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];
const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
/** A mirror may stumble, and another process may hold the lock for a while. */
const PATIENT = ['-qq', '-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120'];

/** Makes sure that there is a Chromium to test in, and says which, or how it gets one. */
export async function installChromium(): Promise<void> {
  const found = findChromium();
  if (found) return console.log(`Testing in ${found}`);
  if (process.getuid?.() === 0 && (await hasApt())) await installPackage();
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
  await run('apt-get', ['update', ...PATIENT], quiet);
  for (const name of PACKAGES) {
    const code = await run('apt-get', ['install', '-y', '--no-install-recommends', ...PATIENT, name], quiet);
    if (code === 0) return;
  }
}

const hasApt = () =>
  run('apt-get', ['--version']).then(
    (code) => code === 0,
    () => false,
  );
