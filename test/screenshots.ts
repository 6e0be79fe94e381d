/**
 * Pictures of every screen, from the real widget, into the git-ignored folder `screenshots/`.
 *
 *     npm run screenshots -- 360 dark
 *     npm run screenshots -- works
 */
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { startDemo } from '../demo/start.ts';
import { Ats } from './e2e/ats.ts';
import { startPages } from './e2e/pages.ts';
import { Person, smallFile } from './e2e/person.ts';
import { findChromium } from './support/chromium.ts';

const DARK = `color-scheme: dark; background: #101214;
  --ats-text: #ecedee; --ats-text-secondary: #a4a9b0; --ats-text-muted: #959ba4;
  --ats-background: #16181b; --ats-background-secondary: #202327; --ats-border: #2f3338;
  --ats-error: #f87171; --ats-error-light: #2d1719; --ats-success: #4ade80; --ats-success-light: #12261a;
  --ats-warning: #fbbf24; --ats-warning-light: #2a2010;
  --ats-shadow: 0 1px 3px rgba(0, 0, 0, 0.5); --ats-shadow-lg: 0 8px 24px rgba(0, 0, 0, 0.6);`;

const root = fileURLToPath(new URL('..', import.meta.url));
const demo = await startDemo({ root });
const pages = await startPages(demo.atsUrl);
const ats = new Ats(demo.atsUrl);
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }) });
const asked = process.argv.slice(2);
const wanted = (name: string | number) => asked.length === 0 || asked.includes(String(name));
const themes = ['light', 'dark'];
for (const width of [360, 480, 800]) {
  for (const theme of themes) {
    const widthAsked = asked.every((word) => !/^\d+$/.test(word)) || wanted(width);
    const themeAsked = asked.every((word) => !themes.includes(word)) || wanted(theme);
    if (widthAsked && themeAsked) {
      if (!asked.includes('works')) await takeAll(browser, width, theme);
      await takeWorks(browser, width, theme);
    }
  }
}
await browser.close();
await pages.close();
await demo.close();

async function takeAll(browser: Browser, width: number, theme: string) {
  await ats.reset();
  await ats.settings({ stepMs: 40 });
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const url = pages.add(host(theme));
  const widget = page.locator('ats-widget').frameLocator('iframe');
  const person = new Person(widget);
  const shot = (name: string) => take(page, `${name}-${width}-${theme}`);
  const token = async () => {
    const value = await pages.token();
    await page.evaluate((text) => {
      (document.querySelector('ats-widget') as unknown as { setToken(token: string): void }).setToken(text);
    }, value);
  };
  const register = () => person.button('Register').click();

  await page.goto(url);
  await person.heading('Choose your file').waitFor();
  await shot('file-empty');
  await person.continue();
  await shot('file-required');
  await person.chooseFile(
    smallFile('a-rather-long-file-name-of-a-mix-from-the-second-session-in-march-final-v3.wav', 3e6),
  );
  await shot('file-chosen');
  await person.continue();
  await person.continue();
  await shot('title-error');
  await person.typeTitle('Low Tide');
  await shot('title');
  await page.context().setOffline(true);
  await widget.getByText('You’re offline').waitFor();
  await shot('title-offline');
  await page.context().setOffline(false);
  await person.continue();
  await person.nameCreator('Maya Okafor', 'maya@okafor.example', ['Author', 'Composer']);
  await shot('creators-one');
  await person.button('Add creator').click();
  await person.nameCreator('Théo Laurent', 'theo@laurent', []);
  await person.field(/^ISNI/).last().fill('0000 0001 2103 2684');
  await widget.getByRole('button', { name: 'Maya Okafor' }).click();
  await person.continue();
  await shot('creators-error');
  await person.nameCreator('Théo Laurent', 'theo@laurent.example', ['Arranger']);
  await person.continue();
  await person.heading('Check everything').waitFor();
  await shot('review');
  await register();
  await widget.getByText('Renewing your session').waitFor();
  await shot('token-wait');

  await ats.fault({ on: 'PUT /storage/*', times: 1, status: 500, body: '' });
  await ats.fault({ on: 'PUT /storage/*', times: 1, delayMs: 2000 });
  await ats.fault({ on: 'POST /v1/works/confirm', times: 1, delayMs: 2500 });
  await ats.settings({ stepMs: 800 });
  await token();
  await widget.getByText('Trying again in').waitFor();
  await shot('upload-retry');
  await widget.getByText('Trying again in').waitFor({ state: 'detached' });
  await shot('upload');
  await person.button('Cancel').click();
  await shot('upload-cancel');
  await person.heading('Confirming').waitFor();
  await widget.getByText('Total').waitFor();
  await shot('confirming');
  await widget.getByText('Sending your work').waitFor();
  await shot('tracking');
  await person.heading('“Low Tide” is registered').waitFor();
  await shot('complete');
  await widget.getByText('Show the fingerprints').click();
  await shot('complete-proof');
  await person.button('Save as a file').click();
  await person.button('Register another').click();
  await shot('complete-saved');

  const prepare = 'POST /v1/works/prepare';
  const registerAs = async (title: string, fault?: object) => {
    await person.button('I have saved my access code').click();
    await person.fillForm({ title });
    if (fault) await ats.fault({ on: prepare, ...fault });
    await token();
    await register();
  };
  await registerAs('Ebb', { patch: { commitment: null } });
  await person.heading('Not checked').waitFor();
  await shot('complete-unchecked');
  await person.button('Register another').click();
  const other = `0x${'0123456789abcdef'.repeat(4)}`;
  await registerAs('Flood', { patch: { commitment: other } });
  await person.heading('The fingerprints differ').waitFor();
  await shot('complete-mismatch');
  await person.button('Register another').click();
  await page.evaluate(() => document.querySelector('ats-widget')?.setAttribute('verify', 'strict'));
  await registerAs('Slack', { patch: { commitment: other } });
  await person.heading('The fingerprints differ').waitFor();
  await shot('failed-mismatch');
  await person.button('Start over').click();
  await person.heading('Choose your file').waitFor();
  await page.evaluate(() => {
    const element = document.querySelector('ats-widget') as Element & { reset(): void };
    element.reset();
    element.removeAttribute('verify');
  });
  await person.fillForm({ title: 'High Tide' });
  await ats.fault({ on: 'POST /v1/works/prepare', times: 3, code: 'common.service_unavailable' });
  await token();
  await register();
  await person.heading('Allfeat isn’t answering').waitFor();
  await shot('failed');
  await ats.fault({ on: 'POST /v1/works/confirm', times: 1, drop: 'after' });
  await person.button('Try again').click();
  await person.heading('We don’t know if your work was registered').waitFor();
  await shot('failed-unknown');
  await page.evaluate(() => {
    const element = document.querySelector('ats-widget') as Element & { reset(): void };
    // A doubt about a payment is not taken off the screen by an attribute.
    element.reset();
    element.setAttribute('site-key', 'wrong');
  });
  await person.heading('This isn’t available here').waitFor();
  await shot('disabled');
  await page
    .locator('ats-widget')
    .evaluate((widget, url) => widget.setAttribute('frame-url', url), `${demo.staticUrl}/nowhere/`);
  await page.getByRole('alert').waitFor();
  await shot('load-failure');
  await page.close();
}

/** The list of a user's works, and what there is of one. */
async function takeWorks(browser: Browser, width: number, theme: string) {
  await ats.reset();
  await ats.settings({ seedWorks: 120 });
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const widget = page.locator('ats-widget').frameLocator('iframe');
  const person = new Person(widget);
  const shot = (name: string) => take(page, `${name}-${width}-${theme}`);
  const show = async (mode: 'update' | 'download', user = 'demo-user') => {
    const action = mode === 'update' ? 'update_version' : 'access';
    const token = await pages.token(action, user);
    await page.goto(pages.add(host(theme, `mode="${mode}" external-user-id="${user}" token="${token}"`)));
  };
  const row = (title: string) => widget.locator('button.work').filter({ hasText: title });
  const search = widget.getByRole('searchbox');

  await ats.fault({ on: 'GET /v1/works', times: 1, delayMs: 1500 });
  await show('update');
  await widget.locator('.skeleton--tile').first().waitFor();
  await shot('work-loading');
  await search.fill('garden');
  await widget.locator('.row .meta').waitFor();
  await shot('work-search');
  await search.fill('low tied');
  await widget.getByText('No title matches').first().waitFor();
  await shot('work-empty');
  await show('update', 'nobody');
  await widget.getByText('No works yet').waitFor();
  await shot('work-none');
  await show('download');
  await row('Quiet Harbour 1').first().waitFor();
  await ats.fault({ on: 'GET /v1/works', times: 1, code: 'common.bad_request' });
  await person.button('Show more').click();
  await widget.getByText('couldn’t be loaded').waitFor();
  await shot('downloads');
  await ats.fault({ on: 'GET /v1/works/*/versions', times: 1, delayMs: 1500 });
  await row('Hidden Signal 5').click();
  await widget.locator('.skeleton--tile').first().waitFor();
  await shot('detail-loading');
  await person.button('Show creators').first().click();
  await person.button('Hide creators').waitFor();
  await shot('download-detail');
  await person.button('Back').click();
  await row('A title that goes on').click();
  await person.button('Show creators').click();
  await widget.locator('.people').waitFor();
  await shot('detail-long');
  await person.button('Back').click();
  await row('Without files').click();
  await person.button('Certificate').waitFor();
  await ats.fault({ on: 'GET /v1/works/*', times: 1, code: 'common.bad_request' });
  await person.button('Certificate').click();
  await widget.getByText('isn’t available').waitFor();
  await shot('detail-bare');
  await person.button('Back').click();
  await ats.fault({ on: 'GET /v1/works', times: 3, code: 'common.service_unavailable' });
  await search.fill('garden');
  await person.button('Try again').waitFor();
  await shot('works-failed');
  await page.close();
}

function host(theme: string, attributes = '') {
  const style = theme === 'dark' ? DARK : 'background: #fff;';
  return `<!doctype html><html lang="en"><style>html { ${style} } body { margin: 24px; }</style>
    <script src="${demo.staticUrl}/ats-widget.iife.js"></script>
    <ats-widget site-key="cpk_demo" ats-url="${demo.atsUrl}" ${attributes}></ats-widget>`;
}

async function take(page: Page, name: string) {
  // The enter animation has to be over.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 350)));
  await page.screenshot({ path: `screenshots/${name}.png`, fullPage: true });
}
