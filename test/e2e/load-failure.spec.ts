import type { Page } from '@playwright/test';
import { expect, stopClock, test as base } from './fixtures.ts';
import { FrameHost, wellServed } from './frame-host.ts';
import { Person } from './person.ts';

const test = base.extend<{ frames: FrameHost; said: string[] }>({
  // eslint-disable-next-line no-empty-pattern
  frames: async ({}, use) => {
    const frames = await FrameHost.start();
    await use(frames);
    await frames.close();
  },
  /** What the widget says on the console. */
  said: async ({ page }, use) => {
    const said: string[] = [];
    page.on('console', (message) => {
      if (message.text().startsWith('[ats-widget]')) said.push(message.text());
    });
    await use(said);
  },
  // The widget's own words are checked by each test, the browser's are its own affair.
  expectedErrors:
    /^\[ats-widget\] widget\.|^Failed to load resource|^Framing '|^Refused to display|^Loading the image '/,
});

const retry = (page: Page) => page.getByRole('button', { name: 'Try again' });
const alert = (page: Page) => page.getByRole('alert');

const network = {
  code: 'widget.network_error',
  kind: 'NETWORK_ERROR',
  message: 'Network connectivity issue. Check your internet connection.',
  error: 'Network connectivity issue. Check your internet connection.',
  stage: 'config',
  requestId: null,
  retryable: true,
};
const configuration = {
  ...network,
  code: 'widget.configuration_error',
  kind: 'BAD_REQUEST',
  message: 'The widget is not configured correctly.',
  error: 'The widget is not configured correctly.',
};

test.describe('a frame host that', () => {
  const troubles: Record<string, (frames: FrameHost) => void | Promise<void>> = {
    'refuses the connection': (frames) => frames.close(),
    'knows no such page': (frames) => {
      frames.answer = (response) => void response.writeHead(404).end('Not here');
    },
    'fails itself': (frames) => {
      frames.answer = (response) => void response.writeHead(500).end('Oops');
    },
    'cuts the connection': (frames) => {
      frames.answer = (response) => void response.destroy();
    },
    'sends X-Frame-Options': (frames) => {
      frames.answer = (response) => {
        response.setHeader('X-Frame-Options', 'DENY');
        return wellServed(response);
      };
    },
    'allows other frame-ancestors only': (frames) => {
      frames.answer = (response) => {
        response.setHeader('Content-Security-Policy', 'frame-ancestors https://elsewhere.example');
        return wellServed(response);
      };
    },
    'serves another page': (frames) => {
      frames.answer = (response) =>
        void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Welcome</h1>');
    },
  };

  for (const [what, cause] of Object.entries(troubles)) {
    test(`${what}: message, event and console say so, and Try again works once it is mended`, async ({
      open,
      page,
      frames,
      said,
    }) => {
      await cause(frames);
      const host = await open({ attributes: { 'frame-url': frames.folder } });
      await expect(alert(page)).toContainText('The form couldn’t load');
      const origin = new URL(page.url()).origin;
      const problem = `frame-url does not answer: ${frames.folder}en.html. If it forbids framing, it needs: frame-ancestors ${origin}`;
      expect(await host.waitFor('allfeat:failed')).toEqual({
        ...network,
        details: { attributes: [problem] },
      });
      expect(said).toEqual([`[ats-widget] widget.network_error: ${problem}`]);
      await expect(page.locator('ats-widget iframe')).toBeHidden();

      await frames.close();
      frames.answer = wellServed;
      await frames.listen();
      await retry(page).click();
      await expect(new Person(host.widget).heading('Choose your file')).toBeVisible();
      await expect(alert(page)).toBeHidden();
      await host.waitFor('allfeat:ready');
      expect(await host.eventsNamed('allfeat:failed')).toHaveLength(1);
    });
  }
});

test.describe('a page whose own policy blocks the frame', () => {
  const scripts = "script-src * 'unsafe-inline'";
  const policies: [policy: string, directive: string, line: string][] = [
    ["frame-src 'self' https://video.example", 'frame-src', "frame-src 'self' https://video.example "],
    [`child-src 'none'; default-src *; ${scripts}`, 'child-src', 'frame-src '],
    [`default-src 'self'; ${scripts}`, 'default-src', "frame-src 'self' "],
    [`${scripts};Frame-Src 'none'; fenced-frame-src *`, 'Frame-Src', 'frame-src '],
  ];

  for (const [policy, directive, line] of policies) {
    test(`by ${policy} is told the exact line to set, at once`, async ({ open, page, frames, said }) => {
      const host = await open({
        attributes: { 'frame-url': frames.folder },
        headers: { 'Content-Security-Policy': policy },
      });
      const detail = await host.waitFor('allfeat:failed');
      const problem = `frame-url is blocked by this page's ${directive}. Set: ${line}${frames.origin}`;
      expect(detail).toEqual({ ...configuration, details: { attributes: [problem] } });
      expect(said).toEqual([`[ats-widget] widget.configuration_error: ${problem}`]);
      await expect(retry(page)).toBeVisible();

      // The error page that stands in for the frame loads a moment later, and is no second failure.
      await page.waitForLoadState();
      await retry(page).click();
      await expect.poll(async () => (await host.eventsNamed('allfeat:failed')).length).toBe(2);
      expect(said).toHaveLength(2);
    });
  }

  test('has the widget once it has set the line it was told', async ({ open, frames, said, page }) => {
    const blocked = `default-src 'self'; ${scripts}`;
    await open({
      attributes: { 'frame-url': frames.folder },
      headers: { 'Content-Security-Policy': blocked },
    });
    await expect.poll(() => said.length).toBe(1);
    const line = said[0]?.replace(/.*Set: /, '');
    const host = await open({
      attributes: { 'frame-url': frames.folder },
      headers: { 'Content-Security-Policy': `${blocked}; ${line}` },
    });
    await host.waitFor('allfeat:ready');
    await expect(alert(page)).toBeHidden();
  });

  test('in other things of the same host, or only in a report, still has the widget', async ({
    open,
    frames,
    page,
  }) => {
    frames.answer = async (response) => {
      // The image is refused before the frame is there.
      await expect.poll(() => page.evaluate('window.refused'), {}).toBe('img-src');
      await wellServed(response);
    };
    const host = await open({
      attributes: { 'frame-url': frames.folder },
      head: `<script>
        addEventListener('securitypolicyviolation', (event) => {
          if (event.disposition === 'enforce') window.refused = event.effectiveDirective;
        }, true);
      </script>`,
      tail: `<img src="${frames.origin}/sign.png" alt="" />`,
      headers: {
        'Content-Security-Policy': "img-src 'self'",
        'Content-Security-Policy-Report-Only': "frame-src 'self'",
      },
    });
    await host.waitFor('allfeat:ready');
    expect(await host.eventsNamed('allfeat:failed')).toEqual([]);
  });
});

test.describe('without a frame-url that is one', () => {
  const problem = 'frame-url must be the URL of the folder frame/. In a bundle it has to be set';

  test('the attribute is named, and correcting it brings the form', async ({ open, page, frames, said }) => {
    const host = await open({ attributes: { 'frame-url': 'https://[', 'error-codes': 'enum' } });
    expect(await host.waitFor('allfeat:failed')).toEqual({
      ...configuration,
      code: 'BAD_REQUEST',
      details: { attributes: [problem] },
    });
    expect(said).toEqual([`[ats-widget] widget.configuration_error: ${problem}`]);
    await page
      .locator('ats-widget')
      .evaluate((widget, url) => widget.setAttribute('frame-url', url), frames.folder);
    await host.waitFor('allfeat:ready');
    await expect(alert(page)).toBeHidden();
  });

  test('an app that answers every address with itself is not shown in itself for ever', async ({
    open,
    page,
    frames,
    demo,
    said,
  }) => {
    let asked = 0;
    frames.answer = (response) => {
      asked++;
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><title>App</title>
        <script src="${demo.staticUrl}/ats-widget.iife.js"></script>
        <ats-widget site-key="cpk_demo" ats-url="${demo.atsUrl}" frame-url="${frames.folder}"></ats-widget>`);
    };
    const host = await open({ attributes: { 'frame-url': frames.folder } });
    expect(await host.waitFor('allfeat:failed')).toMatchObject(network);
    await expect(alert(page)).toBeVisible();
    expect(said[0]).toBe(`[ats-widget] widget.configuration_error: ${problem}`);
    expect(asked).toBe(1);
  });

  test('the package says so, because a bundler moved it away from its frames', async ({
    page,
    pages,
    demo,
    said,
  }) => {
    const url = pages.add(`<!doctype html><title>Host</title>
      <script type="module">
        addEventListener('allfeat:failed', ({ detail }) => (window.detail = detail));
        import('${demo.staticUrl}/index.js');
      </script>
      <ats-widget site-key="cpk_demo" ats-url="${demo.atsUrl}"></ats-widget>`);
    await page.goto(url);
    await expect(retry(page)).toBeVisible();
    expect(await page.evaluate('detail')).toEqual({ ...configuration, details: { attributes: [problem] } });
    expect(said).toEqual([`[ats-widget] widget.configuration_error: ${problem}`]);
  });
});

test('a frame that is slow is given up after ten seconds, and wins when it comes after all', async ({
  open,
  page,
  frames,
}) => {
  await stopClock(page);
  let release = () => {};
  const asked = new Promise<void>((resolve) => {
    frames.answer = async (response) => {
      resolve();
      await new Promise<void>((go) => (release = go));
      await wellServed(response);
    };
  });
  // Below the fold, or the page itself would not be loaded before the frame is.
  const host = await open({
    attributes: { 'frame-url': frames.folder, loading: 'lazy' },
    head: '<style>ats-widget { margin-top: 3000px }</style>',
  });
  await page.locator('ats-widget').evaluate((widget) => widget.scrollIntoView());
  await asked;
  await page.clock.runFor(9_999);
  await expect(alert(page)).toHaveCount(0);
  await page.clock.runFor(1);
  await expect(alert(page)).toBeVisible();
  expect(await host.waitFor('allfeat:failed')).toMatchObject(network);

  await page.clock.resume();
  release();
  await expect(new Person(host.widget).heading('Choose your file')).toBeVisible();
  await expect(alert(page)).toBeHidden();
  await host.waitFor('allfeat:ready');
  expect(await host.eventsNamed('allfeat:failed')).toHaveLength(1);
});

test('the keyboard reaches Try again, and again after it failed again', async ({ open, page, frames }) => {
  await frames.close();
  const host = await open({ attributes: { 'frame-url': frames.folder } });
  await expect(retry(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(retry(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await host.eventsNamed('allfeat:failed')).length).toBe(2);
  await expect(retry(page)).toBeFocused();
  await frames.listen();
  await page.keyboard.press('Enter');
  await host.waitFor('allfeat:ready');
  const person = new Person(host.widget);
  // A file input is the first thing of the form.
  await page.keyboard.press('Tab');
  await expect(person.widget.locator('input[type=file]')).toBeFocused();
});

test.describe('in place of the message', () => {
  test('what the host put between the tags is shown, until the frame comes', async ({
    open,
    page,
    frames,
  }) => {
    await frames.close();
    const host = await open({
      attributes: { 'frame-url': frames.folder },
      children: '<p>Write to us instead.</p>',
    });
    await expect(page.getByText('Write to us instead.')).toBeVisible();
    await expect(alert(page)).toBeHidden();
    await host.waitFor('allfeat:failed');
  });

  test('white space and comments between the tags are not', async ({ open, page, frames }) => {
    await frames.close();
    await open({ attributes: { 'frame-url': frames.folder }, children: '\n  <!-- the widget -->\n' });
    await expect(retry(page)).toBeVisible();
  });
});
