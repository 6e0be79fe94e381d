/**
 * `npm run dev`: the demo from source. One Vite server plays both hosts, under two names, so that the
 * frame is as foreign to the page as in production.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createServer, type Plugin } from 'vite';
import { direction } from '../app/build/frame-document.ts';
import { mintToken } from './mint-token.ts';
import { startAts } from './server/index.ts';
import { namesHost, tokenRoute } from './token-route.ts';

const port = Number(process.env['DEMO_PORT'] ?? 4100);
const root = fileURLToPath(new URL('..', import.meta.url));
const hostUrl = `http://localhost:${port}`;
const staticUrl = `http://127.0.0.1:${port}`;
const locale = process.env['DEMO_LOCALE'] ?? 'en';
const ats = await startAts({ port: port + 2 });
const tokens = getRequestListener(
  tokenRoute({
    isOwn: namesHost,
    mint: (choice) => mintToken({ atsUrl: ats.url, secretKey: 'csk_demo', origin: hostUrl, ...choice }),
  }).fetch,
);

const hosts = (): Plugin => ({
  name: 'demo-hosts',
  configureServer(server) {
    // Whatever language the page asks for: from source there is one at a time.
    server.middlewares.use('/frame/', (_, response, next) => {
      readFile(`${root}/app/index.html`, 'utf8')
        .then((html) =>
          server.transformIndexHtml(
            '/app/index.html',
            html
              .replace('./main.ts', '/app/main.ts')
              .replace('lang="en"', `lang="${locale}" dir="${direction(locale)}"`),
          ),
        )
        .then((html) => response.setHeader('Content-Type', 'text/html').end(html))
        .catch(next);
    });
    server.middlewares.use('/ats-widget.iife.js', (_, response) => {
      response
        .setHeader('Content-Type', 'text/javascript')
        .end(`import(${JSON.stringify(`${staticUrl}/bridge/define.ts`)});`);
    });
    server.middlewares.use((request, response, next) => {
      if (request.url === '/api/ats-token') void tokens(request, response);
      else next();
    });
  },
  transformIndexHtml: (html) => html.replaceAll('%STATIC_URL%', staticUrl).replaceAll('%ATS_URL%', ats.url),
});

const server = await createServer({
  root,
  configFile: `${root}/vite.config.ts`,
  define: { FRAME_URL: JSON.stringify(`${staticUrl}/frame/`), LOCALE: JSON.stringify(locale) },
  plugins: [hosts()],
  server: { port, strictPort: true, host: '127.0.0.1', cors: { origin: '*' }, allowedHosts: ['localhost'] },
});
await server.listen();
console.log(`Open ${hostUrl}\nLocal ATS ${ats.url}`);

const stop = () => void Promise.all([server.close(), ats.close()]).then(() => process.exit(0));
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
