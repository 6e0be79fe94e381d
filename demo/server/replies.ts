import { baseUrl } from './base-url.ts';
import type { Ats, AtsContext } from './context.ts';
import type { OpenJob, PreparedJob, UploadJob } from './jobs.ts';
import type { Transaction } from './transactions.ts';

async function uploadReply(ats: Ats, c: AtsContext, job: UploadJob) {
  const expiresAt = Date.now() + ats.settings.uploadTtlMs;
  const own = () =>
    ats.signer.sign('PUT', baseUrl(ats, c), `/storage/uploads/${job.id}`, expiresAt, {
      max: String(job.maxBytes),
    });
  return {
    job_id: job.id,
    upload_url: (await ats.outside?.presignPut(job.id, expiresAt)) ?? own(),
    upload_expires_at: new Date(expiresAt).toISOString(),
  };
}

/** Answer of an init: with an upload URL where a file is expected. */
export const initReply = async (ats: Ats, c: AtsContext, job: OpenJob) =>
  job.state === 'upload' ? uploadReply(ats, c, job) : { job_id: job.id };

/** Answer of a prepare. The deposit of a version has a name of its own. */
export function prepareReply(job: PreparedJob) {
  const deposit = job.price.deposit;
  return {
    job_id: job.id,
    work_id: job.workId,
    commitment: job.commitment.commitment,
    network_fee_credits: job.price.networkFee,
    ...(job.draft.work ? { version_deposit_credits: deposit } : { total_deposit_credits: deposit }),
    service_fee_credits: job.price.serviceFee,
    storage_fee_credits: job.price.storageFee,
    total_price_credits: job.price.total,
    is_valid: true,
    expires_at: new Date(job.expiresAt).toISOString(),
  };
}

/** Answer of a confirm. The addresses are relative to wherever the caller reaches the service. */
export function confirmReply(transaction: Transaction) {
  const path = `/v1/transactions/${transaction.id}`;
  return { transaction_id: transaction.id, ws_url: `${path}/ws`, status_url: path };
}

/** A date as on the wire; some are not known. */
export const dateReply = (date: Date | null): string | null => date && date.toISOString();
