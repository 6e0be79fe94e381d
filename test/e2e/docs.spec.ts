import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { blocksOf, blockFile } from '../support/doc-blocks.ts';
import { freePort } from '../support/free-port.ts';
import { expect, test } from './fixtures.ts';
import { Person } from './person.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('an empty folder and the quick start make a page that registers a work', async ({
  page,
  demo,
  ats,
}, info) => {
  await ats.settings({ stepMs: 40 });
  const folder = info.outputPath('empty');
  await mkdir(join(folder, 'node_modules'), { recursive: true });
  await symlink(root, join(folder, 'node_modules/allfeat-ats-component'));
  await writeFile(join(folder, 'server.mjs'), blockFile('server.mjs'));
  // The one difference: the local ATS of this test is on another port.
  const index = blockFile('index.html');
  expect(index).toContain('"http://localhost:4102"');
  await writeFile(join(folder, 'index.html'), index.replace('http://localhost:4102', demo.atsUrl));

  const env = { ...process.env, PORT: String(await freePort()), ATS_URL: demo.atsUrl };
  const server = spawn(process.execPath, ['server.mjs'], { cwd: folder, env });
  try {
    const [printed] = await once(server.stdout, 'data');
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(/http:\S+/.exec(String(printed))?.[0] ?? '');
    const person = new Person(page.locator('ats-widget').frameLocator('iframe'));
    await person.fillForm();
    await person.button('Register').click();
    await expect(person.widget.getByText(/^atc_[0-9a-f]{64}$/)).toBeVisible();
    await expect.poll(() => said).toContainEqual(expect.stringMatching(/^Registered \d+ 0x/));
    expect(await ats.works()).toHaveLength(1);
  } finally {
    server.kill();
  }
});

/** With what runs here in place of hosts that do not exist. */
const here = (text: string, { staticUrl, atsUrl }: { staticUrl: string; atsUrl: string }) =>
  text
    // Here is one release, without channels.
    .replaceAll(/https:\/\/static\.example(\/v0|\/0\.1\.0)?/g, staticUrl)
    .replaceAll('https://ats.example', atsUrl)
    .replaceAll('cpk_your_key', 'cpk_demo');

test('every piece of markup in the documentation is a widget that becomes ready', async ({
  page,
  demo,
  pages,
  ats,
}) => {
  void ats;
  for (const { place, text } of blocksOf('html')) {
    const own = /<script[^>]* src=/.test(text);
    const script = `<script src="${demo.staticUrl}/ats-widget.iife.js" async></script>`;
    const heard = `<script>
      addEventListener('allfeat:ready', () => (window.ready = true));
      addEventListener('allfeat:failed', ({ detail }) => (window.failed = detail.code));
    </script>`;
    const head = `<head><title>Host</title>${heard}${own ? '' : script}</head>`;
    await page.goto(
      pages.add(`<!doctype html><html lang="en">${head}<body>${here(text, demo)}</body></html>`),
    );
    await expect
      .poll(() => page.evaluate(() => ({ ready: 'ready' in window, failed: 'failed' in window })), {
        message: place,
      })
      .toEqual({ ready: true, failed: false });
  }
});

test('every script in the documentation runs on a page with a widget', async ({ page, open }) => {
  for (const { place, text } of blocksOf('js')) {
    await open();
    const done = page.evaluate(async (source) => {
      const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      await import(url);
      return 'done';
    }, text);
    expect(await done, place).toBe('done');
  }
});

test('every script for a bundler brings the widget', async ({ page, demo, pages }) => {
  for (const { place, text } of blocksOf('js bundle')) {
    const entry = '\0example';
    const entries: Record<string, string> = {
      'allfeat-ats-component': join(root, 'dist/index.js'),
      'allfeat-ats-component/loader': join(root, 'dist/loader.js'),
    };
    const result = (await build({
      configFile: false,
      logLevel: 'warn',
      plugins: [
        {
          name: 'example',
          resolveId: (id) => (id === entry ? id : (entries[id] ?? null)),
          load: (id) => (id === entry ? here(text, demo) : null),
        },
      ],
      build: { write: false, rolldownOptions: { input: entry } },
    })) as Rolldown.RolldownOutput;
    const { code } = result.output[0];
    await page.goto(
      pages.add(`<!doctype html><html lang="en"><title>Host</title><body><main></main>
        <script type="module">${code}</script></body></html>`),
    );
    const frame = page.locator('ats-widget').frameLocator('iframe');
    await expect(frame.getByRole('heading').first(), place).toBeVisible();
  }
});

test('every style in the documentation is one to a browser, and of the theme names only what there is', async ({
  open,
  page,
}) => {
  const manifest = JSON.parse(await readFile(join(root, 'dist/custom-elements.json'), 'utf8'));
  const known = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap(({ cssProperties = [] }) => cssProperties)
    .map(({ name }: { name: string }) => name);
  await open();
  for (const { place, text } of blocksOf('css')) {
    const declared = [...text.matchAll(/^ +([\w-]+): .+;$/gm)].map(([, name = '']) => name);
    const theme = declared.filter((name) => name.startsWith('--'));
    expect(known, place).toEqual(expect.arrayContaining(theme));
    const understood = await page.evaluate(
      ([source = '', names = '']) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(source);
        const [rule] = sheet.cssRules as unknown as CSSStyleRule[];
        return names.split(',').filter((name) => rule?.style.getPropertyValue(name));
      },
      [text, declared.join()],
    );
    expect(understood, place).toEqual(declared);
  }
});
