/** What stops the flow. */
import type { Walk } from './scene.ts';
import type { Stage } from './stage.ts';
import { other } from './success.ts';

const init = 'POST /v1/works/init';
const put = 'PUT /storage/*';
const prepare = 'POST /v1/works/prepare';
const confirm = 'POST /v1/works/confirm';
const socket = 'WS /*';

/** A registration that runs into this, and the heading it ends at. */
async function fails(stage: Stage, fault: object, heading: string, attributes = {}) {
  await stage.submit({ faults: [{ times: -1, ...fault }], attributes });
  await stage.heading(heading).waitFor();
}

/** One scene a walk: none leads to another. */
const apart = (steps: Walk): Walk[] => Object.entries(steps).map(([name, step]) => ({ [name]: step }));

export const failure = apart({
  // The code alone says that it is the service: with a status of 5xx it would be tried three times.
  'failed-service': (stage) =>
    fails(
      stage,
      { on: prepare, status: 400, code: 'common.service_unavailable' },
      stage.m.errors.service.heading,
    ),
  'failed-upload': (stage) =>
    fails(stage, { on: put, status: 403, code: 'AccessDenied' }, stage.m.errors.upload.heading),
  'failed-credits': (stage) =>
    fails(stage, { on: confirm, code: 'common.forbidden' }, stage.m.errors.credits.heading),
  'failed-quota': (stage) =>
    fails(
      stage,
      { on: confirm, code: 'common.quota_exceeded', details: { resets_at: '2030-01-01T00:00:00Z' } },
      stage.m.errors.quota.heading,
    ),
  'failed-busy': (stage) =>
    fails(
      stage,
      { on: init, code: 'common.rate_limited', headers: { 'Retry-After': '90' } },
      stage.m.errors.busy.heading,
    ),
  'failed-refused': (stage) =>
    fails(stage, { on: init, code: 'common.bad_request' }, stage.m.errors.refused.heading),
  'failed-mismatch': (stage) =>
    fails(stage, { on: prepare, patch: { commitment: other } }, stage.m.errors.mismatch.heading, {
      verify: 'strict',
    }),
  'failed-unproven': (stage) =>
    fails(stage, { on: prepare, patch: { commitment: null } }, stage.m.errors.unproven.heading, {
      verify: 'strict',
    }),
  'failed-chain': (stage) =>
    fails(stage, { on: socket, patch: { step: 'failed' } }, stage.m.errors.chain.heading),
  'failed-tracking': (stage) =>
    fails(stage, { on: socket, code: 'transaction.not_found' }, stage.m.errors.tracking.heading),
  'failed-confirming': (stage) =>
    fails(stage, { on: confirm, status: 503 }, stage.m.errors.confirming.heading),
  'failed-unknown': (stage) =>
    fails(stage, { on: confirm, times: 1, drop: 'after' }, stage.m.errors.unknown.heading),
  disabled: (stage) =>
    fails(stage, { on: init, code: 'common.auth.invalid_api_key' }, stage.m.disabled.unavailable),
});
