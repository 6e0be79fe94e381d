/** The ATS API for direct use, without the widget. For browsers and Node 20.3 or later. */
export { ApiErrorCode, type ErrorCode } from './catalogue.ts';
export type { AtsClient, VersionTarget, WorkTarget } from './calls/api.ts';
export type { CallOptions, ClientOptions, Wait } from './calls/options.ts';
export type * from './calls/wire.ts';
export type * from './calls/wire-works.ts';
export { AtsApiException, type AtsError } from './errors.ts';
export { createFullClient as createAtsClient } from './full-client.ts';
