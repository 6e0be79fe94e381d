/** `npm start`: page, widget and service from one port, as on a host. */
import { fileURLToPath } from 'node:url';
import { startHosted, type RunningDemo } from '../../demo/hosted/server.ts';
import { expect, Host, test as base } from './fixtures.ts';
import { Person } from './person.ts';
import { saved } from './saved.ts';

const test = base.extend<object, { hosted: RunningDemo }>({
  hosted: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const root = fileURLToPath(new URL('../..', import.meta.url));
      const hosted = await startHosted({ root, port: 0, host: '127.0.0.1', stepMs: 40 });
      await use(hosted);
      await hosted.close();
    },
    { scope: 'worker' },
  ],
});

test('a visitor of the hosted demo registers a work, with every request on its one port', async ({
  page,
  hosted,
}) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^http|^ws/.test(protocol) && origin !== hosted.url) elsewhere.push(request.url());
  });
  await page.goto(hosted.url);
  const widget = page.locator('ats-widget').first();
  const atsUrl = (await widget.getAttribute('ats-url')) ?? '';
  const person = new Person(new Host(page).widget);
  await person.fillForm();
  await person.button('Register').click();
  await expect(person.heading('“Low Tide” is registered')).toBeVisible({ timeout: 30_000 });
  await expect(person.widget.locator('#access-code')).toHaveText(/^atc_/);
  const certificate = await saved(page, () => person.button('Certificate').click());
  expect(certificate).toMatchObject({ name: 'certificate-1-v1.pdf' });
  expect(elsewhere).toEqual([]);
  expect(await widget.locator('iframe').getAttribute('src')).toMatch(`${hosted.url}/widget/frame/en.html`);

  // By the socket of its service, and kept by that alone.
  const requests = await (await fetch(`${atsUrl}/__control/requests`)).json();
  expect(requests).toContainEqual(expect.objectContaining({ method: 'WS', status: 101, origin: 'null' }));
  const { works } = await (await fetch(`${atsUrl}/__control/works`)).json();
  expect(works).toMatchObject([{ title: 'Low Tide', versions: [{ size: 2048 }] }]);
});

test('the tools of the hosted page drive the visitor’s own service, and no policy of the page is in their way', async ({
  page,
  hosted,
}) => {
  await page.goto(`${hosted.url}/?tab=errors&theme=midnight`);
  const tools = page.getByRole('region', { name: 'Tools of this demo' });
  await tools.getByRole('combobox', { name: 'Call' }).selectOption('Prepare');
  await tools.getByRole('button', { name: 'Arm' }).click();
  await expect(tools.getByRole('region', { name: 'Armed' })).toContainText('waits');
  const atsUrl = await page.locator('ats-widget').getAttribute('ats-url');
  const { faults } = await (await fetch(`${atsUrl}/__control/faults`)).json();
  expect(faults).toMatchObject([
    { on: 'POST /v1/*/prepare', code: 'registration.duplicate_title', times: 1 },
  ]);
  await tools.getByRole('tab', { name: 'Code' }).click();
  await expect(tools.getByText(`${hosted.url}/widget/ats-widget.iife.js`)).toBeVisible();
});
