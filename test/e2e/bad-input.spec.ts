import { listen } from '../../demo/listen.ts';
import { expect, test } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

const wrongAttributes: [what: string, attributes: Record<string, string | null>, says: string][] = [
  ['a missing site key', { 'site-key': null }, 'site-key is required'],
  ['a secret key in its place', { 'site-key': 'csk_demo' }, 'site-key must start with cpk_'],
  ['a missing address', { 'ats-url': null }, 'ats-url is required'],
  ['a malformed address', { 'ats-url': 'ats.example' }, 'ats-url must be an http(s) URL'],
  ['an unknown network', { network: 'moonnet' }, 'network must be one of testnet, mainnet'],
  ['a limit that is no number', { 'max-file-size': '5 MB' }, 'max-file-size must be a number of bytes'],
  ['an empty user', { 'external-user-id': '' }, 'external-user-id must not be empty'],
];

test.describe('an attribute', () => {
  // The integrator reads on the console what users are not told.
  test.use({ expectedErrors: /\[ats-widget\] widget\.configuration_error/ });

  for (const [what, attributes, says] of wrongAttributes) {
    test(`${what}: told to the host and on the console, and shown without a retry`, async ({
      open,
      page,
    }) => {
      const console: string[] = [];
      page.on('console', (message) => console.push(message.text()));
      const host = await open({ attributes });
      const person = new Person(host.widget);
      await expect(person.heading('This isn’t available here')).toBeVisible();
      expect(await host.waitFor('allfeat:failed')).toEqual({
        code: 'widget.configuration_error',
        kind: 'BAD_REQUEST',
        message: 'The widget is not configured correctly.',
        error: 'The widget is not configured correctly.',
        requestId: null,
        stage: 'config',
        retryable: false,
        details: { attributes: [says] },
      });
      await expect.poll(() => console.filter((text) => text.includes(says))).toHaveLength(1);
      expect(await host.eventsNamed('allfeat:ready')).toEqual([]);
      await expect(host.widget.getByRole('button')).toHaveCount(0);
    });
  }

  test('a corrected attribute brings the form', async ({ open, page }) => {
    const host = await open({ attributes: { 'site-key': null } });
    const person = new Person(host.widget);
    await expect(person.heading('This isn’t available here')).toBeVisible();
    await page.locator('ats-widget').evaluate((widget) => widget.setAttribute('site-key', 'cpk_demo'));
    await expect(person.heading('Choose your file')).toBeVisible();
  });
});

test('an empty file and a file above the limit are refused before any upload', async ({ open, ats }) => {
  const host = await open({ attributes: { 'max-file-size': String(2 * 2 ** 20) } });
  const person = new Person(host.widget);
  await person.continue();
  await expect(host.widget.getByText('Choose a file to continue.')).toBeVisible();

  await person.chooseFile(smallFile('empty.wav', 0));
  await expect(host.widget.getByText('This file is empty. Choose another one.')).toBeVisible();
  expect(await host.waitFor('allfeat:error')).toMatchObject({
    code: 'registration.audio_empty',
    stage: 'init',
  });

  await person.chooseFile(smallFile('stems.zip', 3 * 2 ** 20));
  await expect(
    host.widget.getByText('This file is 3 MB and the limit is 2 MB. Choose a smaller export.'),
  ).toBeVisible();
  await expect
    .poll(() => host.lastDetail('allfeat:error'))
    .toMatchObject({
      code: 'registration.audio_too_large',
      message: 'The asset file is too large (3 MB). Max: 2 MB.',
      details: { size_bytes: 3 * 2 ** 20, max_bytes: 2 * 2 ** 20 },
    });
  await person.continue();
  await expect(person.heading('Choose your file')).toBeVisible();

  await person.chooseFile(smallFile());
  await expect(host.widget.getByRole('alert')).toHaveCount(0);
  await expect.poll(async () => Object.keys(await ats.calls())).toEqual(['GET /v1/stats']);
});

test('a title of 201 characters is refused at its field, and stays as typed', async ({ open }) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.chooseFile(smallFile());
  await person.continue();
  await person.continue();
  await expect(host.widget.getByText('Enter a title.')).toBeVisible();
  await expect(person.field(/^Title/)).toBeFocused();
  await person.typeTitle('a'.repeat(201));
  await person.continue();
  await expect(person.field(/^Title/)).toHaveAccessibleDescription(
    'This title is longer than 200 characters. Shorten it.',
  );
  await expect(person.field(/^Title/)).toHaveValue('a'.repeat(201));
  await expect
    .poll(() => host.lastDetail('allfeat:error'))
    .toMatchObject({ code: 'common.validation_failed', details: { fields: ['title'] } });

  await person.typeTitle('a'.repeat(200));
  await person.continue();
  await expect(person.heading('Who made it?')).toBeVisible();
});

test('each wrong field of a creator says what is wrong, and the first takes the focus', async ({ open }) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.chooseFile(smallFile());
  await person.continue();
  await person.typeTitle('Low Tide');
  await person.continue();
  await person.nameCreator('', 'theo@laurent', []);
  await person.field(/^IPI/).fill('123456789012');
  await person.field(/^ISNI/).fill('0000 0001');
  await person.continue();

  await expect(person.field(/^Full name/)).toBeFocused();
  await expect(person.field(/^Full name/)).toHaveAccessibleDescription('Enter a name.');
  await expect(person.field(/^Email/)).toHaveAccessibleDescription(
    'Enter a full address, such as theo@example.com.',
  );
  await expect(person.field(/^IPI/)).toHaveAccessibleDescription(
    'An IPI has up to 11 digits and nothing else.',
  );
  await expect(person.field(/^ISNI/)).toHaveAccessibleDescription(/^An ISNI has 16 characters/);
  await expect(host.widget.getByText('Choose at least one role.')).toBeVisible();
  await expect(person.field(/^Email/)).toHaveValue('theo@laurent');
  await expect
    .poll(async () => (await host.lastDetail('allfeat:error'))?.details.fields.sort())
    .toEqual([
      'creators[0].email',
      'creators[0].fullName',
      'creators[0].ipi',
      'creators[0].isni',
      'creators[0].roles',
    ]);

  await person.nameCreator('Théo Laurent', 'theo@laurent.example', ['Adapter']);
  await person.field(/^IPI/).fill('00624871593');
  await person.field(/^ISNI/).fill('0000 0001 2103 2684');
  await expect(host.widget.getByText('The last character doesn’t match. Check this ISNI.')).toBeVisible();
  await person.continue();
  await expect(person.heading('Check everything')).toBeVisible();
});

test('twenty creators are the most; a host that hands over 21 is told, and none is dropped', async ({
  open,
}) => {
  const host = await open();
  const person = new Person(host.widget);
  await expect(person.heading('Choose your file')).toBeVisible();
  const creators = Array.from({ length: 21 }, (_, index) => ({
    fullName: `Creator Number${index + 1}`,
    email: `creator${index + 1}@example.com`,
    roles: ['author'],
  }));
  await host.call('prefill', { title: 'Choir', creators });
  await person.chooseFile(smallFile());
  await person.continue();
  await expect(person.field(/^Title/)).toHaveValue('Choir');
  await person.continue();
  await expect(host.widget.getByText('20 of 20 creators')).toBeVisible();
  await expect(person.button('Add creator')).toHaveCount(0);
  await person.continue();
  await expect(
    host.widget.getByText('There are 21 creators and the limit is 20. Remove some.'),
  ).toBeVisible();
  await expect
    .poll(() => host.lastDetail('allfeat:error'))
    .toMatchObject({ code: 'common.validation_failed', details: { fields: ['creators'] } });

  await host.widget.getByRole('button', { name: /Creator Number21/ }).click();
  await person.button('Remove').click();
  await person.continue();
  await expect(person.heading('Check everything')).toBeVisible();
  await expect(host.widget.getByText('Creator Number20', { exact: true })).toBeVisible();
});

test.describe('a service that cannot be reached', () => {
  test.use({ expectedErrors: /net::ERR_CONNECTION_REFUSED/ });

  test('is said plainly, with everything typed kept and Try again', async ({ open }) => {
    const host = await open({ attributes: { 'ats-url': await refusingUrl() }, hurried: true });
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    expect(await host.waitFor('allfeat:failed')).toMatchObject({
      code: 'widget.network_error',
      kind: 'NETWORK_ERROR',
      stage: 'init',
      requestId: null,
      retryable: true,
    });
    await expect(person.heading('Allfeat can’t be reached')).toBeVisible();
    await expect(host.widget.getByText(/nothing was charged/)).toBeVisible();
    await person.button('Start over').click();
    await expect(host.widget.getByText('low-tide-master.wav')).toBeVisible();
    await person.continue();
    await expect(person.field(/^Title/)).toHaveValue('Low Tide');
  });
});

/** An address where nothing listens: it did a moment ago, so the port is a usual one. */
async function refusingUrl() {
  const server = await listen(() => new Response(), 0);
  await server.close();
  return server.url;
}
