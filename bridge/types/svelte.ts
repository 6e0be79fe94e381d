/** Typed `<ats-widget>` in Svelte 5. Types only: `import type` it anywhere in the project. */
import type { HTMLAttributes } from 'svelte/elements';
import type { AllfeatRegister } from '../element.ts';
import type { EventName } from '../protocol.ts';
import type { WidgetAttributes, WidgetEvent, WidgetProperties } from './attributes.ts';

export type { WidgetEvent } from './attributes.ts';

/** Listeners: `onallfeat:complete={…}`. */
export type WidgetListeners = {
  [N in EventName as `on${N}`]?: ((event: WidgetEvent<N>) => void) | null | undefined;
};

/** What markup may bind: attributes (`site-key`) and properties (`siteKey`). */
export type WidgetProps = HTMLAttributes<AllfeatRegister> &
  WidgetAttributes &
  WidgetProperties &
  WidgetListeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'ats-widget': WidgetProps;
  }
}
