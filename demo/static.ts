import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { fileHeaders } from './hosting/headers.ts';
import { listen, type RunningServer } from './listen.ts';

/** `root`: the project folder, whose `dist/` is served. Port 0 takes any free one. */
export interface StaticOptions {
  port: number;
  root: string;
}

/** Starts the static host of bridge and frame documents, with the headers a CDN would have to send. */
export function startStatic({ port, root }: StaticOptions): Promise<RunningServer> {
  const app = new Hono();
  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-cache');
    for (const [name, value] of Object.entries(fileHeaders(c.req.path))) c.header(name, value);
    await next();
  });
  app.use(serveStatic({ root: join(root, 'dist') }));
  return listen(app.fetch, port);
}
