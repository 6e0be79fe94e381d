import { mount } from 'svelte';
import type { Demo } from '../demo.ts';
import { DEMO } from './context.ts';
import './controls.css';
import './panels.css';
import './tabs.css';
import './events.css';
import './theme.css';
import Prompts from './Prompts.svelte';
import Tools from './Tools.svelte';

/** Fills an element with the tools of the page. */
export function mountTools(target: Element, demo: Demo) {
  target.replaceChildren();
  const context = new Map([[DEMO, demo]]);
  mount(Tools, { target, context });
  mount(Prompts, { target: document.body, context });
}
