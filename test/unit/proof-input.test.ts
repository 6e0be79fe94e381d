import { describe, expect, test } from 'vitest';
import {
  commitWork,
  creatorProof,
  verifyCreator,
  type Creator,
  type ProofStep,
} from '../../app/proof/index.ts';

const maya: Creator = { full_name: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author'] };
const mediaHash = `0x${'ab'.repeat(32)}`;
const commit = (changes: object) =>
  commitWork({ title: 'Low Tide', creators: [maya], mediaHash, ...changes });
const root = commit({}).merkleRoot;

describe('what cannot be committed to is refused by name', () => {
  test.each([
    ['no creators', { creators: [] }, /1 to 32 creators, not 0/, RangeError],
    ['33 creators', { creators: Array(33).fill(maya) }, /1 to 32 creators, not 33/, RangeError],
    ['an unknown role', { creators: [{ ...maya, roles: ['singer'] }] }, /singer/, TypeError],
    [
      'an unknown flag',
      { creators: [{ ...maya, roles: { __proto__: null, toString: true } }] },
      /toString/,
      TypeError,
    ],
    ['no roles', { creators: [{ ...maya, roles: null }] }, /roles/, TypeError],
    ['a name that is none', { creators: [{ ...maya, full_name: 7 }] }, /full_name/, TypeError],
    ['no email', { creators: [{ ...maya, email: undefined }] }, /email/, TypeError],
    ['an IPI as a number', { creators: [{ ...maya, ipi: 123 }] }, /ipi/, TypeError],
    ['no title', { title: null }, /title/, TypeError],
    ['a hash without its prefix', { mediaHash: 'ab'.repeat(32) }, /mediaHash/, TypeError],
    ['a hash that is too short', { mediaHash: '0xab' }, /mediaHash/, TypeError],
  ] as const)('%s', (_, changes, message, kind) => {
    expect(() => commit(changes)).toThrow(kind);
    expect(() => commit(changes)).toThrow(message);
  });

  test.each([-1, 1, 0.5, NaN])('a proof for a creator at %s of one', (index) => {
    expect(() => creatorProof([maya], index)).toThrow(RangeError);
  });
});

test('a hash may be written in upper case', () => {
  expect(commit({ mediaHash: `0x${'AB'.repeat(32)}` })).toEqual(commit({}));
});

test('no IPI is the same absent or null, and another thing than an empty one', () => {
  const withIpi = (ipi: string | null) => commit({ creators: [{ ...maya, ipi }] }).commitment;
  expect(withIpi(null)).toBe(commit({}).commitment);
  expect(withIpi('')).not.toBe(commit({}).commitment);
});

test('a malformed proof or root proves nothing', () => {
  const proof = creatorProof([maya], 0);
  expect(verifyCreator(maya, proof, root)).toBe(true);
  expect(verifyCreator(maya, proof, root.toUpperCase().replace('0X', '0x'))).toBe(true);
  const bad = [null, {}, 'proof', [...proof.slice(1), null], [...proof.slice(1), { sibling: '0x' }]];
  for (const each of bad) expect(verifyCreator(maya, each as unknown as ProofStep[], root)).toBe(false);
  for (const each of [null, '', root.slice(2), `${root}00`]) {
    expect(verifyCreator(maya, proof, each as unknown as string)).toBe(false);
  }
});
