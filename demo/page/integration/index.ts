/** The code that embeds the widget with given settings, in each of five flavours. Pure: text in, text out. */
import { angular } from './angular.ts';
import { html } from './html.ts';
import { react } from './react.ts';
import type { IntegrationSettings } from './settings.ts';
import { svelte } from './svelte.ts';
import { vue } from './vue.ts';

export type { IntegrationSettings } from './settings.ts';

/** In the order to be shown in; `file` is what the code would be saved as, `language` what it is written in. */
export const FRAMEWORKS = [
  { id: 'html', label: 'HTML', file: 'index.html', language: 'html' },
  { id: 'react', label: 'React', file: 'AtsWidget.tsx', language: 'tsx' },
  { id: 'vue', label: 'Vue', file: 'AtsWidget.vue', language: 'vue' },
  { id: 'svelte', label: 'Svelte', file: 'AtsWidget.svelte', language: 'svelte' },
  { id: 'angular', label: 'Angular', file: 'ats-widget.ts', language: 'ts' },
] as const;

export type Framework = (typeof FRAMEWORKS)[number]['id'];

const writers: Record<Framework, (settings: IntegrationSettings) => string> = {
  html,
  react,
  vue,
  svelte,
  angular,
};

/** A whole file, ready to be saved. Any text is safe as a value: it is escaped for where it stands. */
export const integrationCode = (framework: Framework, settings: IntegrationSettings): string =>
  writers[framework](settings);
