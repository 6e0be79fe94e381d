import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { startHosted, type HostedOptions, type RunningDemo } from '../../demo/hosted/server.ts';
import { refusal, work } from './harness.ts';
import { Visitor } from './visitor.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const running: RunningDemo[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((demo) => demo.close()));
});

async function start(options: Partial<HostedOptions> = {}) {
  const demo = await startHosted({ root, port: 0, host: '127.0.0.1', stepMs: 1, ...options });
  running.push(demo);
  return demo;
}

const stats = ({ ats }: Visitor) => ats.call('GET', '/v1/stats?network=testnet');

describe('visitors of the hosted demo', () => {
  test('do not meet each other’s faults, works and settings', async () => {
    const demo = await start();
    const [maya, noor] = [await Visitor.open(demo), await Visitor.open(demo)];
    expect(maya.atsUrl).toMatch(new RegExp(`^${demo.url}/ats/[0-9a-f]{32}$`));
    expect(noor.atsUrl).not.toBe(maya.atsUrl);
    await maya.ats.fault({ on: 'GET /v1/stats', status: 503, times: -1 });
    await maya.ats.control('POST', 'settings', { credits: 0 });
    const done = await noor.ats.register(await noor.auth());
    expect(done['explorer_url']).toMatch(`${noor.atsUrl}/explorer/tx/0x`);
    expect([(await stats(maya)).status, (await stats(noor)).status]).toEqual([503, 200]);
    expect([(await maya.ats.works()).length, (await noor.ats.works()).length]).toEqual([0, 1]);
    expect(refusal(await maya.ats.call('POST', '/v1/works/init', work(), await noor.auth()))).toBe(
      '401 common.auth.invalid_token',
    );
  });

  test('keep their service when they load the page again, and have a new one of the same address after a restart', async () => {
    const first = await start();
    const maya = await Visitor.open(first);
    await maya.ats.register(await maya.auth());
    const again = await Visitor.open(first, { Cookie: maya.cookie });
    expect(again.atsUrl).toBe(maya.atsUrl);
    expect(await again.ats.works()).toHaveLength(1);

    const { port } = first;
    await first.close();
    await start({ port });
    // The page that is still open, with the cookie it has had all along.
    expect(await maya.ats.works()).toEqual([]);
    expect((await maya.token()).status).toBe(200);
    await maya.ats.register(await maya.auth());
    expect(await maya.ats.works()).toHaveLength(1);
  });

  test('make room for others when there are too many, the one first who was away longest', async () => {
    const demo = await start({ maxSandboxes: 2 });
    const [maya, noor, emre] = [await Visitor.open(demo), await Visitor.open(demo), await Visitor.open(demo)];
    await maya.ats.register(await maya.auth());
    await noor.ats.register(await noor.auth());
    await maya.ats.works();
    await emre.ats.register(await emre.auth());
    expect(await maya.ats.works()).toHaveLength(1);
    expect(await noor.ats.works()).toEqual([]);
  });

  test.each(['nonsense', `${'a'.repeat(31)}"`, 'A'.repeat(32)])(
    'get an id of this server’s making in place of %s',
    async (id) => {
      const visitor = await Visitor.open(await start(), { Cookie: `sandbox=${id}` });
      expect(visitor.atsUrl).not.toContain(id);
      expect((await stats(visitor)).status).toBe(200);
    },
  );
});

describe('a token of the hosted demo', () => {
  test('goes to its own page and nobody else', async () => {
    const visitor = await Visitor.open(await start());
    for (const Origin of ['null', 'https://other.example']) {
      expect(await visitor.token(undefined, { Origin })).toMatchObject({ status: 403, token: '' });
    }
    expect((await visitor.token()).status).toBe(200);
  });

  test('needs the cookie of the page, and says so', async () => {
    const visitor = await Visitor.open(await start());
    expect(await visitor.token(undefined, { Cookie: '' })).toEqual({
      status: 502,
      token: '',
      message: 'Allow cookies and load the page again.',
    });
  });

  test('can be refused by a fault, as anything else', async () => {
    const visitor = await Visitor.open(await start());
    await visitor.ats.fault({ on: 'POST /v1/sessions', code: 'session.origin_not_allowed' });
    expect(await visitor.token()).toMatchObject({
      status: 502,
      message: 'The ATS refused to issue a token (status 403).',
    });
    expect((await visitor.ats.requests()).at(-1)).toMatchObject({ path: '/v1/sessions', status: 403 });
  });
});

describe('addresses', () => {
  test('are those of PUBLIC_URL where it is set, whatever a request says', async () => {
    const demo = await start({ publicUrl: 'https://demo.example' });
    const visitor = await Visitor.open(demo, { 'X-Forwarded-Proto': 'http' });
    expect(visitor.atsUrl).toMatch(/^https:\/\/demo\.example\/ats\/[0-9a-f]{32}$/);
    expect(visitor.html).toContain('src="https://demo.example/widget/ats-widget.iife.js"');
    expect(visitor.headers.get('Set-Cookie')).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    const job = await visitor.ats.init(await visitor.auth());
    expect(job['upload_url']).toMatch(`${visitor.atsUrl}/storage/uploads/`);
  });

  test('are https behind a proxy that says so', async () => {
    const demo = await start();
    const visitor = await Visitor.open(demo, { 'X-Forwarded-Proto': 'https' });
    expect(visitor.atsUrl).toMatch(`https://localhost:${demo.port}/ats/`);
    expect(visitor.headers.get('Set-Cookie')).toContain('; Secure');
  });

  test('are never made of a host that is none', async () => {
    const { port } = await start();
    const status = (Host: string) =>
      new Promise((resolve) =>
        request({ port, host: '127.0.0.1', headers: { Host } }, (reply) => {
          reply.resume();
          resolve(reply.statusCode);
        }).end(),
      );
    expect(await status(`localhost:${port}`)).toBe(200);
    expect(await status('x"><script>')).toBe(400);
    expect(await status('a b')).toBe(400);
  });
});

describe('the hosted demo sends', () => {
  test('the page to nobody’s cache, framed by nobody', async () => {
    const { headers } = await Visitor.open(await start());
    expect(headers.get('Cache-Control')).toBe('private, no-store');
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  });

  test('the widget’s files, and nothing else of what is built', async () => {
    const { url } = await start();
    for (const name of ['ats-widget.iife.js', 'frame/en.html']) {
      const { status, headers } = await fetch(`${url}/widget/${name}`);
      expect([status, headers.get('Cross-Origin-Resource-Policy')]).toEqual([200, 'cross-origin']);
    }
    for (const path of ['server/start.js', 'cli.js', 'demo/index.html', '../package.json', 'frame/']) {
      expect([path, (await fetch(`${url}/widget/${path}`)).status]).toEqual([path, 404]);
    }
    expect((await fetch(`${url}/server/start.js`)).status).toBe(404);
  });

  test('what a visitor orders as data, never as a page of its own', async () => {
    const visitor = await Visitor.open(await start());
    await visitor.ats.fault({ on: 'GET /v1/stats', body: '<script>alert(1)</script>' });
    const { headers } = await visitor.ats.fetch('/v1/stats');
    expect(headers.get('Content-Type')).toContain('text/plain');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'");
    for (const name of ['Content-Type', 'Set-Cookie', 'Location']) {
      const reply = await visitor.ats.fault({ on: 'GET /v1/stats', headers: { [name]: 'x' } });
      expect([name, reply.status]).toEqual([name, 422]);
    }
  });

  test('its health', async () => {
    const { url } = await start();
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok');
  });
});
