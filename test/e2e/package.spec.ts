import type { Page } from '@playwright/test';
import { listen, type RunningServer } from '../../demo/listen.ts';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { installPackage, type Installed } from '../support/installed.ts';
import { expect, test as base } from './fixtures.ts';

/** A site that has nothing but the installed package, served as it lies in `node_modules`. */
interface Site {
  open(page: Page, html: string): Promise<void>;
}

const test = base.extend<object, { site: Site }>({
  site: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const installed: Installed = await installPackage();
      const pages: string[] = [];
      const app = new Hono();
      app.get('/:page{[0-9]+}', (c) => c.html(pages[Number(c.req.param('page'))] ?? ''));
      app.get('/favicon.ico', (c) => c.body(null, 204));
      app.use(serveStatic({ root: installed.project }));
      const server: RunningServer = await listen(app.fetch, 0);
      await use({
        open: async (page, html) => void (await page.goto(`${server.url}/${pages.push(html) - 1}`)),
      });
      await server.close();
      await installed.remove();
    },
    { scope: 'worker' },
  ],
});

const dist = '/node_modules/allfeat-ats-component/dist';
const imports = `<script type="importmap">
  { "imports": { "allfeat-ats-component": "${dist}/index.js", "allfeat-ats-component/loader": "${dist}/loader.js" } }
</script>`;

const ways: Record<string, string> = {
  'with a script tag': `<script src="${dist}/ats-widget.iife.js" async></script><ats-widget KEYS></ats-widget>`,
  'by its name, and made with its class': `${imports}<script type="module">
      import { AllfeatRegister } from 'allfeat-ats-component';
      const widget = new AllfeatRegister();
      Object.assign(widget, { siteKey: 'cpk_demo', atsUrl: 'ATS', frameUrl: '${dist}/frame' });
      document.body.append(widget);
    </script>`,
  'with its loader': `${imports}<script type="module">
      import { loadAtsWidget } from 'allfeat-ats-component/loader';
      const Widget = await loadAtsWidget({ src: '${dist}/ats-widget.iife.js' });
      document.body.append(Object.assign(new Widget(), { siteKey: 'cpk_demo', atsUrl: 'ATS' }));
    </script>`,
};

// One after another: each worker would install it anew.
test.describe.configure({ mode: 'default' });

for (const [way, body] of Object.entries(ways)) {
  test(`installed from npm, it works ${way}`, async ({ page, site, demo, ats }) => {
    void ats;
    const html = body.replace('KEYS', `site-key="cpk_demo" ats-url="ATS"`).replaceAll('ATS', demo.atsUrl);
    await site.open(page, `<!doctype html><html lang="en"><body>${html}</body></html>`);
    const frame = page.locator('ats-widget').frameLocator('iframe');
    await expect(frame.getByRole('heading', { name: 'Choose your file' })).toBeVisible();
  });
}
