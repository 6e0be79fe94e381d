/** Typed `<ats-widget>` in Svelte 5. Types only: `import type` it anywhere in the project. */
import type { HTMLAttributes } from 'svelte/elements';
import type { AllfeatRegister } from '../element.ts';
import type { EventName } from '../protocol.ts';
import type { WidgetAttributes, WidgetEvent } from './attributes.ts';

export type { WidgetEvent } from './attributes.ts';

/** Listeners: spread them, `{...listeners}`. Written out, `onallfeat:complete={…}`, each brings a warning. */
export type WidgetListeners = {
  [N in EventName as `on${N}`]?: ((event: WidgetEvent<N>) => void) | null | undefined;
};

/**
 * What markup may bind. Attributes (`site-key`), since Svelte writes a property (`siteKey`) in small letters into
 * the markup wherever its value is fixed.
 */
export type WidgetProps = HTMLAttributes<AllfeatRegister> & WidgetAttributes & WidgetListeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'ats-widget': WidgetProps;
  }
}
