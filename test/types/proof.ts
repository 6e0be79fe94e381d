/** Right and wrong uses of the proof: what must not compile is marked, and a mark too many fails too. */
import {
  checkProof,
  commitWork,
  createProof,
  creatorProof,
  hashMedia,
  verifyCreator,
  type Commitment,
  type Creator,
  type Finding,
  type Hex,
  type ProofFile,
  type ProofStep,
} from 'allfeat-ats-component/proof';
import type { WireCreator } from 'allfeat-ats-component/client';

export async function use(media: File, stream: ReadableStream<Uint8Array>, sent: WireCreator) {
  const mediaHash: Hex = await hashMedia(media);
  await hashMedia(stream, { signal: AbortSignal.timeout(1000), onProgress: (bytes: number) => bytes });
  await hashMedia(new Uint8Array(8));
  // @ts-expect-error: text is no media
  await hashMedia('low tide');

  const listed: Creator = { full_name: 'Maya Okafor', email: 'maya@okafor.example', roles: ['Author'] };
  const creators: Creator[] = [sent, listed];
  const work: Commitment = commitWork({ title: 'Low Tide', creators, mediaHash });
  // @ts-expect-error: no title
  commitWork({ creators, mediaHash });
  // @ts-expect-error: roles are named or flagged
  commitWork({ title: 'Low Tide', creators: [{ ...listed, roles: { singer: true } }], mediaHash });

  const title = 'Low Tide';
  const transaction = { hash: null, blockNumber: 4711, explorerUrl: null };
  const of = { network: 'testnet', atsId: 12, version: 1, filename: null, transaction };
  const file: ProofFile = createProof({ title, creators, mediaHash, commitment: work.commitment, ...of });
  // @ts-expect-error: not known to be registered
  createProof({ title, creators, mediaHash, ...of });
  const findings: Finding[] = checkProof(JSON.stringify(file), mediaHash).findings;
  checkProof(new Uint8Array(8));
  // @ts-expect-error: a file is hashed first
  checkProof(file, media);

  const proof: ProofStep[] = creatorProof(creators, 0);
  const is: boolean = verifyCreator(listed, proof, work.merkleRoot);
  return is && work.protocolVersion === 1 && findings.length;
}
