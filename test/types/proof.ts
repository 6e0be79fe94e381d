/** Right and wrong uses of the proof: what must not compile is marked, and a mark too many fails too. */
import {
  commitWork,
  creatorProof,
  hashMedia,
  verifyCreator,
  type Commitment,
  type Creator,
  type Hex,
  type ProofStep,
} from 'allfeat-ats-component/proof';
import type { WireCreator } from 'allfeat-ats-component/client';

export async function use(file: File, stream: ReadableStream<Uint8Array>, sent: WireCreator) {
  const mediaHash: Hex = await hashMedia(file);
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

  const proof: ProofStep[] = creatorProof(creators, 0);
  const is: boolean = verifyCreator(listed, proof, work.merkleRoot);
  return is && work.protocolVersion === 1;
}
