import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commitWork } from '../../demo/server/commitment.ts';
import type { Role } from '../../demo/server/schemas.ts';

interface VectorFile {
  vectors: {
    title: string;
    creators: { full_name: string; email: string; roles: Role[]; ipi: string | null; isni: string | null }[];
    media?: { seed: number; length: number };
    media_utf8?: string;
    expected: { media_hash: string; creators_merkle_root: string; commitment: string };
  }[];
}

const file = new URL('../data/commitment-vectors.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as VectorFile;

const mediaOf = ({ media, media_utf8 }: VectorFile['vectors'][number]): Uint8Array =>
  media
    ? Uint8Array.from({ length: media.length }, (_, i) => (media.seed + 31 * i + (i >> 8)) & 255)
    : Buffer.from(media_utf8 ?? '');

test('there are vectors to check', () => {
  expect(vectors.length).toBeGreaterThan(10);
});

test.each(vectors.map((vector, index) => [index, vector] as const))('agrees with vector %i', (_, vector) => {
  const creators = vector.creators.map(({ full_name, ...rest }) => ({ fullName: full_name, ...rest }));
  const mediaHash = createHash('sha256').update(mediaOf(vector)).digest();
  expect(commitWork(vector.title, creators, mediaHash)).toEqual({
    commitment: vector.expected.commitment,
    merkleRoot: vector.expected.creators_merkle_root,
    mediaHash: vector.expected.media_hash,
  });
});

test('refuses no creators and more than 32', () => {
  const one = {
    fullName: 'Ada',
    email: 'ada@example.com',
    roles: ['author'] as Role[],
    ipi: null,
    isni: null,
  };
  expect(() => commitWork('Song', [], Buffer.alloc(32))).toThrow(RangeError);
  expect(() => commitWork('Song', Array(33).fill(one), Buffer.alloc(32))).toThrow(RangeError);
});
