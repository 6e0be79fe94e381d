/** Which language the widget speaks, and when it changes. */
import ar from '../../app/i18n/ar.ts';
import en from '../../app/i18n/en.ts';
import fr from '../../app/i18n/fr.ts';
import ja from '../../app/i18n/ja.ts';
import pt from '../../app/i18n/pt.ts';
import chinese from '../../app/i18n/zh-Hans.ts';
import { expect, test, type Host } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

const heading = (host: Host, words: { file: { heading: string } }) =>
  host.widget.getByRole('heading', { name: words.file.heading, exact: true });
/** The page in which a test begins is English. */
const pageIn = (language: string) => (html: string) => html.replace('<html lang="en">', `<html ${language}>`);
const speak = (host: Host, language: string | null) =>
  host.page.evaluate((lang) => {
    if (lang === null) document.documentElement.removeAttribute('lang');
    else document.documentElement.lang = lang;
  }, language);

interface Holding {
  held: (() => void)[] | null;
}

/** Runs in the page: what comes over a port waits in `held`, as long as there is one. */
function holdMessages() {
  const { set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage') ?? {};
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    set(listener: (event: MessageEvent) => void) {
      set?.call(this, (event: MessageEvent) => {
        const { held } = window as unknown as Holding;
        if (held) held.push(() => listener(event));
        else listener(event);
      });
    },
  });
}

for (const [what, language, words] of [
  ['the page’s', 'lang="fr"', fr],
  ['a region’s', 'lang="pt-PT"', pt],
  ['Chinese of any script', 'lang="zh-TW"', chinese],
  ['English, where neither page nor browser speak one of ours', 'lang="nl"', en],
] as const) {
  test(`it is ${what}`, async ({ open }) => {
    await expect(heading(await open({ edit: pageIn(language) }), words)).toBeVisible();
  });
}

test('that of the nearest element goes before the page’s, and its own before that', async ({ open }) => {
  const inside = (html: string) =>
    html.replace('<body>', '<body lang="fr">').replace('<ats-widget', '<ats-widget class="first"');
  await expect(heading(await open({ edit: inside }), fr)).toBeVisible();
  await expect(heading(await open({ edit: inside, attributes: { lang: 'ja' } }), ja)).toBeVisible();
});

test.describe('where the page says none', () => {
  test.use({ locale: 'fr-CA' });

  test('it is the browser’s', async ({ open }) => {
    await expect(heading(await open({ edit: pageIn('') }), fr)).toBeVisible();
    await expect(heading(await open({ edit: pageIn('lang="nl"') }), fr)).toBeVisible();
  });
});

test('Arabic runs from right to left, and the frame says which language it speaks', async ({ open }) => {
  const host = await open({ attributes: { lang: 'ar' } });
  await expect(heading(host, ar)).toBeVisible();
  await expect(host.widget.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(host.widget.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(host.page.locator('ats-widget iframe')).toHaveAttribute('title', ar.name);
});

test.describe('when it changes', () => {
  test('an untouched form follows at once, with what the page has handed in', async ({ open, pages }) => {
    const host = await open({ tokens: false });
    await expect(heading(host, en)).toBeVisible();
    await host.call('setToken', await pages.token());
    await host.call('prefill', { title: 'Low Tide' });
    await speak(host, 'fr');
    await expect(heading(host, fr)).toBeVisible();
    expect(await host.eventsNamed('allfeat:ready')).toHaveLength(1);
    const person = new Person(host.widget);
    await person.chooseFile(smallFile());
    await person.button(fr.continue).click();
    await expect(host.widget.getByRole('textbox')).toHaveValue('Low Tide');
    await speak(host, null);
    expect(await host.eventsNamed('allfeat:token-expired')).toEqual([]);
  });

  test('what is handed in while an earlier answer is on its way reaches the next document', async ({
    open,
    pages,
  }) => {
    const host = await open({ tokens: false, head: `<script>(${holdMessages.toString()})()</script>` });
    await expect(heading(host, en)).toBeVisible();
    await host.page.evaluate(
      async (token) => {
        const held = ((window as unknown as Holding).held = [] as Holding['held']);
        const widget = document.querySelector('ats-widget');
        widget?.setToken(token);
        while (!held?.length) await new Promise((resolve) => setTimeout(resolve, 5));
        widget?.prefill({ title: 'Low Tide' });
        held.shift()?.();
        document.documentElement.lang = 'fr';
        (window as unknown as Holding).held = null;
      },
      await pages.token(),
    );
    await expect(heading(host, fr)).toBeVisible();
    const person = new Person(host.widget);
    await person.chooseFile(smallFile());
    await person.button(fr.continue).click();
    await expect(host.widget.getByRole('textbox')).toHaveValue('Low Tide');
  });

  test('back to what it was, nothing is loaded again', async ({ open }) => {
    const host = await open();
    await expect(heading(host, en)).toBeVisible();
    const frame = await host.page.locator('ats-widget iframe').elementHandle();
    await speak(host, 'en-GB');
    await host.caughtUp();
    expect(await frame?.evaluate((element) => element.isConnected)).toBe(true);
  });

  test('a form that was begun stays as it is, until the page resets it', async ({ open }) => {
    const host = await open();
    const person = new Person(host.widget);
    await person.typeFirst();
    await speak(host, 'ja');
    await host.caughtUp();
    await expect(person.field(/^Title/)).toHaveValue('Low Tide');
    await host.call('reset');
    await expect(heading(host, ja)).toBeVisible();
    // What the frame that leaves had to say has been heard.
    expect(await host.eventsNamed('allfeat:token-expired')).toEqual([
      { name: 'allfeat:token-expired', detail: { pendingAction: 'reset', actionType: 'register' } },
    ]);
  });

  test('a payment is followed to its end, and the next registration is in the new one', async ({
    open,
    ats,
  }) => {
    await ats.settings({ stepMs: 600_000 });
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    await host.waitFor('allfeat:step');
    await speak(host, 'fr');
    await host.caughtUp();
    await ats.settings({ stepMs: 40 });
    await expect(person.heading('“Low Tide” is registered')).toBeVisible();
    await person.button('Register another').click();
    await person.button('I have saved my access code').click();
    await expect(heading(host, fr)).toBeVisible();
  });
});

test.describe('what a page hears', () => {
  test.use({ expectedErrors: /Failed to load resource/ });

  test('is English in every language, what its user reads is not', async ({ open, ats }) => {
    await ats.fault({ on: 'POST /v1/works/init', times: 1, code: 'registration.creators_required' });
    const host = await open({ attributes: { lang: 'fr' } });
    const person = new Person(host.widget);
    await host.call('prefill', {
      title: 'Low Tide',
      creators: [{ fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author'] }],
    });
    await person.chooseFile(smallFile());
    for (let step = 0; step < 3; step++) await person.button(fr.continue).click();
    await person.button(fr.review.register).click();
    await expect(host.widget.getByText(fr.codes['registration.creators_required'])).toBeVisible();
    expect(await host.waitFor('allfeat:failed')).toMatchObject({
      message: 'At least one creator is required.',
      error: 'At least one creator is required.',
    });
  });
});

test.describe('where a later frame does not load', () => {
  test.use({ expectedErrors: /frame-url does not answer|Failed to load resource/ });

  test('the page says so in the language of the one before', async ({ open, demo }) => {
    const host = await open({ attributes: { lang: 'ar' } });
    await expect(heading(host, ar)).toBeVisible();
    const nowhere = `${demo.staticUrl}/nowhere/`;
    await host.page
      .locator('ats-widget')
      .evaluate((widget, url) => widget.setAttribute('frame-url', url), nowhere);
    const alert = host.page.getByRole('alert');
    const [title, text, again] = ar.unloaded;
    await expect(alert.getByRole('heading', { name: title })).toBeVisible();
    await expect(alert).toContainText(text);
    await expect(alert.getByRole('button', { name: again })).toBeVisible();
    await expect(alert).toHaveAttribute('lang', 'ar');
    await expect(alert).toHaveCSS('direction', 'rtl');
  });
});
