import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { canonical, checksumOf } from '../../app/proof/canonical.ts';
import { checkProof, commitWork, createProof, type CheckName } from '../../app/proof/index.ts';
import { rewrite } from '../support/rewrite.ts';
import { leavesOf, textOf, without, withValue, proof, registered, work } from '../support/proofs.ts';

// Many checks each: a machine that is busy takes its time.
vi.setConfig({ testTimeout: 30_000 });

const failed = (document: unknown, mediaHash?: string | null) =>
  checkProof(document, mediaHash).findings.flatMap(({ check, result }) =>
    result === 'failed' ? [check] : [],
  );
const verdict = (document: unknown, mediaHash?: string) => checkProof(document, mediaHash).verdict;
const anyProof = registered.map(createProof);

describe('every proof that is made', () => {
  test('holds, alone and with its file, as it was made, as text and as bytes', () => {
    fc.assert(
      fc.property(registered, (given) => {
        const made = createProof(given);
        const text = textOf(made);
        for (const document of [
          made,
          text,
          new TextEncoder().encode(text),
          `\ufeff${text}`,
          new TextEncoder().encode(`\ufeff${text}`),
        ]) {
          expect(checkProof(document)).toMatchObject({ verdict: 'intact', proof: made });
          expect(verdict(document, given.mediaHash)).toBe('match');
        }
        expect(verdict(text, given.mediaHash.slice(2).toUpperCase())).toBe('match');
      }),
      { numRuns: 25 },
    );
  });

  test('holds in any order, spacing and spelling of its JSON', () => {
    const space = fc.constantFrom('', ' ', '\n', '\t', '\r\n', '    ');
    fc.assert(
      fc.property(anyProof, fc.infiniteStream(fc.nat()), space, (made, dice, gap) => {
        const draw = () => dice.next().value as number;
        expect(verdict(`${gap}${rewrite(made, gap, draw)}${gap}`)).toBe('intact');
      }),
    );
  });

  test('is what the reference implementation commits to', () => {
    const { vectors } = JSON.parse(
      readFileSync(new URL('../data/commitment-vectors.json', import.meta.url), 'utf8'),
    );
    for (const { title, creators, expected } of vectors) {
      const made = createProof({
        ...work,
        title,
        creators,
        mediaHash: expected.media_hash,
        commitment: expected.commitment,
      });
      expect(made.merkle_root).toBe(expected.creators_merkle_root);
      expect(verdict(made, expected.media_hash)).toBe('match');
    }
  });

  test('has no part of what is refused as a creator, and none of what is not known', () => {
    const creators = [{ full_name: 'Zoë', email: 'z@e.example', roles: ['COMPOSER', 'Author'], ipi: null }];
    const { commitment } = commitWork({ ...work, creators });
    const made = createProof({ ...work, creators, commitment, atsId: 2 ** 60, version: NaN });
    expect(made).toMatchObject({ ats_id: null, version: null });
    expect(made.creators).toEqual([
      {
        full_name: 'Zoë',
        email: 'z@e.example',
        roles: { author: true, composer: true, arranger: false, adapter: false },
      },
    ]);
  });
});

test('no proof is made of a work that is not the registered one', () => {
  expect(() => createProof({ ...work, title: 'High Tide' })).toThrow(/not what was registered/);
});

describe('a change is refused', () => {
  test('of any byte of the file', () => {
    const bit = fc.nat(255);
    fc.assert(
      fc.property(registered, bit, (given, at) => {
        const bytes = Buffer.from(given.mediaHash.slice(2), 'hex');
        bytes[at >> 3] = (bytes[at >> 3] as number) ^ (1 << (at & 7));
        expect(failed(createProof(given), `0x${bytes.toString('hex')}`)).toEqual(['media_hash']);
      }),
    );
  });

  test('of any byte of the proof, unless it says the same in JSON', () => {
    const document = Buffer.from(textOf(proof));
    const same = (bytes: Buffer) => {
      try {
        const read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
        return JSON.stringify(read) === JSON.stringify(proof);
      } catch {
        return false;
      }
    };
    const judge = (at: number, now: number) => {
      const changed = Buffer.from(document);
      changed[at] = now;
      expect(verdict(changed) !== 'refused').toBe(same(changed));
    };
    for (const [at, byte] of document.entries()) judge(at, byte ^ (1 << (at & 7)));
    fc.assert(fc.property(fc.nat(document.length - 1), fc.nat(255), judge), { numRuns: 200 });
  });

  test('of its length', () => {
    const text = textOf(proof).trim();
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        expect(verdict(text.slice(0, length))).toBe('refused');
        expect(verdict(text.slice(length + 1))).toBe('refused');
      }),
    );
  });

  test('of any value, anywhere, to any other', () => {
    const change = anyProof.chain((made) =>
      fc.tuple(fc.constant(made), fc.constantFrom(...leavesOf(made)), fc.oneof(fc.jsonValue(), fc.string())),
    );
    fc.assert(
      fc.property(change, ([made, path, value]) => {
        const changed = withValue(made, path, value);
        fc.pre(canonical(changed) !== canonical(made));
        expect(verdict(changed)).toBe('refused');
        expect(verdict(textOf(changed))).toBe('refused');
      }),
      { numRuns: 100 },
    );
  });

  test('by as little as one letter or one unit', () => {
    for (const path of leavesOf(proof)) {
      const before = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], proof);
      const after =
        typeof before === 'string'
          ? `${before} `
          : typeof before === 'number'
            ? before + 1
            : typeof before === 'boolean'
              ? !before
              : 0;
      expect(failed(withValue(proof, path, after))).not.toEqual([]);
      expect(failed(without(proof, path))).not.toEqual([]);
    }
  });

  test('by anything more, in any place, whatever it is called', () => {
    const places = [[], ['creators', '0'], ['creators', '0', 'roles'], ['transaction']];
    const names = ['note', 'ipi', 'isni', '', 'toString', 'constructor', '__proto__', 'hasOwnProperty'];
    for (const place of places) {
      for (const name of [...names, 'Checksum', 'title ']) {
        for (const value of [null, 1, '', {}]) {
          const changed = withValue(proof, [...place, name], value);
          // Once with the old checksum, and once by somebody who knows how to make a new one.
          expect(failed(changed)).not.toEqual([]);
          const forged = { ...(changed as object), checksum: checksumOf(changed as object) };
          const known = place.length === 2 && ['ipi', 'isni'].includes(name) && value === '';
          expect(failed(forged)).toEqual(known ? ['merkle_root', 'commitment'] : ['format']);
        }
      }
    }
    expect(failed({ ...proof, creators: [...proof.creators, proof.creators[0]] })).toContain('merkle_root');
    expect(failed({ ...proof, how_to_verify: [...proof.how_to_verify, ''] })).toEqual(['checksum']);
  });

  test('by a field that is there twice, of which readers keep different ones', () => {
    const text = textOf(proof);
    for (const twice of ['"title":"High Tide",', '"t\\u0069tle":"High Tide",', '"title" \n :"High Tide",']) {
      expect(checkProof(text.replace('{', `{${twice}`)).findings[0]?.says).toMatch(/twice/);
    }
    const odd = { ...work, title: '":{"a":"\\' };
    const { commitment } = commitWork(odd);
    expect(verdict(textOf(createProof({ ...odd, commitment })))).toBe('intact');
  });

  test.each<[string, object, CheckName[]]>([
    ['the title', { title: 'High Tide' }, ['commitment']],
    ['the fingerprint of the file', { media_hash: `0x${'12'.repeat(32)}` }, ['commitment']],
    ['the order of creators', { creators: proof.creators.toReversed() }, ['merkle_root', 'commitment']],
    ['the Merkle root', { merkle_root: `0x${'12'.repeat(32)}` }, ['merkle_root']],
    ['the commitment', { commitment: `0x${'12'.repeat(32)}` }, ['commitment']],
  ])('of %s, also with a new checksum', (_, change, checks) => {
    const forged = { ...proof, ...change };
    expect(failed({ ...forged, checksum: checksumOf(forged) })).toEqual(checks);
  });
});
