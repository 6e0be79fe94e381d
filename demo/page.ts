/** What the demo page runs: the host's side of an integration, and after it the tools around it. */
import { EVENT_NAMES } from '../bridge/protocol.ts';
import { Demo } from './page/demo.ts';

/** Long enough for a frame to start in, short enough for somebody who waits for the tools. */
const PATIENCE_MS = 3000;

function find(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
}

const demo = new Demo(find('#register'));

/** The widget comes first: the tools are fetched once it has started, or shown that it cannot. */
async function showTools() {
  await new Promise<void>((resolve) => {
    for (const name of [EVENT_NAMES.READY, EVENT_NAMES.FAILED])
      addEventListener(name, () => resolve(), { once: true });
    setTimeout(resolve, PATIENCE_MS);
  });
  const { mountTools } = await import('./page/tools/mount.ts');
  mountTools(find('#tools'), demo);
}

void showTools();
