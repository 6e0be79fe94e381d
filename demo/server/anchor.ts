import { randomBytes } from 'node:crypto';
import type { Ats } from './context.ts';
import type { Outcome } from './transactions.ts';
import type { Version, Work } from './work.ts';

const randomHash = (): string => `0x${randomBytes(32).toString('hex')}`;

/** Where the make-believe chain shows a transaction. */
export const explorerUrl = (base: string, txHash: string): string => `${base}/explorer/tx/${txHash}`;

/** Writes a version to the make-believe chain; from here on it is listed. */
export function anchorVersion(ats: Ats, work: Work, version: Version, base: string): Outcome {
  ats.store.lastBlock += 1;
  const anchor = {
    txHash: randomHash(),
    blockHash: randomHash(),
    blockNumber: ats.store.lastBlock,
    at: new Date(),
  };
  version.anchor = anchor;
  ats.store.works.bringForward(work);
  return {
    tx_hash: anchor.txHash,
    block_number: anchor.blockNumber,
    ats_id: work.atsId,
    work_id: work.id,
    explorer_url: explorerUrl(base, anchor.txHash),
  };
}
