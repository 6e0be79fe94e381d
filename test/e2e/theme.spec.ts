import type { Page } from '@playwright/test';
import { expect, test, type Host } from './fixtures.ts';
import { contrast, painted, pixels } from './pixels.ts';
import { Person } from './person.ts';

const primary = (host: Host) =>
  host.widget.locator(':root').evaluate((root) => getComputedStyle(root).getPropertyValue('--ats-primary'));

/** Background and text of the main button as they are painted. */
const button = (host: Host) =>
  new Person(host.widget).button('Continue').evaluate((element) => {
    const { backgroundColor, color } = getComputedStyle(element);
    return { fill: backgroundColor, ink: color };
  });

const style = (page: Page, text: string) =>
  page.evaluate((css) => {
    document.head.appendChild(document.createElement('style')).textContent = css;
  }, text);

const widget = (page: Page) => page.locator('ats-widget');

/** It shows once the host's theme is there, which is sent after all that makes it ready. */
const themed = (host: Host) => expect(host.widget.locator('.ats')).toBeVisible();

test.describe('a change of the theme reaches the frame', () => {
  const changes: Record<string, { head: string; change: (page: Page) => Promise<unknown> }> = {
    'by a class of an ancestor': {
      head: '.night { --ats-primary: #7c3aed }',
      change: (page) => page.evaluate(() => document.documentElement.classList.add('night')),
    },
    'by the style attribute': {
      head: '',
      change: (page) =>
        widget(page).evaluate((element) => element.style.setProperty('--ats-primary', '#7c3aed')),
    },
    'by a media query': {
      head: '@media (prefers-color-scheme: dark) { ats-widget { --ats-primary: #7c3aed } }',
      change: (page) => page.emulateMedia({ colorScheme: 'dark' }),
    },
    'by the width of the window': {
      head: '@media (width < 500px) { ats-widget { --ats-primary: #7c3aed } }',
      change: (page) => page.setViewportSize({ width: 400, height: 800 }),
    },
    'by :has': {
      head: 'body:has(input:checked) ats-widget { --ats-primary: #7c3aed }',
      change: (page) => page.getByRole('checkbox').first().check(),
    },
    'by an inserted rule': {
      head: 'p { color: red }',
      change: (page) =>
        page.evaluate(() => document.styleSheets[0]?.insertRule('ats-widget { --ats-primary: #7c3aed }')),
    },
    'by an adopted sheet': {
      head: '',
      change: (page) =>
        page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('ats-widget { --ats-primary: #7c3aed }');
          document.adoptedStyleSheets.push(sheet);
        }),
    },
    'by a variable of the page that it refers to': {
      head: ':root { --brand: #0f766e } ats-widget { --ats-primary: var(--brand) }',
      change: (page) => page.evaluate(() => document.documentElement.style.setProperty('--brand', '#7c3aed')),
    },
    'while it was not displayed': {
      head: '',
      change: (page) =>
        widget(page).evaluate(async (element) => {
          const painted = () =>
            new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          element.style.display = 'none';
          await painted();
          element.style.setProperty('--ats-primary', '#7c3aed');
          await painted();
          element.style.display = '';
        }),
    },
    'although the page forbids every transition': {
      head: '* { transition: none !important } .night ats-widget { --ats-primary: #7c3aed }',
      change: (page) => page.evaluate(() => document.documentElement.classList.add('night')),
    },
  };

  for (const [how, { head, change }] of Object.entries(changes)) {
    test(how, async ({ open, page }) => {
      const host = await open({
        head: `<style>${head}</style>`,
        tail: '<label><input type="checkbox" /> Violet</label>',
      });
      await themed(host);
      expect(await primary(host)).not.toBe('#7c3aed');
      await change(page);
      await expect.poll(() => primary(host)).toBe('#7c3aed');
    });
  }
});

test('nothing of the frame shows before the theme of the host is there', async ({ open, page, demo }) => {
  const host = await open();
  await expect(host.widget.locator('.ats')).toBeVisible();
  // By itself it has no host, and so no theme.
  await page.goto(`${demo.staticUrl}/frame/en.html`);
  await expect(page.locator('.ats')).toBeAttached();
  await expect(page.locator('.ats')).toBeHidden();
});

test('each of the 21 names reaches the frame, and one taken back falls back', async ({ open, page }) => {
  const values: Record<string, string> = {
    '--ats-radius': '3px',
    '--ats-radius-lg': '5px',
    '--ats-shadow': '0 0 0 1px red',
    '--ats-shadow-lg': 'none',
    '--ats-font-family': '"Comic Neue", cursive',
    '--ats-transition': '1ms linear',
  };
  const colors = `primary primary-hover primary-light text text-secondary text-muted background
    background-secondary border error error-light success success-light warning warning-light`;
  colors.split(/\s+/).forEach((name, index) => (values[`--ats-${name}`] = `rgb(${index}, 100, 200)`));
  expect(Object.keys(values)).toHaveLength(21);
  const host = await open();
  await themed(host);
  const inFrame = () =>
    host.widget
      .locator(':root')
      .evaluate(
        (root, names) =>
          Object.fromEntries(names.map((name) => [name, getComputedStyle(root).getPropertyValue(name)])),
        Object.keys(values),
      );
  const before = await inFrame();
  const text = Object.entries(values).map(([name, value]) => `${name}: ${value};`);
  await widget(page).evaluate((element, css) => element.setAttribute('style', css), text.join(''));
  await expect.poll(inFrame).toEqual(values);
  await widget(page).evaluate((element) => element.removeAttribute('style'));
  await expect.poll(inFrame).toEqual(before);
});

test.describe('text on primary', () => {
  const colors = [
    ...['white', 'black', 'yellow', 'lime', 'rebeccapurple', 'orangered', '#777', '#ffe600', '#7c3aed'],
    ...['hsl(200 80% 45%)', 'rgb(0 120 255)', 'oklch(0.62 0.2 150)', 'color(display-p3 0.1 0.6 0.2)'],
    // Out of what screens can show, where browsers clip.
    ...['oklch(0.6 0.4 150)', 'oklch(0.7 0.4 30)', 'oklch(0.62 0.4 270)', 'color(display-p3 0 1 0)'],
    ...['rgb(0 0 0 / 10%)', 'rgba(255, 255, 255, 0.2)', '#7c3aed40', 'transparent'],
    // Around the luminance at which the ink changes.
    ...['#767676', '#757575', '#d0021b', '#008a5c', 'oklch(0.573 0.14 30)', 'oklch(0.573 0.1 200)'],
  ];
  for (const background of ['white', '#16181b', 'transparent']) {
    test(`reads at 4.5:1 or more on any of ${colors.length} colours, and on its hover, over ${background}`, async ({
      open,
      page,
    }) => {
      const host = await open({
        head: `<style>
          html { background: ${background}; color-scheme: ${background === '#16181b' ? 'dark' : 'light'} }
          ats-widget { --ats-background: ${background}; --ats-transition: 0s }
        </style>`,
      });
      await themed(host);
      const low: string[] = [];
      const shown = new Set<string>();
      for (const color of colors) {
        const mark = `${shown.size}px`;
        await widget(page).evaluate(
          (element, [primary, radius]) => {
            element.style.setProperty('--ats-primary', primary);
            element.style.setProperty('--ats-radius', radius);
          },
          [color, mark] as const,
        );
        const corner = new Person(host.widget).button('Continue');
        await expect(corner).toHaveCSS('border-radius', mark);
        shown.add(color);
        for (const state of ['rest', 'hover']) {
          if (state === 'hover') await corner.hover();
          else await page.mouse.move(0, 0);
          const ratio = await contrast(page, await button(host));
          if (!(ratio >= 4.5)) low.push(`${color} ${state} ${ratio.toFixed(2)}`);
        }
      }
      expect(low).toEqual([]);
    });
  }
});

test('hover and light shades follow primary, unless the host sets them', async ({ open, page }) => {
  const host = await open({
    head: '<style>ats-widget { --ats-primary: #7c3aed; --ats-transition: 0s }</style>',
  });
  await themed(host);
  const shades = async () => {
    await page.mouse.move(0, 0);
    const rest = (await button(host)).fill;
    await new Person(host.widget).button('Continue').hover();
    const hover = (await button(host)).fill;
    const light = await host.widget.locator('.ats').evaluate((sheet) => {
      const probe = sheet.appendChild(document.createElement('i'));
      probe.style.color = 'var(--primary-light)';
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });
    return pixels(page, [rest, hover, light]);
  };
  const mixed = (amount: number, other: string) => `color-mix(in oklab, #7c3aed ${amount}%, ${other})`;
  const expected = await pixels(page, ['#7c3aed', mixed(90, 'black'), mixed(10, 'white')]);
  await expect.poll(shades).toEqual(expected);

  await style(page, 'ats-widget { --ats-primary-hover: #111111; --ats-primary-light: #eeeeee }');
  await expect.poll(shades).toEqual(await pixels(page, ['#7c3aed', '#111111', '#eeeeee']));
});

test('a value that is none counts as not set', async ({ open, page }) => {
  const host = await open({
    head: `<style>ats-widget {
      --ats-primary: purpel; --ats-background: url(x.png); --ats-radius: round; --ats-radius-lg: 1px 2px;
      --ats-shadow: soft; --ats-font-family: 12px; --ats-primary-hover: ; --ats-error: #12345;
    }</style>`,
  });
  const plain = await open();
  await themed(plain);
  const look = () =>
    host.widget.locator('.ats').evaluate((sheet) => {
      const { backgroundColor, borderRadius, boxShadow, fontFamily } = getComputedStyle(sheet);
      return { backgroundColor, borderRadius, boxShadow, fontFamily };
    });
  const expected = [await look(), await button(plain)];
  await page.goBack();
  await themed(host);
  expect([await look(), await button(host)]).toEqual(expected);
});

test.describe('a page in', () => {
  const schemes = [
    { scheme: 'normal', system: 'light', page: 'rgb(250, 240, 230)' },
    { scheme: 'normal', system: 'dark', page: 'rgb(250, 240, 230)' },
    { scheme: 'light', system: 'dark', page: 'rgb(250, 240, 230)' },
    { scheme: 'dark', system: 'light', page: 'rgb(16, 18, 20)' },
    { scheme: 'dark', system: 'dark', page: 'rgb(16, 18, 20)' },
    { scheme: 'light dark', system: 'dark', page: 'rgb(16, 18, 20)' },
    { scheme: 'light dark', system: 'light', page: 'rgb(250, 240, 230)' },
  ] as const;
  for (const { scheme, system, page: background } of schemes) {
    test(`color-scheme ${scheme}, on a ${system} system: no box is painted behind the frame`, async ({
      open,
      page,
    }) => {
      await page.emulateMedia({ colorScheme: system });
      const host = await open({
        head: `<style>
          html { background: ${background}; color-scheme: ${scheme} }
          ats-widget { --ats-background: light-dark(rgb(1, 200, 3), rgb(4, 5, 100)); --ats-radius-lg: 40px;
            --ats-shadow: 0 0 transparent; margin: 20px }
        </style>`,
      });
      await new Person(host.widget).button('Continue').hover();
      const box = await page.locator('ats-widget iframe').boundingBox();
      if (!box) throw new Error('No frame');
      // The corner is the frame's, outside of its round sheet; the middle of its upper edge is the sheet.
      const corner = { x: box.x + 6, y: box.y + 6 };
      const sheet = { x: box.x + box.width / 2, y: box.y + 12 };
      const dark = scheme === 'dark' || (scheme === 'light dark' && system === 'dark');
      await expect
        .poll(() => painted(page, [corner, sheet]))
        .toEqual([background, dark ? 'rgb(4, 5, 100)' : 'rgb(1, 200, 3)']);
    });
  }
});
