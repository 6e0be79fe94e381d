/** From Register to the chain. */
import { audio } from './files.ts';
import type { Walk } from './scene.ts';
import type { Stage } from './stage.ts';
import { like } from './words.ts';

const HELD = { delayMs: 60_000 };
const init = 'POST /v1/works/init';
const put = 'PUT /storage/*';
const prepare = 'POST /v1/works/prepare';
const confirm = 'POST /v1/works/confirm';

const large = { ...audio, buffer: Buffer.alloc(4 * 2 ** 20, audio.buffer) };

/** A slow connection. Where the frame has a process of its own, it has its own connection too. */
async function slowDown(stage: Stage, bytesPerSecond: number) {
  const frame = await (await stage.page.locator('ats-widget iframe').elementHandle())?.contentFrame();
  if (!frame) throw new Error('The widget has no frame.');
  const context = stage.page.context();
  const session = await context.newCDPSession(frame).catch(() => context.newCDPSession(stage.page));
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  });
}

/** Tracking that stays at a step, whatever becomes of the transaction, and however it is asked for. */
const at = (step: string, progress: number) => [
  { on: 'WS /*', times: -1, patch: { step, progress } },
  {
    on: 'GET /v1/transactions/*',
    times: -1,
    patch: { current_step: step, progress, is_complete: false, result: null, steps: [] },
  },
];

const starting: Walk = {
  'upload-starting': async (stage) => {
    await stage.submit({ faults: [{ on: init, ...HELD }] });
    await stage.heading(stage.m.upload.heading).waitFor();
  },
};

const running: Walk = {
  'upload-running': async (stage) => {
    await stage.review({}, large);
    // Half a minute: what is shown meanwhile is looked at from every side.
    await slowDown(stage, 150_000);
    await stage.person.button(stage.m.review.register).click();
    await stage.text(like(stage.m.upload.left)).waitFor();
  },
  'upload-cancel': async (stage) => {
    await stage.person.button(stage.m.cancel).click();
    await stage.text(stage.m.upload.stop).waitFor();
  },
};

const retrying: Walk = {
  'upload-retrying': async (stage) => {
    // The second wait is the longer one, and here it lasts.
    await stage.page.addInitScript(() => {
      const set = window.setTimeout.bind(window) as (run: () => void, delay?: number) => number;
      window.setTimeout = ((run: () => void, delay = 0) =>
        set(run, delay > 1500 && delay < 2500 ? 60_000 : delay)) as typeof setTimeout;
    });
    await stage.submit({ faults: [{ on: put, times: -1, status: 500, body: '' }] });
    const { format } = new Intl.NumberFormat(stage.locale);
    await stage.text(like((time) => stage.m.hold.again(time, format(3), format(3)))).waitFor();
  },
};

const offline: Walk = {
  'upload-offline': async (stage) => {
    await stage.review({ faults: [{ on: init, ...HELD }] });
    await stage.person.button(stage.m.review.register).click();
    await stage.heading(stage.m.upload.heading).waitFor();
    await stage.page.context().setOffline(true);
    await stage.text(stage.m.hold.offline).waitFor();
  },
};

const quoting: Walk = {
  'confirming-quoting': async (stage) => {
    await stage.submit({ faults: [{ on: prepare, ...HELD }] });
    await stage.text(stage.m.confirming.quoting).waitFor();
  },
};

const paying: Walk = {
  'confirming-quote': async (stage) => {
    await stage.submit({ faults: [{ on: confirm, ...HELD }] });
    await stage.text(stage.m.confirming.asking).waitFor();
  },
};

const early: Walk = {
  'tracking-early': async (stage) => {
    await stage.submit({ faults: at('validating', 5) });
    await stage.text(stage.m.tracking.says['validating'] ?? '').waitFor();
  },
};

const late: Walk = {
  'tracking-late': async (stage) => {
    await stage.submit({ faults: at('confirming', 80) });
    await stage.text(stage.m.tracking.says['confirming'] ?? '').waitFor();
  },
  'tracking-resumed': async (stage) => {
    await stage.page.reload();
    await stage.heading(stage.m.tracking.headingResumed).waitFor();
    await stage.text(stage.m.tracking.says['confirming'] ?? '').waitFor();
  },
};

export const payment = [starting, running, retrying, offline, quoting, paying, early, late];
