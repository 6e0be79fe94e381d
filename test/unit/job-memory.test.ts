import { describe, expect, test } from 'vitest';
import { JobMemory } from '../../app/flow/job-memory.ts';
import { attributes, NOW } from './samples.ts';

const record = { jobId: 'job-1', transaction: { id: 'tx-1', socketUrl: null, statusUrl: '/status' } };
const minutes = (count: number) => count * 60_000;

/** A frame's memory, with what the bridge kept for it. */
function memory(text: string | null = null, config = attributes) {
  const jobs = new JobMemory();
  jobs.load(text);
  jobs.configure(config);
  return jobs;
}

describe('a job', () => {
  test('is found by the next frame, for 30 minutes', () => {
    const text = memory().keep(record, NOW);
    expect(memory(text).find(NOW)).toMatchObject(record);
    expect(memory(text).find(NOW + minutes(30) - 1)).toMatchObject(record);
    expect(memory(text).find(NOW + minutes(30))).toBeNull();
    // A clock that was set back.
    expect(memory(text).find(NOW - 1)).toBeNull();
  });

  test('is forgotten on request', () => {
    const jobs = memory();
    jobs.keep(record, NOW);
    expect(memory(jobs.keep(null, NOW)).find(NOW)).toBeNull();
  });

  test.each([
    ['user', { externalUserId: 'user-2' }],
    ['key', { siteKey: 'cpk_other' }],
    ['network', { network: 'mainnet' }],
    ['service', { atsUrl: 'https://other.example' }],
  ])('of another %s is not found, and not forgotten either', (_, change) => {
    const other = memory(memory().keep(record, NOW), { ...attributes, ...change });
    expect(other.find(NOW)).toBeNull();
    other.keep({ jobId: 'job-2' }, NOW);
    expect(memory(other.keep(null, NOW)).find(NOW)).toMatchObject(record);
  });

  test('belongs to the attributes it began with', () => {
    const jobs = memory();
    jobs.keep({ jobId: 'job-1' }, NOW);
    jobs.configure({ ...attributes, externalUserId: 'user-2' });
    const text = jobs.keep(record, NOW);
    expect(memory(text).find(NOW)).toMatchObject(record);
    expect(memory(text, { ...attributes, externalUserId: 'user-2' }).find(NOW)).toBeNull();
  });
});

test.each([
  ['nothing', null],
  ['an empty text', ''],
  ['no JSON', '{'],
  ['another shape', '{"key":{"jobId":7}}'],
  ['a list', '[]'],
  ['null', 'null'],
])('of %s nothing is kept', (_, text) => {
  expect(memory(text).find(NOW)).toBeNull();
});
