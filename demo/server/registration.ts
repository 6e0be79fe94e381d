import { randomBytes } from 'node:crypto';
import { anchorVersion } from './anchor.ts';
import type { Ats } from './context.ts';
import type { PreparedJob } from './jobs.ts';
import type { Transaction } from './transactions.ts';
import type { Version, Work } from './work.ts';

/** A new access code: the only key to a work without an external user. */
const newAccessCode = (): string => `atc_${randomBytes(32).toString('hex')}`;

function newWork(ats: Ats, job: PreparedJob): Work {
  ats.store.lastAtsId += 1;
  const { network, title, userRef } = job.draft;
  const work: Work = {
    id: job.workId,
    atsId: ats.store.lastAtsId,
    organizationId: job.owner.organizationId,
    userRef,
    network,
    title,
    createdAt: new Date(),
    chargedCredits: 0,
    accessCode: userRef === null ? newAccessCode() : null,
    versions: [],
  };
  ats.store.works.add(work);
  return work;
}

/** Adds what a paid job brings, a work or a version of one, and starts its transaction. */
export function carryOut(ats: Ats, job: PreparedJob, base: string): Transaction {
  const work = job.draft.work ?? newWork(ats, job);
  const version: Version = {
    ...job.commitment,
    number: work.versions.length + 1,
    assetFilename: job.assetFilename,
    object: job.object,
    creators: job.draft.creators,
    feeCredits: job.price.total,
    storageFeeCredits: job.price.storageFee,
    anchor: null,
    certified: true,
  };
  work.versions.push(version);
  work.chargedCredits = Math.round((work.chargedCredits + job.price.total) * 100) / 100;
  return ats.transactions.start({
    type: job.draft.work ? 'update_version' : 'register',
    // Who updates a work has its code already.
    accessCode: job.draft.work ? null : work.accessCode,
    complete: () => anchorVersion(ats, work, version, base),
  });
}
