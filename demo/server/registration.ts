import { randomBytes } from 'node:crypto';
import type { Ats } from './context.ts';
import { AtsError } from './errors.ts';
import type { Draft, PreparedJob } from './jobs.ts';
import type { Store, Version, Work } from './store.ts';
import type { Outcome, Transaction } from './transactions.ts';

/** Refuses a title that the same owner has already used on the same network. */
export function refuseDuplicateTitle(store: Store, organizationId: string, draft: Draft): void {
  const title = draft.title.trim();
  const taken = [...store.works.values()].some(
    (work) =>
      work.organizationId === organizationId &&
      work.userRef === draft.userRef &&
      work.network === draft.network &&
      work.title.trim() === title,
  );
  if (taken) throw new AtsError('registration.duplicate_title');
}

/** A new access code: the only key to a work without an external user. */
const newAccessCode = (): string => `atc_${randomBytes(32).toString('hex')}`;

const randomHash = (): string => `0x${randomBytes(32).toString('hex')}`;

/** Writes a version to the make-believe chain. */
export function anchorVersion(ats: Ats, work: Work, version: Version, origin: string): Outcome {
  ats.store.lastBlock += 1;
  const anchor = {
    txHash: randomHash(),
    blockHash: randomHash(),
    blockNumber: ats.store.lastBlock,
    at: new Date(),
  };
  version.anchor = anchor;
  return {
    tx_hash: anchor.txHash,
    block_number: anchor.blockNumber,
    ats_id: work.atsId,
    work_id: work.id,
    explorer_url: new URL(`/explorer/tx/${anchor.txHash}`, origin).href,
  };
}

/** Creates the work of a paid job and starts its transaction. */
export function registerWork(ats: Ats, job: PreparedJob, origin: string): Transaction {
  const { draft, price } = job;
  ats.store.lastAtsId += 1;
  const version: Version = {
    ...job.commitment,
    number: 1,
    assetFilename: draft.filename,
    object: job.object,
    creators: draft.creators,
    feeCredits: price.total,
    storageFeeCredits: price.storageFee,
    anchor: null,
  };
  const work: Work = {
    id: job.workId,
    atsId: ats.store.lastAtsId,
    organizationId: job.owner.organizationId,
    userRef: draft.userRef,
    network: draft.network,
    title: draft.title,
    createdAt: new Date(),
    chargedCredits: price.total,
    accessCode: draft.userRef === null ? newAccessCode() : null,
    versions: [version],
  };
  ats.store.works.set(work.id, work);
  return ats.transactions.start({
    type: 'register',
    accessCode: work.accessCode,
    complete: () => anchorVersion(ats, work, version, origin),
  });
}
