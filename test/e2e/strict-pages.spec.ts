import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';
import { snippet } from './script-host.ts';

const bridge = fileURLToPath(new URL('../../dist/ats-widget.iife.js', import.meta.url));
const sha = (name: 'sha256' | 'sha384', text: string | Buffer) =>
  `${name}-${createHash(name).update(text).digest('base64')}`;

/** Loads the script with a policy of its own in the way. */
type Way = (script: string, integrity: string) => Promise<string> | string;

const ways: Record<string, Way> = {
  'the snippet': (script, integrity) =>
    snippet(script, `nonce="secret" data-integrity="${integrity}" data-cross-origin`),
  // Its nonce is that of the page.
  loadAtsWidget: (script, integrity) => `<script type="module" nonce="secret">
      import { loadAtsWidget } from '${script.replace('ats-widget.iife', 'loader')}';
      const found = await loadAtsWidget({ src: '${script}', integrity: '${integrity}' });
      document.documentElement.dataset.found = String(found === customElements.get('ats-widget'));
    </script>`,
};

const policies: Record<string, string[]> = {
  'scripts with its nonce, and Trusted Types with our policy': [
    "script-src 'nonce-secret'",
    "require-trusted-types-for 'script'",
    'trusted-types allfeat',
  ],
  'scripts its own scripts add, and Trusted Types with its default policy': [
    "script-src 'nonce-secret' 'strict-dynamic'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ],
};

for (const [allowed, policy] of Object.entries(policies)) {
  for (const [name, way] of Object.entries(ways)) {
    test.describe(`a page that allows only ${allowed}`, () => {
      // A policy that is not allowed is told of where the default one does it too.
      test.use({ expectedErrors: /creat.* policy named 'allfeat'|Creating a TrustedTypePolicy named/ });
      test(`loads it with ${name}, by its hash`, async ({ page, pages, demo, ats }) => {
        void ats;
        const script = `${demo.staticUrl}/ats-widget.iife.js`;
        const html = `<!doctype html>
          <script nonce="secret">
            if (${allowed.includes('default')})
              trustedTypes.createPolicy('default', { createScriptURL: (url) => url });
          </script>
          ${await way(script, sha('sha384', await readFile(bridge)))}
          <ats-widget site-key="cpk_demo" ats-url="${demo.atsUrl}"></ats-widget>`;
        const headers = {
          'Content-Security-Policy': ["default-src 'none'", ...policy, `frame-src ${demo.staticUrl}`].join(
            '; ',
          ),
        };
        await page.goto(pages.add(html, headers));
        const frame = page.locator('ats-widget').frameLocator('iframe');
        await expect(frame.getByRole('heading', { name: 'Choose your file' })).toBeVisible();
        if (name === 'loadAtsWidget')
          await expect(page.locator('html')).toHaveAttribute('data-found', 'true');
      });
    });
  }
}

test('a page that allows the snippet by its hash may have any address in it', async ({
  page,
  pages,
  demo,
  ats,
}) => {
  void ats;
  const inline = await snippet(`${demo.staticUrl}/ats-widget.iife.js`);
  const hash = sha('sha256', inline.replace(/^<script[^>]*>|<\/script>$/g, ''));
  const policy = `default-src 'none'; script-src '${hash}' ${demo.staticUrl}; frame-src ${demo.staticUrl}`;
  await page.goto(
    pages.add(
      `<!doctype html>${inline}<ats-widget site-key="cpk_demo" ats-url="${demo.atsUrl}"></ats-widget>`,
      { 'Content-Security-Policy': policy },
    ),
  );
  const frame = page.locator('ats-widget').frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: 'Choose your file' })).toBeVisible();
});

test.describe('a script other than the page has named by its hash', () => {
  test.use({ expectedErrors: /digest in the 'integrity' attribute/ });
  test('does not run', async ({ page, pages, demo }) => {
    const inline = await ways['the snippet']?.(
      `${demo.staticUrl}/ats-widget.iife.js`,
      sha('sha384', 'another'),
    );
    await page.goto(
      pages.add(`<!doctype html><script>
        var failures = 0;
        addEventListener('error', () => failures++, true);
      </script>${inline}<ats-widget>Write to us instead.</ats-widget>`),
    );
    await page.waitForFunction(() => (window as unknown as { failures: number }).failures === 1);
    await expect(page.getByText('Write to us instead.')).toBeVisible();
    expect(await page.evaluate(() => customElements.get('ats-widget') === undefined)).toBe(true);
  });
});
