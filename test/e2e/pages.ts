import { Hono } from 'hono';
import { listen } from '../../demo/listen.ts';
import { mintToken, type actionTypes } from '../../demo/mint-token.ts';

type ActionType = (typeof actionTypes)[number];

/** Host pages for tests: real ones, on an origin of their own, with a backend that mints tokens. */
export interface Pages {
  url: string;
  /** Serves this page, with headers of its own; answers its address. */
  add(html: string, headers?: Record<string, string>): string;
  /** Serves this as a frame document; answers the folder for `frame-url`. */
  addFrame(html: string): string;
  /** A fresh session token, as the host's backend would hand it to its page. */
  token(actionType?: ActionType, user?: string): Promise<string>;
  close(): Promise<void>;
}

export async function startPages(atsUrl: string): Promise<Pages> {
  const pages: { html: string; headers: Record<string, string> }[] = [];
  const frames: string[] = [];
  const token = (actionType: ActionType = 'register', user?: string) =>
    mintToken({ atsUrl, secretKey: 'csk_demo', origin: server.url, actionType, user });
  const app = new Hono();
  app.get('/page/:index', (c) => {
    const { html = '', headers = {} } = pages[Number(c.req.param('index'))] ?? {};
    return c.html(html, 200, headers);
  });
  app.get('/frames/:index/en.html', (c) => c.html(frames[Number(c.req.param('index'))] ?? '', 200));
  app.get('/favicon.ico', (c) => c.body(null, 204));
  // For pages of any origin, those without one too.
  app.post('/token', async (c) =>
    c.text(await token((c.req.query('action') ?? 'register') as ActionType, c.req.query('user')), 200, {
      'Access-Control-Allow-Origin': '*',
    }),
  );
  const server = await listen(app.fetch, 0);
  return {
    url: server.url,
    add: (html, headers = {}) => `${server.url}/page/${pages.push({ html, headers }) - 1}`,
    addFrame: (html) => `${server.url}/frames/${frames.push(html) - 1}/`,
    token,
    close: server.close,
  };
}
