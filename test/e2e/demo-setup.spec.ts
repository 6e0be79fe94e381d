import { expect, test } from './demo-page.ts';

test('every choice of the setup is on the element, in the address, and there again after a reload', async ({
  visit,
  page,
}) => {
  const demo = await visit();
  const widget = demo.element();
  const setup = demo.panel();
  await setup.getByRole('radio', { name: 'Update' }).check();
  await expect(demo.person().heading('Which work?')).toBeVisible();
  await setup.getByRole('textbox', { name: 'External user' }).fill('artist-7');
  await setup.getByRole('radio', { name: 'Mainnet' }).check();
  await setup.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await setup.getByRole('spinbutton', { name: 'Largest file' }).fill('2.5');
  await setup.getByRole('radio', { name: 'Strict' }).check();
  await setup.getByRole('radio', { name: 'Enum' }).check();

  const chosen = {
    mode: 'update',
    'external-user-id': 'artist-7',
    network: 'mainnet',
    lang: 'de',
    'max-file-size': '2621440',
    verify: 'strict',
    'error-codes': 'enum',
  };
  const attributes = () =>
    widget.evaluate(
      (element, names) => Object.fromEntries(names.map((name) => [name, element.getAttribute(name)])),
      Object.keys(chosen),
    );
  await expect.poll(attributes).toEqual(chosen);
  const query = 'mode=update&network=mainnet&user=artist-7&lang=de&codes=enum&verify=strict&limit=2.5';
  await expect.poll(() => new URL(page.url()).search).toBe(`?${query}`);

  await page.reload();
  await expect(demo.person().heading('Welches Werk?')).toBeVisible();
  expect(await attributes()).toEqual(chosen);
  await expect(setup.getByRole('radio', { name: 'Update' })).toBeChecked();
  await expect(setup.getByRole('spinbutton', { name: 'Largest file' })).toHaveValue('2.5');

  await setup.getByRole('button', { name: 'Set everything back' }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('');
  await expect(demo.person().heading('Choose your file')).toBeVisible();
});

test('an address with nonsense in it is a page as it comes', async ({ visit }) => {
  const demo = await visit('?mode=sell&network=moonnet&lang=xx&limit=-3&theme=none&ats-text=7px&tab=none');
  await expect(demo.person().heading('Choose your file')).toBeVisible();
  const written = await demo.element().evaluate((element) => element.getAttributeNames().sort().join());
  expect(written).toBe('ats-url,network,site-key,style');
  expect(await demo.element().evaluate((element) => element.style.getPropertyValue('--ats-text'))).toBe('');
});

test('a user is given works, which the widget lists with a token for that user', async ({ visit }) => {
  const demo = await visit('?mode=download&user=artist-7');
  await expect(demo.person().widget.getByText('No works yet')).toBeVisible();
  await demo.panel().getByRole('button', { name: 'Give 25 works' }).click();
  await expect(demo.panel().getByText('artist-7 has 25 works now.')).toBeVisible();
  await expect(demo.person().widget.getByRole('button', { name: /^Quiet Harbour 1/ })).toBeVisible();
});

test('another user while the form is filled in gets a token of their own', async ({ visit, ats }) => {
  const demo = await visit();
  await demo.panel().getByRole('textbox', { name: 'External user' }).fill('artist-7');
  await demo.panel().getByRole('textbox', { name: 'External user' }).blur();
  // The first was for nobody in particular.
  await expect.poll(() => ats.count('POST /v1/sessions')).toBe(2);
  await demo.register();
  await expect(demo.person().heading('“Low Tide” is registered')).toBeVisible();
  await expect(demo.person().widget.locator('#access-code')).toHaveCount(0);
  expect(await ats.works()).toMatchObject([{ title: 'Low Tide', external_user_ref: 'artist-7' }]);
});

test('the buttons over the widget fill in an example, and begin anew', async ({ visit, page }) => {
  const demo = await visit();
  await demo.register();
  await expect(demo.person().heading('“Low Tide” is registered')).toBeVisible();
  await demo.panel().getByRole('radio', { name: 'Update' }).check();
  await page.getByRole('button', { name: 'Fill in an example' }).click();
  await expect(demo.person().field(/^Access code/)).toHaveValue(/^atc_[0-9a-f]{64}$/);
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(demo.person().field(/^Access code/)).toHaveValue('');
});
