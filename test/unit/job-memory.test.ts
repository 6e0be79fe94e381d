import { describe, expect, test } from 'vitest';
import { JobMemory } from '../../app/flow/job-memory.ts';
import { ownerKey } from '../../app/flow/config.ts';
import { config, NOW } from './samples.ts';

const record = { jobId: 'job-1', transaction: { id: 'tx-1', socketUrl: null, statusUrl: '/status' } };
const minutes = (count: number) => count * 60_000;

const owner = ownerKey(config);

/** A frame's memory, with what the bridge kept for it. */
function memory(text: string | null = null) {
  const jobs = new JobMemory();
  jobs.load(text);
  return jobs;
}

describe('a job', () => {
  test('is found by the next frame, for 30 minutes', () => {
    const text = memory().keep(owner, record, NOW);
    expect(memory(text).find(owner, NOW)).toMatchObject(record);
    expect(memory(text).find(owner, NOW + minutes(30) - 1)).toMatchObject(record);
    expect(memory(text).find(owner, NOW + minutes(30))).toBeNull();
    // A clock that was set back.
    expect(memory(text).find(owner, NOW - 1)).toBeNull();
  });

  test('is forgotten on request', () => {
    const jobs = memory();
    jobs.keep(owner, record, NOW);
    expect(memory(jobs.keep(owner, null, NOW)).find(owner, NOW)).toBeNull();
  });

  test.each([
    ['user', { externalUserId: 'user-2' }],
    ['key', { siteKey: 'cpk_other' }],
    ['network', { network: 'mainnet' }],
    ['service', { atsUrl: 'https://other.example' }],
    ['mode', { mode: 'update' }],
  ] as const)('of another %s is not found, and not forgotten either', (_, change) => {
    const other = ownerKey({ ...config, ...change });
    const jobs = memory(memory().keep(owner, record, NOW));
    expect(jobs.find(other, NOW)).toBeNull();
    jobs.keep(other, { jobId: 'job-2' }, NOW);
    expect(memory(jobs.keep(other, null, NOW)).find(owner, NOW)).toMatchObject(record);
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
  expect(memory(text).find(owner, NOW)).toBeNull();
});
