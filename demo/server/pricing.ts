import type { Network } from './schemas.ts';
import { MEGABYTE } from './settings.ts';

const FREE_MEGABYTES = 10;

// In hundredths of a credit, so that sums stay exact.
const SERVICE_FEE = 100;
const STORAGE_PER_MEGABYTE = 2;
const MAINNET = { networkFee: 12, deposit: 50 };
const TESTNET = { networkFee: 0, deposit: 0 };

/** What a registration costs, in credits. */
export interface Price {
  networkFee: number;
  deposit: number;
  serviceFee: number;
  storageFee: number;
  total: number;
}

/** The price of anchoring a file of `bytes`: storage costs above 10 MB only, and testnet waives chain fees. */
export function priceOf(network: Network, bytes: number): Price {
  const { networkFee, deposit } = network === 'mainnet' ? MAINNET : TESTNET;
  const storageFee = Math.max(0, Math.ceil(bytes / MEGABYTE) - FREE_MEGABYTES) * STORAGE_PER_MEGABYTE;
  return {
    networkFee: networkFee / 100,
    deposit: deposit / 100,
    serviceFee: SERVICE_FEE / 100,
    storageFee: storageFee / 100,
    total: (networkFee + deposit + SERVICE_FEE + storageFee) / 100,
  };
}
