/** A work is registered. */
import type { Walk } from './scene.ts';

export const other = `0x${'0123456789abcdef'.repeat(4)}`;
const prepare = 'POST /v1/works/prepare';

const registered: Walk = {
  complete: (stage) => stage.complete(),
  'complete-fingerprints': async (stage) => {
    await stage.widget.getByText(stage.m.proof.show).click();
    await stage.text(stage.m.proof.file).waitFor();
  },
  'complete-certificate-failed': async (stage) => {
    await stage.ats.fault({ on: 'GET /v1/works/*/download/certificate', code: 'common.bad_request' });
    await stage.person.button(stage.m.complete.certificate).click();
    await stage.text(stage.m.complete.certificateFailed).waitFor();
  },
  'complete-question': async (stage) => {
    await stage.person.button(stage.m.complete.another).click();
    await stage.text(stage.m.complete.first).waitFor();
  },
  'complete-resumed': async (stage) => {
    await stage.page.reload();
    await stage.heading(stage.m.complete.headingResumed).waitFor();
  },
  'complete-saved': async (stage) => {
    await stage.person.button(stage.m.complete.saveFile).click();
    await stage.text(stage.m.complete.keepSafe).waitFor();
  },
};

const unchecked: Walk = {
  'complete-unchecked': (stage) => stage.complete({ faults: [{ on: prepare, patch: { commitment: null } }] }),
};

const mismatch: Walk = {
  'complete-mismatch': (stage) => stage.complete({ faults: [{ on: prepare, patch: { commitment: other } }] }),
};

const forUser: Walk = {
  'complete-user': async (stage) => {
    await stage.complete({ attributes: { 'external-user-id': 'user-1' } });
    await stage.text(stage.m.complete.forUser).waitFor();
  },
};

const codeComing: Walk = {
  'complete-code-coming': async (stage) => {
    const late = { on: 'GET /v1/transactions/*', code: 'common.bad_request' };
    await stage.complete({
      settings: { accessCodeDelayMs: 600_000 },
      faults: [{ ...late, delayMs: 60_000 }],
    });
    await stage.text(stage.m.complete.codeComing).waitFor();
  },
};

const codeMissing: Walk = {
  'complete-code-missing': async (stage) => {
    // A refusal, so that it is not asked for any longer.
    const refused = { on: 'GET /v1/transactions/*', code: 'common.bad_request' };
    await stage.complete({ settings: { accessCodeDelayMs: 600_000 }, faults: [refused] });
    await stage.text(stage.m.complete.codeMissing).waitFor();
  },
};

export const success = [registered, unchecked, mismatch, forUser, codeComing, codeMissing];
