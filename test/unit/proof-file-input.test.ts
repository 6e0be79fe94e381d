import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkProof } from '../../app/proof/index.ts';
import { proof, textOf, work } from '../support/proofs.ts';

describe('whatever it is given, a check ends in findings', () => {
  const cycle: Record<string, unknown> = { ...proof };
  cycle['creators'] = [cycle];
  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error('trap');
      },
      ownKeys: () => {
        throw new Error('trap');
      },
    },
  );
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  test.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /JSON/],
    ['null', null, /Allfeat proof/],
    ['a number', 7, /Allfeat proof/],
    ['a function', () => proof, /JSON/],
    ['a bigint', { ...proof, ats_id: 12n }, /JSON/],
    ['a cycle', cycle, /JSON/],
    ['an object that throws', trap, /JSON/],
    ['an empty file', '', /JSON/],
    ['bytes that are no text', Uint8Array.of(0x52, 0x49, 0x46, 0x46, 0xff), /JSON/],
    ['UTF-16', Buffer.from(textOf(proof), 'utf16le'), /JSON/],
    ['two documents', textOf(proof).repeat(2), /JSON/],
    ['depth without end', deep, /Allfeat proof/],
    ['depth in a field', textOf({ ...proof, title: '' }).replace('""', deep), /title/],
    ['a list of proofs', [proof], /Allfeat proof/],
    ['JSON of something else', { name: 'allfeat-ats-component' }, /Allfeat proof/],
    ['a later format', { ...proof, format_version: 2, more: true }, /version 2/],
    ['no format version', { ...proof, format_version: '1' }, /format_version/],
    ['another protocol', { ...proof, protocol_version: 2 }, /protocol_version/],
    ['no creators', { ...proof, creators: [] }, /creators/],
    ['33 creators', { ...proof, creators: Array(33).fill(proof.creators[0]) }, /creators/],
    ['a million creators', { ...proof, creators: Array(1_000_000).fill(0) }, /creators/],
    ['half an emoji', { ...proof, title: '\ud83c' }, /title/],
    ['a number beyond all', textOf(proof).replace(/"ats_id": \d+/, '"ats_id": 1e999'), /ats_id/],
    ['a number nobody can hold', { ...proof, ats_id: 2 ** 53 }, /ats_id/],
    [
      'half a block',
      { ...proof, transaction: { ...proof.transaction, block_number: 0.5 } },
      /transaction.block_number/,
    ],
    ['a hash in upper case', { ...proof, commitment: proof.commitment.toUpperCase() }, /commitment/],
    ['fields by inheritance', Object.create(proof), /Allfeat proof/],
    ['a title of 10 MB', { ...proof, title: '\\"'.repeat(5_000_000), note: 1 }, /note/],
  ])('%s', (_, document, says) => {
    const { verdict, findings, proof: read } = checkProof(document, work.mediaHash);
    expect({ verdict, read }).toEqual({ verdict: 'refused', read: null });
    expect(findings.map(({ result }) => result)).toEqual(['failed', ...Array(5).fill('not_checked')]);
    expect(findings[0]?.says).toMatch(says);
  });

  test('any JSON, any text, any bytes', () => {
    const document = fc.oneof(
      fc.jsonValue(),
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.uint8Array(),
      fc.anything(),
    );
    fc.assert(
      fc.property(document, (given) => {
        expect(checkProof(given).verdict).toBe('refused');
      }),
      { numRuns: 300 },
    );
  });

  test('a fingerprint that is none is that of another file', () => {
    for (const hash of ['', '0x', 'low-tide.wav', 7 as never]) {
      const { findings } = checkProof(proof, hash);
      const failed = findings.filter(({ result }) => result === 'failed').map(({ check }) => check);
      expect(failed).toEqual(['media_hash']);
    }
  });
});
