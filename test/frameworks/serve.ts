import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integrationCode, type IntegrationSettings } from '../../demo/page/integration/index.ts';
import { listen } from '../../demo/listen.ts';
import { mintToken, type TokenRequest } from '../../demo/mint-token.ts';
import type { RunningDemo } from '../../demo/start.ts';
import { buildPages } from './build.ts';

/** The pages of all frameworks, and of none, on an origin of their own, with the backend route their components ask. */
export async function startFrameworks({ atsUrl, staticUrl }: RunningDemo) {
  const folder = await mkdtemp(join(tmpdir(), 'ats-frameworks-'));
  const settings: IntegrationSettings = {
    scriptUrl: `${staticUrl}/ats-widget.iife.js`,
    frameUrl: `${staticUrl}/frame/`,
    siteKey: 'cpk_demo',
    atsUrl,
    network: 'testnet',
    mode: 'register',
    externalUserId: 'user-1',
    theme: { '--ats-primary': '#1d4ed8' },
  };
  await buildPages(settings, folder);
  await mkdir(join(folder, 'html'));
  await writeFile(join(folder, 'html/index.html'), integrationCode('html', settings));
  const app = new Hono();
  app.post('/api/ats-token', async (c) => {
    const { actionType } = await c.req.json<Pick<TokenRequest, 'actionType'>>();
    // Whoever is signed in here, whatever the page says.
    const user = 'user-1';
    return c.json({
      token: await mintToken({ atsUrl, secretKey: 'csk_demo', origin: server.url, actionType, user }),
    });
  });
  app.use(serveStatic({ root: folder }));
  const server = await listen(app.fetch, 0);
  return {
    url: server.url,
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
