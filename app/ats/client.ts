import { registerCalls } from './calls/register.ts';
import { connect, type ConnectOptions } from './connect.ts';

export { resolveUrl, type ConnectOptions as ClientOptions } from './connect.ts';
export type { CallOptions, Wait } from './calls/options.ts';
export type { RegisterCalls as AtsClient } from './calls/api.ts';

/**
 * The part of the ATS API that registers works: a frame need not carry what it does not call.
 * Every method throws an AtsApiException, or the signal's reason once it is aborted.
 */
export const createAtsClient = (options: ConnectOptions) => registerCalls(connect(options));
