import type { RegisterCalls, VersionCalls, WorkCalls } from './calls/api.ts';
import { registerCalls } from './calls/register.ts';
import { versionCalls } from './calls/versions.ts';
import { workCalls } from './calls/works.ts';
import { connect, type ConnectOptions } from './connect.ts';

export { resolveUrl, type ConnectOptions as ClientOptions } from './connect.ts';
export type { CallOptions, Wait } from './calls/options.ts';
export type { VersionTarget } from './calls/api.ts';
export type { ListedWork, Version, WorkList } from './calls/wire-works.ts';

export type AtsClient = RegisterCalls & VersionCalls & WorkCalls;

/**
 * The ATS API. Every method throws an AtsApiException, or the signal's reason once it is aborted.
 */
export function createAtsClient(options: ConnectOptions): AtsClient {
  const caller = connect(options);
  return { ...registerCalls(caller), ...versionCalls(caller), ...workCalls(caller) };
}
