/** Before there is a form, and where there is none. */
import type { Walk } from './scene.ts';

/** The frame is up, and waits for what the page has to tell it. */
const speechless = `<script>
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    if (message.type !== 'config') post.call(this, message, ...rest);
  };
</script>`;

const loading: Walk = {
  loading: async (stage) => {
    await stage.open({ head: speechless });
    await stage.widget.locator('[aria-busy]').waitFor();
  },
};

const failure: Walk = {
  'load-failure': async (stage) => {
    await stage.open({ attributes: { 'frame-url': `${stage.staticUrl}/nowhere/` } });
    await stage.page.getByRole('alert').waitFor();
  },
};

const misconfigured: Walk = {
  misconfigured: async (stage) => {
    await stage.open({ attributes: { 'site-key': 'wrong' } });
    await stage.heading(stage.m.disabled.unavailable).waitFor();
  },
};

export const page = [loading, failure, misconfigured];
