import { createHash } from 'node:crypto';
import { expect } from '../e2e/fixtures.ts';
import type { Ats } from '../e2e/ats.ts';
import { smallFile } from '../e2e/person.ts';
import type { End } from './cell.ts';
import { TITLE, type Journey } from './journey.ts';
import { OTHER_FILE, OTHER_FILE_CHOSEN, OTHER_TITLE } from './way-out.ts';

const sha256 = ({ buffer }: { buffer: Buffer }) => createHash('sha256').update(buffer).digest('hex');

/** What holds whatever the fault: nothing paid twice, nothing lost, a way on or a plain end. */
export async function expectNothingLost(ats: Ats, journey: Journey, end: End) {
  const { host, recorded, wayOut, prior } = end;
  const since = (await ats.requests()).slice(prior);
  const confirmed = since.filter(({ path, status }) => path.endsWith('/confirm') && status === 202);
  expect(confirmed.length, 'confirms carried out').toBeLessThanOrEqual(1);
  const told = recorded.filter(({ name }) => name === 'allfeat:complete');
  expect(told.length, 'allfeat:complete').toBeLessThanOrEqual(1);

  const ended = /(^|, )none$/.test(wayOut);
  if (ended) {
    const failed = recorded.filter(({ name }) => name === 'allfeat:failed').at(-1)?.detail;
    const over = failed?.details?.outcome === 'unknown' || failed?.code === 'widget.transaction_failed';
    expect(over, 'an end without a way on is one where nothing may be repeated').toBe(true);
    expect(failed.retryable).toBe(false);
  }
  if (journey.versions === undefined) return;

  const works = await ats.works();
  expect(works, 'works').toHaveLength(ended ? works.length && 1 : 1);
  const [work] = works;
  if (!work) return;
  expect([TITLE, OTHER_TITLE]).toContain(work.title);
  if (ended) return expect(work.versions.length).toBeLessThanOrEqual(journey.versions);
  expect(work.versions).toHaveLength(journey.versions);
  const sent = wayOut.includes(OTHER_FILE_CHOSEN) ? OTHER_FILE : (journey.file ?? smallFile());
  expect(work.versions.at(-1)?.sha256, 'the file').toBe(sha256(sent));
  const registersOne = journey.versions === 1 && !journey.registered;
  if (registersOne) expect(await host.state()).toMatchObject({ accessCode: expect.stringMatching(/^atc_/) });
}
