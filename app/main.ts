import { mount } from 'svelte';
import type { HostMessage } from '../bridge/protocol.ts';
import App from './App.svelte';
import { connect } from './channel.ts';
import { Flow } from './flow/Flow.svelte.ts';
import { reportHeight } from './height.ts';
import { m } from './i18n/index.ts';
import { applyTheme, THEME } from './theme.ts';
import './ui/styles/index.css';

const target = document.body.appendChild(document.createElement('div'));
target.id = 'widget';

const flow = new Flow((message) => channel.send(message));
mount(App, { target, props: { flow } });

const channel = connect({ title: m.name, theme: THEME }, receive);
reportHeight(target, (height) => channel.send({ type: 'height', height }));

function receive(message: HostMessage) {
  if (message.type === 'theme') applyTheme(message.values);
  else if (message.type === 'token') flow.send({ ...message, at: Date.now() });
  else flow.send(message);
}
