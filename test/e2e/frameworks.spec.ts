/**
 * In each framework, the code that the demo page gives out for it: built by a bundler, from the built package,
 * with the checks a framework has for development.
 */
import type { Page } from '@playwright/test';
import { integrationCode } from '../../demo/page/integration/index.ts';
import type { App } from '../frameworks/app.ts';
import { PAGES } from '../frameworks/pages.ts';
import { startFrameworks } from '../frameworks/serve.ts';
import { expect, Host, test as base, type Recorded } from './fixtures.ts';
import { Person } from './person.ts';

const test = base.extend<object, { frameworks: { url: string } }>({
  frameworks: [
    async ({ demo }, use) => {
      const frameworks = await startFrameworks(demo);
      await use(frameworks);
      await frameworks.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

// In one worker: the pages are built once.
test.describe.configure({ mode: 'default' });

/** Has the page show something else. */
const drive = (page: Page, method: keyof App, changes = {}) =>
  page.evaluate(([name, value]) => (window as unknown as { app: App }).app[name](value), [
    method,
    changes,
  ] as const);

/** What the component has told its parent. */
const told = (page: Page) => page.evaluate(() => (window as unknown as { told: Recorded[] }).told);

const expectTheme = (page: Page) => expect(page.locator('ats-widget')).toHaveCSS('--ats-primary', '#1d4ed8');

test.use({ expectedErrors: /external-user-id must not be empty/ });

for (const { id, label } of PAGES) {
  test(`${label}: registers, takes new properties, and comes back from unmounting, each event heard once`, async ({
    page,
    ats,
    frameworks,
  }) => {
    void ats;
    const frames: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/frame/')) frames.push(request.url());
    });
    const tokens: unknown[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/ats-token')) tokens.push(request.postDataJSON().actionType);
    });
    await page.goto(`${frameworks.url}/${id}/`);
    const host = new Host(page);
    const person = new Person(host.widget);

    await expect(person.heading('Choose your file')).toBeVisible();
    await expectTheme(page);
    await person.skipToReview(host);
    await person.button('Register').click();
    await expect(person.heading('“Low Tide” is registered')).toBeVisible();
    await expect.poll(() => told(page)).toHaveLength(1);
    expect(await told(page)).toMatchObject([{ name: 'complete', detail: { atsId: expect.any(Number) } }]);
    const names = (await host.events()).map(({ name }) => name).filter((name) => !/step|progress/.test(name));
    expect(names).toEqual([
      'allfeat:ready',
      'allfeat:token-expired',
      'allfeat:upload-start',
      'allfeat:upload-complete',
      'allfeat:confirmed',
      'allfeat:complete',
    ]);

    // The work is there only for the user and the token of this mode.
    await drive(page, 'set', { mode: 'download' });
    await expect(host.widget.getByText('Low Tide')).toBeVisible();
    await expect.poll(() => host.eventsNamed('allfeat:mode-changed')).toHaveLength(1);
    expect(tokens).toEqual(['register', 'access']);
    expect(frames).toHaveLength(1);

    await drive(page, 'unmount');
    await expect.poll(() => page.frames()).toHaveLength(1);
    await drive(page, 'mount');
    await expect(host.widget.getByText('Low Tide')).toBeVisible();
    expect(frames).toHaveLength(2);
    expect(tokens).toEqual(['register', 'access', 'access']);

    await drive(page, 'set', { externalUserId: '' });
    await expect.poll(() => told(page)).toHaveLength(2);
    expect((await told(page)).at(-1)).toMatchObject({
      name: 'failed',
      detail: { code: 'widget.configuration_error' },
    });
    for (const [name, times] of [
      ['ready', 2],
      ['mode-changed', 1],
      ['complete', 1],
      ['failed', 1],
    ] as const) {
      expect(await host.eventsNamed(`allfeat:${name}`), name).toHaveLength(times);
    }
  });
}

test('a plain page: registers', async ({ page, ats, frameworks }) => {
  void ats;
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(`${frameworks.url}/html/`);
  const host = new Host(page);
  const person = new Person(host.widget);
  await expect(person.heading('Choose your file')).toBeVisible();
  await expectTheme(page);
  await person.skipToReview(host);
  await person.button('Register').click();
  await expect.poll(() => said).toEqual([expect.stringMatching(/^Registered: \d+ 0x/)]);
});

test('a plain page: any text as a value arrives as it is, and ends nothing', async ({ page }) => {
  const nasty = `"'\`{{}} \${b} </script><script>bad()</script></style><!-- --> &quot;&#39; \n\t é🎵`;
  const settings = { scriptUrl: nasty, frameUrl: nasty, siteKey: nasty, atsUrl: nasty, tokenUrl: nasty };
  const html = integrationCode('html', {
    ...settings,
    network: 'testnet',
    mode: 'register',
    externalUserId: nasty,
  });
  const read = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    const widget = parsed.querySelector('ats-widget');
    return {
      values: ['site-key', 'ats-url', 'external-user-id', 'frame-url'].map((name) =>
        widget?.getAttribute(name),
      ),
      scripts: Array.from(
        parsed.scripts,
        (script) => script.getAttribute('src') ?? script.text.trim().slice(-1),
      ),
      elements: parsed.querySelectorAll('*').length,
    };
  }, html);
  // html, head, two metas, title, script, body, widget, script.
  expect(read).toEqual({ values: Array(4).fill(nasty), scripts: [nasty, '}'], elements: 9 });
});
