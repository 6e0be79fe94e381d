import type { Page } from '@playwright/test';
import type { TrustedTypes } from '../../bridge/load/trusted-types.ts';
import type { LoadOptions } from '../../bridge/loader.ts';
import { expect, stopClock, test as base } from './fixtures.ts';
import { ScriptHost } from './script-host.ts';

type Call = Omit<LoadOptions, 'policy'>;

/** What a page that is built with a bundler has of ours. */
interface Bundled {
  load: (options: LoadOptions) => Promise<CustomElementConstructor>;
}

/** A page with the loader, and nothing loaded by it yet. */
const test = base.extend<{ host: ScriptHost; bundled: (headers?: Record<string, string>) => Promise<void> }>({
  // eslint-disable-next-line no-empty-pattern
  host: async ({}, use) => {
    const host = await ScriptHost.start();
    await use(host);
    await host.close();
  },
  bundled: async ({ page, pages, demo }, use) => {
    await use(async (headers) => {
      await page.goto(
        pages.add(
          `<!doctype html><script type="module" nonce="secret">
            import { loadAtsWidget } from '${demo.staticUrl}/loader.js';
            window.load = loadAtsWidget;
          </script>`,
          headers,
        ),
      );
      await page.waitForFunction(() => 'load' in window);
    });
  },
});

/** Whether the answer is the element's class, else what is wrong. */
const load = (page: Page, options: Call) =>
  page.evaluate(
    (given) =>
      (window as unknown as Bundled).load(given).then(
        (found) => document.createElement('ats-widget') instanceof found,
        ({ name, problem }) => ({ name, problem }),
      ),
    options,
  );
const failed = (problem: string) => ({ name: 'LoadError', problem });
const csp = (...policies: string[]) => ({ 'Content-Security-Policy': policies.join('; ') });

test('called again and again it loads once, and answers the class of the element', async ({
  page,
  bundled,
  host,
}) => {
  await bundled();
  const same = await page.evaluate(async (src) => {
    const { load } = window as unknown as Bundled;
    const before = Object.keys(window).length;
    const calls = [load({ src }), load({ src })];
    const classes = [...(await Promise.all(calls)), await load({ src }), await load({ src: '/another.js' })];
    const [first] = classes;
    const scripts = document.querySelectorAll('script').length;
    return {
      promise: calls[0] === calls[1],
      classes: classes.every((found) => found === first && found === customElements.get('ats-widget')),
      left: [scripts - 1, Object.keys(window).length - before],
    };
  }, host.url);
  expect(same).toEqual({ promise: true, classes: true, left: [0, 0] });
  expect(host.requests).toBe(1);
});

test.describe('a host in trouble', () => {
  test.use({ expectedErrors: /503/ });

  test('is asked twice, and once more by the next call', async ({ page, bundled, host }) => {
    await bundled();
    host.next.push('with 503', 'with 503', 'with 503');
    expect(await load(page, { src: host.url })).toEqual(failed('network'));
    expect(host.requests).toBe(2);
    // The first of this call fails as well.
    expect(await load(page, { src: host.url })).toBe(true);
    expect(host.requests).toBe(4);
  });

  test('that does not answer is given up; what it answers then still counts', async ({
    page,
    bundled,
    host,
  }) => {
    await stopClock(page);
    await bundled();
    host.next.push('when asked to');
    const loaded = load(page, { src: host.url });
    await expect.poll(() => host.requests).toBe(1);
    await page.clock.runFor(30_000);
    expect(await loaded).toEqual(failed('timeout'));
    host.release();
    await page.waitForFunction(() => customElements.get('ats-widget'));
    expect(await load(page, { src: host.url })).toBe(true);
    expect(host.requests).toBe(1);
  });

  test('that has something else under this name is told apart', async ({ page, bundled, host }) => {
    await bundled();
    host.next.push('with another script');
    expect(await load(page, { src: host.url })).toEqual(failed('not-defined'));
    expect(host.requests).toBe(1);
  });
});

test.describe('under a policy', () => {
  test('that does not allow the script it says so at once', async ({ page, bundled, host, demo }) => {
    await bundled(csp(`script-src 'unsafe-inline' 'unsafe-eval' ${demo.staticUrl}/loader.js`));
    expect(await load(page, { src: host.url })).toEqual(failed('blocked'));
    expect(host.requests).toBe(0);
  });

  test('with Trusted Types and no policy of ours, it takes what it is given', async ({
    page,
    bundled,
    host,
  }) => {
    await bundled(csp("require-trusted-types-for 'script'", 'trusted-types pages-own'));
    expect(await load(page, { src: host.url })).toEqual(failed('trusted-types'));
    expect(host.requests).toBe(0);
    const loaded = await page.evaluate(async (src) => {
      const { load, trustedTypes } = window as unknown as Bundled & { trustedTypes: TrustedTypes };
      const policy = trustedTypes.createPolicy('pages-own', { createScriptURL: (url) => url });
      const refused = await load({ src, policy: { createScriptURL: () => new URL(src) } }).catch(String);
      const [given] = await Promise.all([load({ src: policy.createScriptURL(src) }), load({ src, policy })]);
      return [String(refused).includes('trusted-types'), given === customElements.get('ats-widget')];
    }, host.url);
    expect(loaded).toEqual([true, true]);
    // One address, in whatever form.
    expect(host.requests).toBe(1);
  });
  test.use({ expectedErrors: /Content Security Policy|Content Security policy|TrustedScriptURL/ });
});
