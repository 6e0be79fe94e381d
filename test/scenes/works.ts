/** The list of a user's works, and what there is of one. */
import type { Walk } from './scene.ts';
import type { Stage } from './stage.ts';

const versions = (stage: Stage) => stage.widget.getByRole('article');

async function backTo(stage: Stage, title: string) {
  await stage.person.button(stage.m.back).click();
  await stage.row(title).click();
  await stage.heading(title).waitFor();
}

const open = (stage: Stage, user = 'demo-user', faults: object[] = []) =>
  stage.open({
    attributes: { mode: 'download', 'external-user-id': user },
    settings: { seedWorks: 120 },
    faults,
  });

const loading: Walk = {
  'works-loading': async (stage) => {
    await open(stage, 'demo-user', [{ on: 'GET /v1/works', delayMs: 60_000 }]);
    await stage.search().waitFor();
  },
};

const none: Walk = {
  'works-none': async (stage) => {
    await open(stage, 'nobody');
    await stage.text(stage.m.works.none).waitFor();
  },
};

const failed: Walk = {
  'works-failed': async (stage) => {
    await open(stage, 'demo-user', [{ on: 'GET /v1/works', code: 'common.bad_request' }]);
    await stage.heading(stage.m.errors.works.heading).waitFor();
  },
};

const list: Walk = {
  works: async (stage) => {
    await open(stage);
    await stage.row('Quiet Harbour 1').waitFor();
  },
  'works-page-failed': async (stage) => {
    await stage.ats.fault({ on: 'GET /v1/works', code: 'common.bad_request' });
    await stage.person.button(stage.m.works.more).click();
    await stage.text(stage.m.works.pageFailed).waitFor();
  },
  'works-no-match': async (stage) => {
    await stage.search().fill('low tied');
    await stage.text(stage.m.works.noMatch('low tied')).waitFor();
  },
  'works-search': async (stage) => {
    await stage.search().fill('lantern');
    await stage.row('Bright Lantern').or(stage.row('Lantern')).first().waitFor();
    await stage.row('Quiet Harbour').waitFor({ state: 'detached' });
  },
};

const details: Walk = {
  'detail-loading': async (stage) => {
    await open(stage, 'demo-user', [{ on: 'GET /v1/works/*/versions', delayMs: 60_000 }]);
    await stage.row('Hidden Signal 5').click();
    await stage.heading('Hidden Signal 5').waitFor();
  },
  detail: async (stage) => {
    await stage.ats.clearFaults();
    await versions(stage).nth(2).waitFor();
  },
  'detail-creators': async (stage) => {
    await versions(stage).first().getByRole('button', { name: stage.m.versions.show }).click();
    await versions(stage).first().getByRole('list').waitFor();
  },
  'detail-creators-failed': async (stage) => {
    await stage.ats.fault({ on: 'GET /v1/works/*/creators', code: 'common.bad_request' });
    await versions(stage).nth(1).getByRole('button', { name: stage.m.versions.show }).click();
    await stage.text(stage.m.versions.creatorsFailed).waitFor();
  },
  'detail-failed': async (stage) => {
    await stage.ats.fault({ on: 'GET /v1/works/*', code: 'common.bad_request' });
    await versions(stage).first().getByRole('button', { name: stage.m.versions.certificate }).click();
    await stage.text(stage.m.versions.failed).waitFor();
  },
  'detail-long': async (stage) => {
    await backTo(stage, 'A title that goes on');
    await versions(stage).getByRole('button', { name: stage.m.versions.show }).click();
    await versions(stage).getByRole('list').waitFor();
  },
  'detail-bare': async (stage) => {
    await backTo(stage, 'Without files');
    await stage.text(stage.m.versions.noFile).waitFor();
  },
  'detail-right-to-left': async (stage) => {
    await backTo(stage, 'أغنية الصباح');
    await versions(stage).first().waitFor();
  },
  'detail-many-versions': async (stage) => {
    await backTo(stage, 'With 300 versions');
    await versions(stage).nth(19).waitFor();
  },
};

export const works = [loading, none, failed, list];
export const downloads = [details];
