/**
 * `npm run dev`: the demo from source. One Vite server plays both hosts, under two names, so that the
 * frame is as foreign to the page as in production.
 */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createServer, type Plugin } from 'vite';
import { direction } from '../app/build/frame-document.ts';
import { mintToken, actionTypes } from './mint-token.ts';
import { startAts } from './server/index.ts';

const port = Number(process.env['DEMO_PORT'] ?? 4100);
const root = fileURLToPath(new URL('..', import.meta.url));
const hostUrl = `http://localhost:${port}`;
const staticUrl = `http://127.0.0.1:${port}`;
const locale = process.env['DEMO_LOCALE'] ?? 'en';
const ats = await startAts({ port: port + 2 });

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
    server.middlewares.use('/api/ats-token', (request, response, next) => {
      token(request)
        .then((body) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body)))
        .catch(next);
    });
  },
  transformIndexHtml: (html) => html.replaceAll('%STATIC_URL%', staticUrl).replaceAll('%ATS_URL%', ats.url),
});

async function token(request: IncomingMessage) {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const asked: unknown = JSON.parse(body).actionType;
  const actionType = actionTypes.find((type) => type === asked) ?? 'register';
  return { token: await mintToken({ atsUrl: ats.url, secretKey: 'csk_demo', origin: hostUrl, actionType }) };
}

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
