import { AtsApiException, atsError } from './errors.ts';
import type { Transaction } from './schema.ts';

/** How a transaction ended well. */
export interface Outcome {
  atsId: number | null;
  workId: string | null;
  txHash: string | null;
  blockNumber: number | null;
  /** Only if it is safe to open: https, or http on localhost. */
  explorerUrl: string | null;
  accessCode: string | null;
}

type Result = Omit<NonNullable<Transaction['result']>, 'success'>;

const ACCESS_CODE = /^atc_[0-9a-f]{64}$/i;

export const outcomeOf = (result: Result): Outcome => ({
  atsId: result.ats_id ?? null,
  workId: result.work_id ?? null,
  txHash: result.tx_hash ?? null,
  blockNumber: result.block_number ?? null,
  explorerUrl: safeUrl(result.explorer_url),
  accessCode: accessCodeOf(result.access_code),
});

export const accessCodeOf = (text: string | null | undefined) =>
  text && ACCESS_CODE.test(text) ? text : null;

/** The chain refused: only a new registration can help. */
export const transactionFailed = (cause?: unknown) =>
  new AtsApiException(
    atsError('widget.transaction_failed', cause === undefined ? {} : { details: { error: cause } }),
  );

export function safeUrl(text: string | null | undefined): string | null {
  if (!text || !URL.canParse(text)) return null;
  const { protocol, hostname, href } = new URL(text);
  const local = protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname);
  return protocol === 'https:' || local ? href : null;
}
