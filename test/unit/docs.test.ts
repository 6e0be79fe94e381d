import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commitWork, createProof } from '../../app/proof/index.ts';
import { blockFile, blocksOf } from '../support/doc-blocks.ts';
import { generated } from '../support/generated-docs.ts';
import { textOf, work } from '../support/proofs.ts';

for (const { path, text } of await generated()) {
  test(`${basename(path.pathname)} says what its data say`, () => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
}

test('the snippet is the one that is built', () => {
  const built = readFileSync(new URL('../../dist/loader.snippet.html', import.meta.url), 'utf8');
  expect(blocksOf('html snippet').map(({ text }) => text.trim())).toEqual([built.trim()]);
});

test('a proof is computed by hand as docs/proof.md says, with the program that stands there', () => {
  const program = blockFile('by-hand.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'ats-docs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const song = Buffer.from('some sound');
  const mediaHash = `0x${createHash('sha256').update(song).digest('hex')}`;
  const { commitment } = commitWork({ ...work, mediaHash });
  const proof = createProof({ ...work, mediaHash, commitment });
  const byHand = (of: unknown, bytes: Buffer) => {
    writeFileSync(join(folder, 'by-hand.mjs'), program);
    writeFileSync(join(folder, 'proof.json'), textOf(of));
    writeFileSync(join(folder, 'low-tide.wav'), bytes);
    const args = ['by-hand.mjs', 'proof.json', 'low-tide.wav'];
    return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).split('\n');
  };
  expect(byHand(proof, song)).toEqual([commitment, 'the same', '']);
  expect(byHand(proof, song.subarray(1))).toContain('another one');
  expect(byHand({ ...proof, title: 'low tide' }, song)).toContain('another one');
});
