/** The upload as it will be in production: to a real S3 server on an origin of its own. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { startDemo } from '../../demo/start.ts';
import { S3 } from '../support/s3.ts';
import { writeWav } from '../support/wav.ts';
import { expect, test as base } from './fixtures.ts';
import { Person } from './person.ts';

const test = base.extend<{ quietS3: undefined }, { s3: S3 }>({
  s3: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const s3 = await S3.start();
      await use(s3);
      await s3.close();
    },
    { scope: 'worker' },
  ],
  demo: [
    async ({ s3 }, use) => {
      const root = fileURLToPath(new URL('../..', import.meta.url));
      const demo = await startDemo({ root, ats: { settings: { stepMs: 40 }, storage: s3 } });
      await use(demo);
      await demo.close();
    },
    { scope: 'worker' },
  ],
  quietS3: [
    async ({ s3 }, use) => {
      s3.requests = [];
      await use(undefined);
    },
    { auto: true },
  ],
});

const of = (method: string, s3: S3) => s3.requests.filter((request) => request.method === method);

test('a file goes from the sandboxed frame to S3, once and unchanged', async ({
  open,
  ats,
  s3,
}, testInfo) => {
  const path = testInfo.outputPath('low-tide-master.wav');
  const { size, sha256 } = await writeWav(path, 5);
  const host = await open();
  const person = new Person(host.widget);
  await person.fillForm({ file: path });
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');

  const [preflight, ...otherPreflights] = of('OPTIONS', s3);
  expect(preflight).toMatchObject({ origin: 'null', status: 200 });
  expect(otherPreflights).toEqual([]);
  const [put, ...otherPuts] = of('PUT', s3);
  if (!put) throw new Error('Nothing was put');
  expect(put).toMatchObject({ origin: 'null', status: 200 });
  expect(otherPuts).toEqual([]);
  expect(await s3.isSigned(put)).toBe(true);

  // Read back from S3, and once more by the service.
  const key = put.url.pathname.split('/').at(-1) ?? '';
  const stored = Buffer.from(await new Response(await s3.read(key)).arrayBuffer());
  expect(stored.length).toBe(size);
  expect(createHash('sha256').update(stored).digest('hex')).toBe(sha256);
  expect(await ats.works()).toMatchObject([{ versions: [{ size, sha256 }] }]);
  expect(Object.keys(await ats.calls())).not.toContain('PUT /storage/*');
});

test.describe('an upload URL that S3 calls expired', () => {
  test.use({ expectedErrors: /Failed to load resource: .* status of 403/ });

  test('is not tried again: another init asks for a new one, and one work is registered', async ({
    open,
    ats,
    s3,
  }) => {
    s3.expireNext();
    const host = await open();
    const person = new Person(host.widget);
    await person.fillForm();
    await person.button('Register').click();
    await host.waitFor('allfeat:complete');

    expect(of('PUT', s3).map(({ status }) => status)).toEqual([403, 200]);
    const inits = (await ats.requests()).filter(({ path }) => path === '/v1/works/init');
    expect(new Set(inits.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
    expect(await ats.works()).toHaveLength(1);
  });
});
