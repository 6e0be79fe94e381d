import { describe, expect, test } from 'vitest';
import { readConfig } from '../../app/flow/config.ts';
import type { HostConfig } from '../../bridge/protocol.ts';
import { attributes } from './samples.ts';

const read = (changes: Partial<HostConfig>) => readConfig({ ...attributes, ...changes });
const configOf = (changes: Partial<HostConfig>) => {
  const result = read(changes);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.config;
};
/** Names of the attributes at fault. */
const faulty = (changes: Partial<HostConfig>) => {
  const result = read(changes);
  return 'problems' in result ? result.problems.map(({ attribute }) => attribute) : [];
};

test('only site key and address are needed, the rest has defaults', () => {
  expect(configOf({ siteKey: 'cpk_demo', atsUrl: 'https://ats.example' })).toStrictEqual({
    siteKey: 'cpk_demo',
    atsUrl: 'https://ats.example',
    network: 'testnet',
    mode: 'register',
    externalUserId: null,
    maxFileSize: null,
    errorCodes: 'dotted',
    verify: 'report',
  });
});

describe('is read as written', () => {
  test.each([
    ['siteKey', 'cpk_live_1', 'cpk_live_1'],
    ['siteKey', ' cpk_demo\n', 'cpk_demo'],
    ['atsUrl', 'https://ats.example/base/path/', 'https://ats.example/base/path/'],
    ['atsUrl', ' http://localhost:4200 ', 'http://localhost:4200'],
    ['network', 'testnet', 'testnet'],
    ['network', 'mainnet', 'mainnet'],
    ['mode', 'register', 'register'],
    ['mode', 'update', 'update'],
    ['externalUserId', ' any thing ', ' any thing '],
    ['externalUserId', 'x'.repeat(255), 'x'.repeat(255)],
    ['externalUserId', 'é'.repeat(127), 'é'.repeat(127)],
    ['maxFileSize', '1', 1],
    ['maxFileSize', '52428800', 52_428_800],
    ['errorCodes', 'dotted', 'dotted'],
    ['errorCodes', 'enum', 'enum'],
    ['verify', 'report', 'report'],
    ['verify', 'strict', 'strict'],
    ['verify', 'off', 'off'],
  ] as const)('%s %j', (name, written, value) => expect(configOf({ [name]: written })[name]).toBe(value));

  test('download mode with a user', () => {
    expect(configOf({ mode: 'download', externalUserId: 'user-1' }).mode).toBe('download');
  });
});

describe('is at fault:', () => {
  test.each([
    ['siteKey', null, 'site-key'],
    ['siteKey', '', 'site-key'],
    ['siteKey', '  ', 'site-key'],
    ['siteKey', 'csk_demo', 'site-key'],
    ['siteKey', 'CPK_demo', 'site-key'],
    ['atsUrl', null, 'ats-url'],
    ['atsUrl', '', 'ats-url'],
    ['atsUrl', 'ats.example', 'ats-url'],
    ['atsUrl', '/v1', 'ats-url'],
    ['atsUrl', 'ws://ats.example', 'ats-url'],
    ['atsUrl', 'javascript:alert(1)', 'ats-url'],
    ['network', 'devnet', 'network'],
    ['network', '', 'network'],
    ['network', 'Mainnet', 'network'],
    ['mode', 'delete', 'mode'],
    ['externalUserId', '', 'external-user-id'],
    ['externalUserId', 'x'.repeat(256), 'external-user-id'],
    ['externalUserId', 'é'.repeat(128), 'external-user-id'],
    ['maxFileSize', '', 'max-file-size'],
    ['maxFileSize', '0', 'max-file-size'],
    ['maxFileSize', '-1', 'max-file-size'],
    ['maxFileSize', '1.5', 'max-file-size'],
    ['maxFileSize', '50MB', 'max-file-size'],
    ['maxFileSize', '1e6', 'max-file-size'],
    ['errorCodes', 'numbers', 'error-codes'],
    ['verify', 'maybe', 'verify'],
  ] as const)('%s %j', (name, written, attribute) => {
    // Once: two complaints about one attribute would read as two mistakes.
    expect(faulty({ [name]: written })).toEqual([attribute]);
  });

  test('every attribute at once, so that nobody has to fix them one by one', () => {
    const wrong: HostConfig = {
      siteKey: 'x',
      atsUrl: 'x',
      network: 'x',
      mode: 'x',
      externalUserId: '',
      maxFileSize: 'x',
      errorCodes: 'x',
      verify: 'x',
    };
    expect(faulty(wrong).sort()).toEqual([
      'ats-url',
      'error-codes',
      'external-user-id',
      'max-file-size',
      'mode',
      'network',
      'site-key',
      'verify',
    ]);
  });
});

test('a problem says what is expected', () => {
  expect(read({ network: 'devnet', siteKey: null })).toEqual({
    problems: [
      { attribute: 'site-key', problem: 'is required' },
      { attribute: 'network', problem: 'must be one of testnet, mainnet' },
    ],
  });
});
