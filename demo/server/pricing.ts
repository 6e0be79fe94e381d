import type { Network } from './schemas.ts';
import { MEGABYTE } from './settings.ts';

const FREE_MEGABYTES = 10;

// In hundredths of a credit, so that sums stay exact.
const SERVICE_FEE = 100;
const STORAGE_PER_MEGABYTE = 2;
// The chain holds a deposit for what it stores, which is less for another version than for a work.
const MAINNET = { networkFee: 12, work: 50, version: 20 };
const TESTNET = { networkFee: 0, work: 0, version: 0 };

/** What a registration or an update costs, in credits. */
export interface Price {
  networkFee: number;
  deposit: number;
  serviceFee: number;
  storageFee: number;
  total: number;
}

/**
 * The price of anchoring a work, or another version of one, with `bytes` to store: none where the file is kept.
 * Storage costs above 10 MB only, and testnet waives chain fees.
 */
export function priceOf(network: Network, kind: 'work' | 'version', bytes: number): Price {
  const { networkFee, [kind]: deposit } = network === 'mainnet' ? MAINNET : TESTNET;
  const storageFee = Math.max(0, Math.ceil(bytes / MEGABYTE) - FREE_MEGABYTES) * STORAGE_PER_MEGABYTE;
  return {
    networkFee: networkFee / 100,
    deposit: deposit / 100,
    serviceFee: SERVICE_FEE / 100,
    storageFee: storageFee / 100,
    total: (networkFee + deposit + SERVICE_FEE + storageFee) / 100,
  };
}
