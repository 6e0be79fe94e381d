/** A network that goes away in the middle of an upload: real sockets, cut while the bytes are on their way. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Line } from '../support/line.ts';
import type { Ats } from './ats.ts';
import { expect, test as base, type Host } from './fixtures.ts';
import { Person } from './person.ts';

/** Larger than what the sockets on the way take in at once. */
const content = randomBytes(24_000_000);

const test = base.extend<{ line: Line; master: string }>({
  // eslint-disable-next-line no-empty-pattern
  master: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'master-'));
    const path = join(folder, 'master.wav');
    await writeFile(path, content);
    await use(path);
    await rm(folder, { recursive: true });
  },
  line: async ({ demo }, use) => {
    const line = await Line.to(demo.atsUrl);
    await use(line);
    await line.close();
  },
});
test.use({ expectedErrors: /Failed to load resource: net::ERR_/ });

const bar = (host: Host) => host.widget.getByRole('progressbar');

async function toTheMiddle(host: Host, master: string, line: Line) {
  const person = new Person(host.widget);
  await person.skipToReview(host, master);
  line.hold(6_000_000);
  const before = line.passed;
  await person.button('Register').click();
  await expect.poll(() => line.passed - before).toBeGreaterThanOrEqual(6_000_000);
  await expect.poll(async () => Number(await bar(host).getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  return person;
}

async function expectOneWork(ats: Ats) {
  const sha256 = createHash('sha256').update(content).digest('hex');
  expect(await ats.works()).toMatchObject([{ versions: [{ size: content.length, sha256 }] }]);
  expect(await ats.calls()).toMatchObject({ 'POST /v1/works/init': 1, 'POST /v1/works/confirm': 1 });
}

test('lost for a moment, the upload begins anew by itself', async ({ open, ats, line, master }) => {
  const host = await open({ hurried: true, attributes: { 'ats-url': line.url } });
  await toTheMiddle(host, master, line);
  line.cut();
  line.mend();
  await host.waitFor('allfeat:complete');
  expect(await host.eventsNamed('allfeat:failed')).toEqual([]);
  await expectOneWork(ats);
});

test('lost for longer, it can be gone on with, and nothing has to be entered again', async ({
  open,
  ats,
  line,
  master,
}) => {
  const host = await open({ hurried: true, attributes: { 'ats-url': line.url } });
  const person = await toTheMiddle(host, master, line);
  line.cut();
  expect(await host.waitFor('allfeat:failed')).toMatchObject({
    code: 'widget.upload_error',
    stage: 'upload',
    retryable: true,
  });
  line.mend();
  await person.button('Try again').click();
  await host.waitFor('allfeat:complete');
  await expectOneWork(ats);
});
