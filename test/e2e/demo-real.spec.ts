import { startAts, type RunningAts } from '../../demo/server/index.ts';
import { Ats } from './ats.ts';
import { expect, test, type DemoPage } from './demo-page.ts';

let real: RunningAts;
test.beforeAll(async () => {
  real = await startAts({ settings: { stepMs: 40 } });
});
test.beforeEach(() => new Ats(real.url).reset());
test.afterAll(() => real.close());

async function connect(demo: DemoPage, siteKey: string, route = '') {
  const setup = demo.panel();
  await setup.getByRole('button', { name: 'Use a real ATS' }).click();
  await setup.getByRole('textbox', { name: /^Address of the ATS/ }).fill(`${real.url}/`);
  await setup.getByRole('textbox', { name: 'Site key' }).fill(siteKey);
  await setup.getByRole('textbox', { name: /^Token route/ }).fill(route);
  await setup.getByRole('button', { name: 'Use this ATS' }).click();
  return setup;
}

test('with a real ATS the page asks for a token, hands it over, and keeps it nowhere', async ({
  visit,
  page,
  ats,
}) => {
  const demo = await visit();
  const setup = await connect(demo, 'cpk_demo');
  await expect(setup.getByText(`A real ATS: ${real.url}, site key cpk_demo`)).toBeVisible();
  const prompt = page.getByRole('form', { name: 'Token of widget 1' });
  await expect(prompt).toContainText('You will be asked for a token for register');
  expect(await demo.element().getAttribute('ats-url')).toBe(real.url);

  await demo.register();
  await expect(prompt).toContainText('The widget needs a token for register now.');
  const minted = await fetch(`${real.url}/v1/sessions`, {
    method: 'POST',
    headers: { Origin: 'http://localhost', 'Content-Type': 'application/json' },
    body: JSON.stringify({ secret_key: 'csk_demo', action_type: 'register', allowed_network: 'testnet' }),
  });
  const { token } = (await minted.json()) as { token: string };
  await prompt.getByLabel(`Token for ${real.url}`).fill(token);
  await prompt.getByRole('button', { name: 'Hand over' }).click();
  await expect(demo.person().heading('“Low Tide” is registered')).toBeVisible();
  expect((await new Ats(real.url).works()).map(({ title }) => title)).toEqual(['Low Tide']);
  expect(await ats.works()).toEqual([]);

  const left = await page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      location.href,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
    ].join(),
  );
  expect(left).not.toContain(token);
  await expect(prompt.getByLabel(`Token for ${real.url}`)).toHaveValue('');
  expect(page.url()).not.toContain(encodeURIComponent(real.url));

  await (await demo.tool('Errors')).getByText('A real one cannot be told to fail').waitFor();
  await (await demo.tool('Setup')).getByRole('button', { name: 'Back to the local ATS' }).click();
  await expect(prompt).toHaveCount(0);
  await demo.register();
  await expect(demo.person().heading('“Low Tide” is registered')).toBeVisible();
  expect((await ats.works()).map(({ title }) => title)).toEqual(['Low Tide']);
});

test.describe('without a token', () => {
  test.use({ expectedErrors: /has had no answer for 5 seconds/ });
  test('the visitor is asked for no longer than it is waited for', async ({ visit, page }) => {
    await page.clock.install();
    const demo = await visit();
    await connect(demo, 'cpk_demo');
    const prompt = page.getByRole('form', { name: 'Token of widget 1' });
    await demo.register();
    await expect(prompt).toContainText('The widget needs a token for register now.');
    await page.clock.runFor(61_000);
    await expect(prompt).toContainText('You will be asked for a token for register');
  });
});

test('a token route of its own is asked instead of the visitor', async ({ visit, page, demo: servers }) => {
  const demo = await visit();
  // A backend of the real one, on another origin.
  await page.route('https://label.example/token', async (route) => {
    expect(route.request().postDataJSON()).toEqual({
      actionType: 'register',
      network: 'testnet',
      externalUserRef: null,
    });
    const reply = await fetch(`${real.url}/v1/sessions`, {
      method: 'POST',
      headers: { Origin: servers.hostUrl, 'Content-Type': 'application/json' },
      body: JSON.stringify({ secret_key: 'csk_demo', action_type: 'register', allowed_network: 'testnet' }),
    });
    await route.fulfill({ json: await reply.json(), headers: { 'Access-Control-Allow-Origin': '*' } });
  });
  await connect(demo, 'cpk_demo', 'https://label.example/token');
  await expect(page.getByRole('form', { name: 'Token of widget 1' })).toHaveCount(0);
  await demo.register();
  await expect(demo.person().heading('“Low Tide” is registered')).toBeVisible();
});

test('a secret key and an unsafe address are refused at their fields', async ({ visit }) => {
  const demo = await visit();
  const setup = await connect(demo, 'csk_live_1234');
  await expect(setup.getByText('This is a secret key.')).toBeVisible();
  await expect(setup.getByRole('textbox', { name: 'Site key' })).toBeFocused();
  await setup.getByRole('textbox', { name: /^Address of the ATS/ }).fill('http://ats.example');
  await setup.getByRole('button', { name: 'Use this ATS' }).click();
  await expect(setup.getByText('Enter a full https address, such as https://ats.example.')).toBeVisible();
  expect(await demo.element().getAttribute('site-key')).toBe('cpk_demo');
});
