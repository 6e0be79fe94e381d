import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  commitWork,
  creatorProof,
  hashMedia,
  verifyCreator,
  type Creator,
  type ProofStep,
} from '../../app/proof/index.ts';

interface Vector {
  title: string;
  creators: (Creator & { roles: string[] })[];
  media?: { seed: number; length: number };
  media_utf8?: string;
  expected: {
    media_hash: string;
    creators_merkle_root: string;
    commitment: string;
    last_creator_proof: ProofStep[];
  };
}

const { vectors } = JSON.parse(
  readFileSync(new URL('../data/commitment-vectors.json', import.meta.url), 'utf8'),
) as { vectors: Vector[] };

const mediaOf = ({ media, media_utf8 }: Vector): Uint8Array<ArrayBuffer> =>
  media
    ? Uint8Array.from({ length: media.length }, (_, i) => (media.seed + 31 * i + (i >> 8)) & 255)
    : new TextEncoder().encode(media_utf8);

const asFlags = (creator: Vector['creators'][number]) => ({
  ...creator,
  roles: Object.fromEntries(
    ['author', 'composer', 'arranger', 'adapter'].map((role) => [role, creator.roles.includes(role)]),
  ),
});

test('there are all 16 vectors of the reference implementation', () => {
  expect(vectors).toHaveLength(16);
});

describe.each(vectors.map((vector) => [vector.title, vector] as const))('%s', (_, vector) => {
  const { title, creators, expected } = vector;

  test('is committed to as by the reference implementation', async () => {
    const mediaHash = await hashMedia(new Blob([mediaOf(vector)]));
    const commitment = {
      commitment: expected.commitment,
      merkleRoot: expected.creators_merkle_root,
      mediaHash: expected.media_hash,
      protocolVersion: 1,
    };
    expect(commitWork({ title, creators, mediaHash })).toEqual(commitment);
    expect(commitWork({ title, creators: creators.map(asFlags), mediaHash })).toEqual(commitment);
  });

  test('its last creator has the proof of the reference implementation, which verifies', () => {
    const last = creators.length - 1;
    expect(creatorProof(creators, last)).toEqual(expected.last_creator_proof);
    const creator = creators[last] as Creator;
    expect(verifyCreator(creator, expected.last_creator_proof, expected.creators_merkle_root)).toBe(true);
  });
});
