import type { RegisterCalls, VersionCalls } from './calls/api.ts';
import { registerCalls } from './calls/register.ts';
import { versionCalls } from './calls/versions.ts';
import { connect, type ConnectOptions } from './connect.ts';

export { resolveUrl, type ConnectOptions as ClientOptions } from './connect.ts';
export type { CallOptions, Wait } from './calls/options.ts';
export type { VersionTarget } from './calls/api.ts';

export type AtsClient = RegisterCalls & VersionCalls;

/**
 * The part of the ATS API that a frame calls: it need not carry the rest.
 * Every method throws an AtsApiException, or the signal's reason once it is aborted.
 */
export function createAtsClient(options: ConnectOptions): AtsClient {
  const caller = connect(options);
  return { ...registerCalls(caller), ...versionCalls(caller) };
}
