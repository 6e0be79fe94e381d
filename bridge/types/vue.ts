/** Typed `<ats-widget>` in the templates of Vue 3. Types only: `import type` it anywhere in the project. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { AllfeatRegister } from '../element.ts';
import type { EventName } from '../protocol.ts';
import type { WidgetEvent, WidgetProperties } from './attributes.ts';

export type { WidgetEvent } from './attributes.ts';

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S;

/** Listeners by the names Vue has for them: `onAllfeat:uploadStart` is what `@allfeat:upload-start` becomes. */
export type WidgetListeners = {
  [N in EventName as `on${Capitalize<Camel<N>>}`]?: ((event: WidgetEvent<N>) => void) | undefined;
};

/**
 * What a template may bind. Write attributes, `site-key`: Vue's tools take `siteKey` for the same, and the
 * element does, but only once it is defined.
 */
export type WidgetProps = HTMLAttributes & WidgetProperties & WidgetListeners & PublicProps;

declare module 'vue' {
  interface GlobalComponents {
    // Nobody makes one of it: only what it has for props is looked at.
    'ats-widget': new () => AllfeatRegister & { $props: WidgetProps };
  }
}
