import { checksumOf } from './canonical.ts';
import { commitWork } from './commitment.ts';
import { bareHex } from './hex.ts';
import type { ProofFile } from './proof-file.ts';
import { readProof } from './read-proof.ts';

/** Each is about the fields of the file that have its name. */
export type CheckName = 'format' | 'checksum' | 'merkle_root' | 'commitment' | 'media_hash' | 'transaction';

export interface Finding {
  check: CheckName;
  result: 'ok' | 'failed' | 'not_checked';
  /** A sentence or two for people, in English; of a check that is not ok, why. It may quote the file. */
  says: string;
}

/**
 * `match`: the proof holds, and the file is the one it is about. `intact`: the proof holds, and there was no
 * file to compare. `refused`: something failed. None of them says that the commitment is on chain.
 */
export type Verdict = 'match' | 'intact' | 'refused';

export interface ProofReport {
  verdict: Verdict;
  /** One for each check, always all of them, in the same order. */
  findings: Finding[];
  /** What the file says, true or not; null if it cannot be read. */
  proof: ProofFile | null;
}

/**
 * Checks a proof file, without any network. Never throws, whatever it is given.
 *
 * @param document bytes of the file, its text, or what was parsed from it. Of what was parsed nobody can
 *   tell that a field was in it twice
 * @param mediaHash SHA-256 of the file of the work (`hashMedia`), or null where it is not there
 */
export function checkProof(document: unknown, mediaHash: string | null = null): ProofReport {
  const read = readProof(document);
  if ('problem' in read) return { verdict: 'refused', findings: unread(read.problem), proof: null };
  const { proof } = read;
  const { commitment, merkleRoot } = commitWork({ ...proof, mediaHash: proof.media_hash });
  const findings: Finding[] = [
    ok('format', 'It is an Allfeat proof, and every field of one is there.'),
    verdictOn(
      'checksum',
      proof.checksum === checksumOf(proof),
      'Nothing in it was changed or damaged since it was written.',
      'Something in it was changed or damaged since it was written.',
    ),
    verdictOn(
      'merkle_root',
      proof.merkle_root === merkleRoot,
      'The creators make the Merkle root.',
      'The creators do not make the Merkle root.',
    ),
    verdictOn(
      'commitment',
      proof.commitment === commitment,
      'Fingerprint of the file, title and creators make the commitment.',
      'Fingerprint of the file, title and creators do not make the commitment.',
    ),
    media(proof, mediaHash),
    {
      check: 'transaction',
      result: 'not_checked',
      says: 'Whether the commitment is on chain only the chain can tell: look it up there.',
    },
  ];
  const failed = findings.some(({ result }) => result === 'failed');
  return { verdict: failed ? 'refused' : mediaHash === null ? 'intact' : 'match', findings, proof };
}

const ok = (check: CheckName, says: string): Finding => ({ check, result: 'ok', says });

const verdictOn = (check: CheckName, holds: boolean, yes: string, no: string): Finding =>
  holds ? ok(check, yes) : { check, result: 'failed', says: no };

function media({ media_hash }: ProofFile, mediaHash: string | null): Finding {
  if (mediaHash === null) {
    return { check: 'media_hash', result: 'not_checked', says: 'There was no file to compare.' };
  }
  const same = `0x${bareHex(String(mediaHash))}` === media_hash;
  return verdictOn('media_hash', same, 'The file is the one it is about.', 'The file is another one.');
}

const DEPENDENT = ['checksum', 'merkle_root', 'commitment', 'media_hash', 'transaction'] as const;

const unread = (problem: string): Finding[] => [
  { check: 'format', result: 'failed', says: problem },
  ...DEPENDENT.map((check): Finding => ({ check, result: 'not_checked', says: 'It cannot be read.' })),
];
