import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { listen, type RunningServer } from './listen.ts';
import { mintToken } from './mint-token.ts';
import { namesHost, tokenRoute } from './token-route.ts';

const DEMO_SECRET_KEY = 'csk_demo';

/** `root`: the project folder, whose built `dist/demo/` is served. Port 0 takes any free one. */
export interface HostOptions {
  port: number;
  staticUrl: string;
  atsUrl: string;
  root: string;
}

/** Starts the integrator's side of the demo: the page, and the backend route that mints its tokens. */
export async function startHost({ port, staticUrl, atsUrl, root }: HostOptions): Promise<RunningServer> {
  const folder = join(root, 'dist/demo');
  const secretKey = process.env['ATS_SECRET_KEY'] ?? DEMO_SECRET_KEY;
  const app = new Hono();

  app.on('GET', ['/', '/index.html'], async (c) => {
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    c.header('Cache-Control', 'no-cache');
    return c.html(page.replaceAll('%STATIC_URL%', () => staticUrl).replaceAll('%ATS_URL%', () => atsUrl));
  });

  app.route(
    '/',
    tokenRoute({
      isOwn: namesHost,
      mint: (choice) => mintToken({ atsUrl, secretKey, origin: host.url, ...choice }),
    }),
  );

  app.use(serveStatic({ root: folder }));
  const host = await listen(app.fetch, port);
  return host;
}
