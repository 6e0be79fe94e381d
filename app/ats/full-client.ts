import type { AtsClient } from './calls/api.ts';
import type { ClientOptions } from './calls/options.ts';
import { createAtsClient } from './client.ts';

/**
 * The ATS API for direct use. Every method throws an AtsApiException, or the signal's reason once it
 * is aborted. A short disturbance goes unnoticed: see `onWait` of a call's options.
 *
 * @example
 *   const client = createAtsClient({ atsUrl: 'https://ats.example', siteKey: 'cpk_…', token });
 *   const { works } = await client.listWorks({ network: 'testnet' });
 */
export const createFullClient = (options: ClientOptions): AtsClient => createAtsClient(options);
