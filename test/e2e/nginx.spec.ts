/** The widget from a static host as docs/hosting.md sets one up: a real nginx, with demo/nginx.conf. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileHeaders } from '../../demo/hosting/headers.ts';
import { layOut } from '../../demo/hosting/layout.ts';
import { startNginx, type Nginx } from '../support/nginx.ts';
import { smallDist } from '../support/small-dist.ts';
import { blocksOf } from '../support/doc-blocks.ts';
import { hasTool } from '../support/tools.ts';
import { expect, test as base } from './fixtures.ts';
import { Person } from './person.ts';
import { saved } from './saved.ts';

/** Without the white space that a formatter may have put in. */
const squeezed = (tag: string) => tag.replaceAll(/\s+/g, ' ').replaceAll(/ ?([<>]) ?/g, '$1');

interface StaticHost extends Nginx {
  /** The tag that loads the script of 1.2.3 by its hash. */
  tag: string;
}

const test = base.extend<object, { host: StaticHost }>({
  host: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const out = await mkdtemp(join(tmpdir(), 'static-'));
      const dist = await smallDist();
      await layOut({ dist, out, version: '1.2.3', base: 'https://static.example' });
      const nginx = await startNginx(out);
      const { tags } = JSON.parse(await readFile(join(out, '1.2.3/integrity.json'), 'utf8'));
      await use({ ...nginx, tag: tags.script.replace('https://static.example', nginx.url) });
      await nginx.close();
      for (const folder of [out, dist]) await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

test.skip(
  !hasTool('nginx'),
  'There is no nginx here (Debian: nginx-light), so its configuration is not tried.',
);
// One worker, and so one nginx.
test.describe.configure({ mode: 'default' });

test('the documented tag is the one that a release tells', ({ host }) => {
  const [documented] = blocksOf('html pinned');
  const tag = host.tag.replace(host.url, 'https://static.example').replace(/sha384-[^"]+/, 'sha384-…');
  expect(squeezed(documented?.text ?? '')).toBe(squeezed(tag));
});

const kept = {
  '1.2.3': 'public, max-age=31536000, immutable',
  v1: 'public, max-age=3600, stale-while-revalidate=3600, stale-if-error=86400',
  latest: 'public, max-age=300, stale-while-revalidate=300, stale-if-error=86400',
};

test('every file has its headers: by its folder how long it is kept, by its kind what it may do', async ({
  host,
}) => {
  const types = {
    'ats-widget.iife.js': 'text/javascript; charset=utf-8',
    'ats-widget.esm.js': 'text/javascript; charset=utf-8',
    'loader.snippet.html': 'text/html; charset=utf-8',
    'THIRD-PARTY.txt': 'text/plain; charset=utf-8',
  };
  const ofRelease = {
    'integrity.json': 'application/json; charset=utf-8',
    'frame/en.html': 'text/html; charset=utf-8',
  };
  for (const [folder, cache] of Object.entries(kept)) {
    const names = { ...types, ...(folder === '1.2.3' && ofRelease) };
    for (const [name, type] of Object.entries(names)) {
      const path = `/${folder}/${name}`;
      const { status, headers } = await fetch(host.url + path);
      const expected = {
        'Content-Type': type,
        'Cache-Control': cache,
        'Content-Encoding': 'gzip',
        Vary: 'Accept-Encoding',
        Server: 'nginx',
        'X-Frame-Options': null,
        'Cross-Origin-Embedder-Policy': null,
        'Content-Security-Policy': null,
        'Permissions-Policy': null,
        ...fileHeaders(path),
      };
      const sent = Object.fromEntries(Object.keys(expected).map((header) => [header, headers.get(header)]));
      expect([path, status, sent]).toEqual([path, 200, expected]);
    }
  }
});

test('nothing else is given away, and an error can be read and is not kept', async ({ host }) => {
  for (const path of [
    '/',
    '/1.2.3/',
    '/1.2.3',
    '/v1/frame/en.html',
    '/1.2.3/frame/',
    '/1.2.3/frame/xx.html',
    '/1.2.4/ats-widget.iife.js',
    '/1.2.3/ats-widget.iife.js.gz',
    '/1.2.3/../../etc/passwd.txt',
    '/.1.2.3.unfinished/integrity.json',
  ]) {
    const reply = await fetch(host.url + path, { redirect: 'manual' });
    expect([path, reply.status]).toEqual([path, 404]);
    expect(await reply.text()).toBe('Not found\n');
    expect(reply.headers.get('Cache-Control')).toBe('no-store');
    expect(reply.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(reply.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
  }
  const post = await fetch(`${host.url}/1.2.3/ats-widget.iife.js`, { method: 'POST' });
  expect([post.status, post.headers.get('Cache-Control')]).toEqual([405, 'no-store']);
});

test('a file that has not changed is not sent again', async ({ host }) => {
  const url = `${host.url}/v1/ats-widget.iife.js`;
  const etag = (await fetch(url)).headers.get('ETag') ?? '';
  const again = await fetch(url, { headers: { 'If-None-Match': etag }, cache: 'no-store' });
  expect([again.status, again.headers.get('Cache-Control')]).toEqual([304, kept.v1]);
});

test('a page that lets in next to nothing registers a work with the script of a release, by its hash', async ({
  open,
  page,
  pages,
  demo,
  host: { url, tag },
}) => {
  const [documented] = blocksOf('http page');
  const headers = (documented?.text ?? '')
    .replaceAll('https://static.example', url)
    // For the token.
    .replaceAll('https://pages.example', pages.url)
    .trim()
    .split('\n')
    .map((line) => line.split(': '));
  expect(headers).toHaveLength(4);
  const host = await open({
    headers: Object.fromEntries(headers) as Record<string, string>,
    edit: (html) =>
      html
        .replace(`<script src="${demo.staticUrl}/ats-widget.iife.js"></script>`, tag)
        .replace('<script>', '<script nonce="page">'),
  });
  await host.waitFor('allfeat:ready');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const copies = () =>
    (
      document as unknown as { featurePolicy: { allowsFeature(name: string): boolean } }
    ).featurePolicy.allowsFeature('clipboard-write');
  expect(await host.widget.locator('body').evaluate(copies)).toBe(true);
  const frame = page.locator('ats-widget iframe');
  expect(await frame.getAttribute('src')).toContain(`${url}/1.2.3/frame/en.html`);
  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').click();
  await expect(person.heading('“Low Tide” is registered')).toBeVisible({ timeout: 30_000 });
  await expect(host.widget.locator('#access-code')).toHaveText(/^atc_/);
  const certificate = await saved(page, () => person.button('Certificate').click());
  expect(certificate.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  await expect.poll(() => host.eventsNamed('allfeat:download-complete')).toHaveLength(1);
});

test('the script of a channel brings the frame of its release', async ({
  open,
  page,
  demo,
  host: { url },
}) => {
  const host = await open({
    edit: (html) => html.replace(`${demo.staticUrl}/`, `${url}/latest/`),
  });
  await host.waitFor('allfeat:ready');
  expect(await page.locator('ats-widget iframe').getAttribute('src')).toContain(`${url}/1.2.3/frame/en.html`);
});
