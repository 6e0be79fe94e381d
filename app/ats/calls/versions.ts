import type { Caller } from '../connect.ts';
import * as schema from '../schema.ts';
import { accessedWork, job } from '../work-schema.ts';
import type { VersionCalls, VersionTarget } from './api.ts';
import { confirm, prepare } from './register.ts';

export function versionCalls({ call, post, keyed }: Caller): VersionCalls {
  return {
    accessWork: (accessCode, options) =>
      call(`${accessPath(accessCode)}/work`, { ...options, schema: accessedWork, safe: true }),
    initVersion: (target, body, idempotencyKey, options) =>
      keyed(`${versionsPath(target)}/init`, { ...body, ...networkOf(target) }, idempotencyKey, {
        ...options,
        schema: job,
      }),
    initVersionUpload: (target, body, idempotencyKey, options) =>
      keyed(`${versionsPath(target)}/init-upload`, { ...body, ...networkOf(target) }, idempotencyKey, {
        ...options,
        schema: schema.upload,
      }),
    prepareVersion: (target, job, options) => prepare(post, versionsPath(target), job, options),
    confirmVersion: (target, job, options) => confirm(post, versionsPath(target), job, options),
  };
}

const accessPath = (accessCode: string) => `/v1/access/${encodeURIComponent(accessCode)}`;

const versionsPath = (target: VersionTarget) =>
  'accessCode' in target
    ? `${accessPath(target.accessCode)}/versions`
    : `/v1/works/${encodeURIComponent(target.atsId)}/versions`;

/** An access code is for one work on one network; an id needs both. */
const networkOf = (target: VersionTarget) => ('network' in target ? { network: target.network } : {});
