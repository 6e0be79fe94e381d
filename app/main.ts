import { mount } from 'svelte';
import App from './App.svelte';
import { connect, type Incoming } from './channel.ts';
import { ownerKey } from './flow/config.ts';
import type { FrameMessage } from '../bridge/protocol.ts';
import { Flow } from './flow/Flow.svelte.ts';
import { JobMemory } from './flow/job-memory.ts';
import type { Kept } from './flow/kept.ts';
import type { Outgoing } from './flow/outgoing.ts';
import { reportHeight } from './height.ts';
import { locale, m } from './i18n/index.ts';
import { applyTheme, THEME } from './theme.ts';
import './ui/styles/index.css';

const target = document.body.appendChild(document.createElement('div'));
target.id = 'widget';

const jobs = new JobMemory();
let kept: Kept | null = null;

/** Told by this frame or one before: a job whose end the page knows is not taken up by it once more. */
const told = new Set<string>();

const flow = new Flow((message) => {
  const { state } = flow.snapshot;
  if (message.type === 'event' && state.screen === 'COMPLETE' && state.announced)
    told.add(state.subject.jobId);
  channel.send(outgoing(message));
});

function outgoing(message: Outgoing): FrameMessage {
  if (message.type === 'remember')
    return { type: 'remember', record: jobs.keep(message.owner, message.record, Date.now()) };
  if (message.type !== 'state') return message;
  // As long as the attributes are wrong, what the frame before held is not in the form: it is still to be kept.
  return { ...message, heard: channel.heard, kept: { ...(kept ?? (message.kept as Kept)), told: [...told] } };
}
mount(App, { target, props: { flow } });

const channel = connect({ title: m.name, failure: [locale, ...m.unloaded], theme: THEME }, receive);
let reporting: (() => void) | undefined;

function receive(message: Incoming) {
  if (message.type === 'theme') return applyTheme(message.values);
  if (message.type === 'resume') {
    jobs.load(message.record);
    ({ kept } = message);
    for (const jobId of kept?.told ?? []) told.add(jobId);
  } else if (message.type === 'token') flow.hear({ ...message, at: Date.now() });
  else {
    if (message.type === 'reset') kept = null;
    flow.hear(message);
  }
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
  // What the frame before was showing goes on here, told or not.
  const record = found && (kept?.paid?.jobId === found.jobId || !told.has(found.jobId)) ? found : null;
  if (record || kept) flow.send({ type: 'resume', record, kept });
  // What was typed comes back once: from here on it is in the form, or was dropped on purpose.
  kept = null;
}
