import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect, test, type Host } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

/** Registers a work, from the empty form to the certificate's screen. */
async function registers(widget: FrameLocator) {
  const person = new Person(widget);
  await person.fillForm();
  await fits(widget);
  await person.button('Register').click();
  await expect(person.heading('“Low Tide” is registered')).toBeVisible({ timeout: 30_000 });
  await fits(widget);
}

/** The same with the keyboard alone. */
async function registersByKeyboard(host: Host) {
  const person = new Person(host.widget);
  await host.call('prefill', {
    title: 'Low Tide',
    creators: [{ fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author'] }],
  });
  await person.chooseFile(smallFile());
  for (const button of ['Continue', 'Continue', 'Continue', 'Register']) {
    await person.button(button).press('Enter');
    await fits(host.widget);
  }
  await expect(person.heading('“Low Tide” is registered')).toBeVisible({ timeout: 30_000 });
  await fits(host.widget);
}

/** The frame is as high as what it shows: nothing is cut off, nothing scrolls, nothing is left empty. */
async function fits(widget: FrameLocator) {
  await expect
    .poll(() =>
      widget.locator('#widget').evaluate((content) => {
        const room = innerHeight - content.getBoundingClientRect().bottom;
        const { scrollHeight, scrollWidth } = document.documentElement;
        return {
          room: room >= 3 && room <= 6,
          scrolls: scrollHeight > innerHeight || scrollWidth > innerWidth,
        };
      }),
    )
    .toEqual({ room: true, scrolls: false });
}

/** The sheet takes the width of the element: the frame is that and its gutters. */
async function fills(container: Locator, page: Page) {
  const outer = await container.boundingBox();
  const inner = await page.locator('ats-widget iframe').boundingBox();
  expect(inner?.x).toBeCloseTo((outer?.x ?? 0) - 4, 0);
  expect(inner?.width).toBeCloseTo((outer?.width ?? 0) + 8, 0);
}

const opened = async (host: Host) => {
  await host.waitFor('allfeat:ready');
  return host.widget;
};

test.describe('a strict page', () => {
  test('with Trusted Types and no policy allowed', async ({ open }) => {
    const headers = {
      'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types 'none'",
    };
    await registers(await opened(await open({ headers })));
  });

  test('that allows two scripts, one frame and its own styles', async ({ open, demo, pages, page }) => {
    const policy = [
      "default-src 'none'",
      `script-src 'unsafe-inline' ${demo.staticUrl}`,
      `frame-src ${demo.staticUrl}`,
      `connect-src ${pages.url}`,
      "style-src 'self'",
      "base-uri 'none'",
    ];
    const host = await open({ headers: { 'Content-Security-Policy': policy.join('; ') } });
    await registers(await opened(host));
    await fills(page.locator('ats-widget'), page);
  });

  test('under require-corp, cross-origin isolated', async ({ open, page }) => {
    const headers = {
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Opener-Policy': 'same-origin',
    };
    const host = await open({ headers });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await registers(await opened(host));
  });

  test('whose Permissions-Policy keeps everything to itself', async ({ open }) => {
    const headers = { 'Permissions-Policy': 'clipboard-write=(self), autoplay=(), fullscreen=()' };
    await registers(await opened(await open({ headers })));
  });
});

test('an http page that is no secure context', async ({ open, page }) => {
  const host = await open({ hostname: 'host.test' });
  const facts = () => [isSecureContext, 'subtle' in crypto, 'randomUUID' in crypto];
  expect(await page.evaluate(facts)).toEqual([false, false, false]);
  const widget = await opened(host);
  expect(await widget.locator('body').evaluate(facts)).toEqual([false, false, false]);
  await registers(widget);
});

test.describe('a page whose styles', () => {
  const styles = {
    'reset everything': '* { all: unset } head, head * { display: none }',
    'are after its iframes':
      'iframe { display: none; width: 1px; height: 0 !important; border: 5px solid red }',
    'shape every element': `* { margin: 0 !important; padding: 11px !important; border: 3px solid !important;
      box-sizing: border-box; line-height: 3; letter-spacing: 4px; text-transform: uppercase }`,
    'animate and fade every change': '* { transition: all 0.2s !important; animation: none !important }',
    'center and right-align':
      'body { text-align: center; direction: rtl; white-space: nowrap; font-size: 40px }',
    'turn and scale': 'body { transform: scale(0.8) rotate(2deg); transform-origin: 0 0 }',
    'contain and clip': 'body { contain: content; overflow: clip; will-change: transform }',
    'make a flex row': 'body { display: flex }',
    'make a centred flex column': 'body { display: flex; flex-direction: column; align-items: center }',
    'make a grid': 'body { display: grid; place-items: center }',
    'float it': 'ats-widget { float: left }',
    'make it inline': 'ats-widget { display: inline }',
  };
  for (const [how, css] of Object.entries(styles)) {
    test(how, async ({ open }) => {
      const host = await open({ head: `<style>${css}</style>` });
      await registers(await opened(host));
    });
  }

  for (const zoom of [0.75, 1.5]) {
    // Playwright misses with the mouse what is zoomed; people do not.
    test(`zoom it to ${zoom}`, async ({ open }) => {
      const host = await open({ head: `<style>body { zoom: ${zoom} }</style>` });
      await opened(host);
      await registersByKeyboard(host);
    });
  }

  test('leave no more than a flex or grid item for it: it is as wide as there is room', async ({
    open,
    page,
  }) => {
    await opened(await open({ head: '<style>body { margin: 20px }</style>' }));
    for (const css of ['display: flex', 'display: grid; place-items: center', 'display: flow-root']) {
      await page.evaluate((text) => document.body.setAttribute('style', text), css);
      const box = await page.locator('ats-widget').boundingBox();
      expect([css, box?.width]).toEqual([css, 760]);
      await fills(page.locator('ats-widget'), page);
    }
  });
});

test('a page that shows it later: theme and height are right', async ({ open, page }) => {
  const host = await open({
    head: `<style>
      .closed { display: none }
      ats-widget { --ats-background: rgb(10, 20, 30) }
      .night ats-widget { --ats-background: rgb(40, 50, 60) }
    </style>`,
    edit: (html) => html.replace('<ats-widget', '<section class="closed"><ats-widget'),
  });
  const widget = await opened(host);
  await page.evaluate(() => {
    document.body.className = 'night';
    document.querySelector('section')?.classList.remove('closed');
  });
  await expect(new Person(widget).heading('Choose your file')).toBeVisible();
  await expect(widget.locator('.ats')).toHaveCSS('background-color', 'rgb(40, 50, 60)');
  await fits(widget);
  await registers(widget);
});

test('inside the shadow root of another element', async ({ open, page }) => {
  const host = await open({
    tail: `<div id="outer"></div><script>
      const root = document.querySelector('#outer').attachShadow({ mode: 'open' });
      root.append(document.querySelector('ats-widget'));
    </script>`,
  });
  await registers(await opened(host));
  expect(await page.evaluate(() => document.querySelector('ats-widget'))).toBeNull();
});

test.describe('inside another iframe', () => {
  const sandboxes = {
    'of its own origin': '',
    'with an opaque origin, where storage throws': 'sandbox="allow-scripts"',
  };
  for (const [what, attribute] of Object.entries(sandboxes)) {
    test(what, async ({ open, page, pages }) => {
      await open();
      const outer = pages.add(
        `<!doctype html><iframe id="outer" ${attribute} src="${page.url()}" width="700" height="900"></iframe>`,
      );
      await page.goto(outer);
      const inner = page.frameLocator('#outer').locator('ats-widget');
      const stored = () => inner.evaluate(() => sessionStorage.length);
      if (attribute) await expect(stored()).rejects.toThrow('SecurityError');
      await registers(inner.frameLocator('iframe'));
    });
  }
});

test.describe('a page', () => {
  test('in quirks mode', async ({ open, page }) => {
    const host = await open({ edit: (html) => html.replace('<!doctype html>', '') });
    expect(await page.evaluate(() => document.compatMode)).toBe('BackCompat');
    await registers(await opened(host));
    await fills(page.locator('ats-widget'), page);
  });

  test('that reads from right to left', async ({ open, page }) => {
    const host = await open({
      edit: (html) => html.replace('<html lang="en">', '<html lang="he" dir="rtl">'),
    });
    await registers(await opened(host));
    await fills(page.locator('ats-widget'), page);
  });

  test('with a base address elsewhere', async ({ open, demo }) => {
    const base = `<base href="${demo.staticUrl}/some/where/" />`;
    await registers(await opened(await open({ head: base })));
    // Written as an address on the page, it means what every address on the page means.
    await opened(await open({ head: base, attributes: { 'frame-url': '../../frame' } }));
  });
});
