import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';
import { compress } from 'hono/compress';
import { getCookie, setCookie } from 'hono/cookie';
import { hostedFiles } from '../hosting/files.ts';
import { fileHeaders } from '../hosting/headers.ts';
import { mintToken } from '../mint-token.ts';
import { demoOrganization } from '../server/organization.ts';
import { tokenRoute } from '../token-route.ts';
import { originOf } from './origin.ts';
import { Sandboxes } from './sandboxes.ts';

const COOKIE = 'sandbox';

/**
 * The page embeds the widget, asks its own backend and service, and the backend of a visitor who names a real ATS.
 * Themes are styles made by it.
 */
const PAGE_POLICY = [
  "default-src 'self'",
  "connect-src 'self' https: http://localhost:*",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface AppOptions {
  /** The built `dist/`. */
  dist: string;
  /** The origin visitors come to, where it is set. */
  publicUrl: string | null;
  sandboxes: Sandboxes;
  /** Where this process reaches itself. */
  ownUrl(): string;
}

/** Everything of the hosted demo but the visitors' services: page, token route, and the widget's files. */
export function createApp({ dist, publicUrl, sandboxes, ownUrl }: AppOptions): Hono {
  const page = join(dist, 'demo');
  const files = new Set(hostedFiles(dist).map((name) => `/widget/${name}`));
  const { secretKey } = demoOrganization;
  const originHere = (c: Context) => originOf((name) => c.req.header(name), publicUrl);
  const app = new Hono();

  app.use(async (c, next) => {
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'same-origin');
    await next();
  });
  app.get('/healthz', (c) => c.text('ok', 200, { 'Cache-Control': 'no-store' }));

  app.on('GET', ['/', '/index.html'], compress(), async (c) => {
    const origin = originHere(c);
    if (origin === null) return c.text('The request names no host.', 400);
    const known = getCookie(c, COOKIE) ?? '';
    const id = Sandboxes.isId(known) ? known : Sandboxes.newId();
    setCookie(c, COOKIE, id, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: origin.startsWith('https:'),
    });
    // It holds the visitor's own address, which is nobody else's.
    c.header('Cache-Control', 'private, no-store');
    c.header('Content-Security-Policy', PAGE_POLICY);
    const html = await readFile(join(page, 'index.html'), 'utf8');
    return c.html(
      html
        .replaceAll('%STATIC_URL%', () => `${origin}/widget`)
        .replaceAll('%ATS_URL%', () => `${origin}/ats/${id}`),
    );
  });

  app.route(
    '/',
    tokenRoute({
      isOwn: (origin, c) => origin === originHere(c),
      async mint(choice, c) {
        const id = getCookie(c, COOKIE) ?? '';
        const origin = originHere(c);
        if (!Sandboxes.isId(id) || origin === null) throw new Error('Allow cookies and load the page again.');
        // Here before it is asked by its inner address, which must not become the one it tells.
        sandboxes.use(id, origin);
        return mintToken({ atsUrl: `${ownUrl()}/ats/${id}`, secretKey, origin, ...choice });
      },
    }),
  );
  app.use('/widget/*', compress(), async (c, next) => {
    if (!files.has(c.req.path)) return c.notFound();
    for (const [name, value] of Object.entries(fileHeaders(c.req.path))) c.header(name, value);
    // A new build takes their places: a script and a frame document of two builds must not meet for long.
    c.header('Cache-Control', 'public, max-age=60');
    return next();
  });
  app.use(
    '/widget/*',
    serveStatic({ root: dist, rewriteRequestPath: (path) => path.slice('/widget'.length) }),
  );

  // Their names change with their content.
  app.use('/assets/*', compress(), async (c, next) => {
    await next();
    if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable');
  });
  app.use(serveStatic({ root: page }));
  app.notFound((c) => c.text('Not found', 404, { 'Cache-Control': 'no-store' }));
  return app;
}
