/** The proof file of a version: what is asked for, and what is made of it. */
import { describe, expect, test } from 'vitest';
import { atsError } from '../../app/ats/errors.ts';
import type { KnownCreator } from '../../app/ats/schema.ts';
import { provenVersion } from '../../app/flow/proof-of-version.ts';
import type { Snapshot } from '../../app/flow/state.ts';
import { calls, run } from '../support/flow.ts';
import { events, inState, own, states, version } from './samples.ts';

const known = { ...version, commitment: own.commitment, tx_hash: '0xabc', registered_at_block: 42 };
const detail = inState({ ...states.DOWNLOAD_DETAIL, versions: [known] }, { running: null });
const maya: KnownCreator = { full_name: 'Maya', email: 'maya@okafor.example', roles: ['author'] };
const found = (creators: KnownCreator[]) => ({ ...events.creatorsFound, creators });
const proofIn = ({ state }: Snapshot) => (state.screen === 'DOWNLOAD_DETAIL' ? state.proofs[1] : null);
const written = (text: string | null, verdict: 'same' | 'different' | 'unknown') =>
  ({ ...events.written, text, verdict }) as const;

describe('a proof file', () => {
  test('is made of what the service tells, once its creators are known, and saved if it fits', () => {
    const [asked, effects] = run(detail, events.proofFile, events.proofFile, found([maya]));
    expect(calls(effects)).toEqual(['creators', 'write']);
    expect(effects.at(-1)).toEqual({
      type: 'write',
      work: {
        network: 'testnet',
        atsId: 7,
        version: 1,
        title: 'Low Tide',
        filename: 'low-tide.wav',
        creators: [maya],
        commitment: own.commitment,
        mediaHash: own.mediaHash,
        transaction: { hash: '0xabc', blockNumber: 42, explorerUrl: null },
      },
    });
    expect(proofIn(asked)).toBe('busy');
    const [saved, last] = run(asked, written('{}', 'same'));
    expect(last).toEqual([{ type: 'save', name: 'Low Tide v1 proof.json', text: '{}' }]);
    expect(proofIn(saved)).toBe('saved');
    expect(calls(run(saved, events.proofFile)[1])).toEqual(['write']);
  });

  test('waits for creators that are being shown, and is not made of those that are only shown', () => {
    expect(calls(run(detail, events.showCreators, events.proofFile, found([maya]))[1])).toEqual([
      'creators',
      'write',
    ]);
    expect(calls(run(detail, events.showCreators, found([maya]))[1])).toEqual(['creators']);
  });

  test.each<[string, KnownCreator[]]>([
    ['no creators', []],
    ['a creator without an email', [maya, { ...maya, email: null }]],
    ['a creator without a name', [{ ...maya, full_name: undefined }]],
  ])('is not made of %s', (_, creators) => {
    const [missing, effects] = run(detail, events.proofFile, found(creators));
    expect(proofIn(missing)).toBe('missing');
    expect(calls(effects)).toEqual(['creators']);
  });

  test.each([
    ['different', 'different'],
    ['unknown', 'failed'],
    ['same', 'failed'],
  ] as const)('without a text is not saved: what was registered is %s', (verdict, proof) => {
    const [next, effects] = run(detail, events.proofFile, found([maya]), written(null, verdict));
    expect(proofIn(next)).toBe(proof);
    expect(calls(effects)).not.toContain('save');
  });

  test('whose creators do not come is asked for again at the next press', () => {
    const call = { type: 'creators', atsId: 7, version: 1, base: null } as const;
    const failed = { ...events.failed, call, error: atsError('widget.network_error') };
    const [next] = run(detail, events.proofFile, failed);
    expect(proofIn(next)).toBe('failed');
    expect(calls(run(next, events.proofFile)[1])).toEqual(['creators']);
  });

  test('that comes after the work was left is not saved', () => {
    const [, effects] = run(detail, events.proofFile, found([maya]), events.back, written('{}', 'same'));
    expect(calls(effects)).toEqual(['creators', 'write', 'abort']);
  });
});

describe('a version has one only', () => {
  const state = states.DOWNLOAD_DETAIL;
  test('with title, fingerprint and that of its file', () => {
    expect(provenVersion(state, known)).not.toBeNull();
    const untitled = { ...state, work: { ...state.work, title: null } };
    expect(provenVersion(untitled, known)).toBeNull();
    expect(provenVersion(state, { ...known, commitment: null })).toBeNull();
    expect(provenVersion(state, { ...known, media_hash: '0x12' })).toBeNull();
  });
});
