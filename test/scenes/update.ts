/** A new version of a work: by its access code, and by the user whose work it is. */
import { tone } from './files.ts';
import type { Walk } from './scene.ts';
import type { Stage } from './stage.ts';

const newFile = tone('low-tide-remaster.wav', 3);
const title = 'Hidden Signal 5';

async function completeCode(stage: Stage): Promise<string> {
  await stage.complete();
  return ((await stage.call('getState')) as { accessCode: string }).accessCode;
}

/** The same page in another mode: the service keeps the work that was just registered. */
async function turnToUpdate(stage: Stage) {
  const code = await completeCode(stage);
  await stage.page.evaluate(() => {
    const widget = document.querySelector('ats-widget');
    widget?.reset();
    widget?.setAttribute('mode', 'update');
  });
  await stage.heading(stage.m.access.heading).waitFor();
  return code;
}

const field = (stage: Stage) => stage.widget.getByRole('textbox', { name: stage.m.access.label });

async function tryCode(stage: Stage, code: string, says: string) {
  await field(stage).fill(code);
  await stage.person.continue();
  await stage.text(says).waitFor();
}

const codes: Walk = {
  'access-code': async (stage) => {
    await stage.open({ attributes: { mode: 'update' } });
    await stage.heading(stage.m.access.heading).waitFor();
  },
  'access-code-required': (stage) => tryCode(stage, '', stage.m.access.problem.required),
  'access-code-cut': (stage) =>
    tryCode(stage, 'atc_a0561fd649cdb6baa784055f051bad796ea0afef1', stage.m.access.cut(45)),
  'access-code-unknown': (stage) => tryCode(stage, `atc_${'0'.repeat(64)}`, stage.m.access.problem.unknown),
};

const byCode: Walk = {
  'update-file': async (stage) => {
    const code = await turnToUpdate(stage);
    await field(stage).fill(code);
    await stage.person.continue();
    await stage.heading(stage.m.file.headingUpdate).waitFor();
  },
  'update-file-chosen': async (stage) => {
    await stage.person.chooseFile(newFile);
    await stage.text(newFile.name).waitFor();
  },
  'update-title': async (stage) => {
    await stage.person.continue();
    await stage.heading(stage.m.title.heading).waitFor();
  },
  'update-review': async (stage) => {
    await stage.person.continue();
    await stage.person.button(stage.m.creators.add).click();
    await stage.person.nameCreator('Théo Laurent', 'theo@laurent.example', [stage.m.role.arranger]);
    await stage.person.continue();
    await stage.heading(stage.m.review.heading).waitFor();
  },
  'update-complete': async (stage) => {
    await stage.person.button(stage.m.review.update).click();
    await stage.text(stage.m.complete.sameCode).waitFor();
  },
};

const byUser: Walk = {
  'update-works': async (stage) => {
    await stage.open({
      attributes: { mode: 'update', 'external-user-id': 'demo-user' },
      settings: { seedWorks: 8 },
      faults: [{ on: 'GET /v1/works/*/creators', times: 1, code: 'common.bad_request' }],
    });
    await stage.row(title).waitFor();
  },
  'update-work-unopened': async (stage) => {
    await stage.row(title).click();
    await stage.text(stage.m.works.unopened).waitFor();
  },
  'update-user-file': async (stage) => {
    await stage.row(title).click();
    await stage.heading(stage.m.file.headingUpdate).waitFor();
  },
  'update-user-review': async (stage) => {
    await stage.person.button(stage.m.file.skip).click();
    await stage.person.continue();
    await stage.heading(stage.m.creators.heading).waitFor();
    await stage.person.continue();
    await stage.text(stage.m.review.nothing).waitFor();
  },
  'update-user-starting': async (stage) => {
    await stage.ats.fault({ on: 'POST /v1/works/*/versions/init', delayMs: 60_000 });
    await stage.person.button(stage.m.review.update).click();
    await stage.heading(stage.m.upload.headingKept).waitFor();
  },
};

export const update = [codes, byCode, byUser];
