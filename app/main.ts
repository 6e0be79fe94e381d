import { mount } from 'svelte';
import App from './App.svelte';
import { connect, type Incoming } from './channel.ts';
import { ownerKey } from './flow/config.ts';
import { Flow } from './flow/Flow.svelte.ts';
import { JobMemory } from './flow/job-memory.ts';
import type { Kept } from './flow/kept.ts';
import { reportHeight } from './height.ts';
import { locale, m } from './i18n/index.ts';
import { applyTheme, THEME } from './theme.ts';
import './ui/styles/index.css';

const target = document.body.appendChild(document.createElement('div'));
target.id = 'widget';

const jobs = new JobMemory();
let kept: Kept | null = null;

/** Told by this frame: a job whose end the page knows is not taken up by it once more. */
const told = new Set<string>();

const flow = new Flow((message) => {
  const { state } = flow.snapshot;
  if (message.type === 'event' && state.screen === 'COMPLETE' && state.announced)
    told.add(state.subject.jobId);
  channel.send(
    message.type === 'remember'
      ? { type: 'remember', record: jobs.keep(message.owner, message.record, Date.now()) }
      : message,
  );
});
mount(App, { target, props: { flow } });

const channel = connect({ title: m.name, failure: [locale, ...m.unloaded], theme: THEME }, receive);
let reporting: (() => void) | undefined;

function receive(message: Incoming) {
  if (message.type === 'theme') return applyTheme(message.values);
  if (message.type === 'resume') {
    jobs.load(message.record);
    ({ kept } = message);
  } else if (message.type === 'token') flow.hear({ ...message, at: Date.now() });
  else flow.hear(message);
  if (message.type === 'config') {
    resume();
    // Not before: the room that is reserved is for the first screen, not for its skeleton.
    reporting ??= reportHeight(target, (height) => channel.send({ type: 'height', height }));
  }
}

/** Needs attributes to know whose job to look for; with other attributes there may be another. */
function resume() {
  const { config } = flow.snapshot;
  if (!config) return;
  const found = jobs.find(ownerKey(config), Date.now());
  const record = found && !told.has(found.jobId) ? found : null;
  if (record || kept) flow.send({ type: 'resume', record, kept });
  // What was typed comes back once: from here on it is in the form, or was dropped on purpose.
  kept = null;
}
