/** Typed `<ats-widget>` in the JSX of React 19. Types only: `import type` it anywhere in the project. */
import type { CSSProperties, DetailedHTMLProps, HTMLAttributes } from 'react';
import type { AllfeatRegister } from '../element.ts';
import type { EventName } from '../protocol.ts';
import type { WidgetAttributes, WidgetEvent, WidgetProperties } from './attributes.ts';

export type { WidgetEvent } from './attributes.ts';

/**
 * Listeners as React 19 takes them: `on` and the name of the event as it is, which React hands to
 * `addEventListener`. Spread them, `<ats-widget {...listeners}>`: Babel and SWC refuse a colon in JSX.
 */
export type WidgetListeners = {
  [N in EventName as `on${N}`]?: ((event: WidgetEvent<N>) => void) | undefined;
};

/** `style` takes the theme, too. */
export interface WidgetStyle extends CSSProperties {
  [name: `--ats-${string}`]: string | undefined;
}

/**
 * Attributes (`site-key`) work everywhere. Properties (`siteKey`) need the element to be defined before
 * React renders it, and are not written on a server.
 */
export type WidgetProps = Omit<DetailedHTMLProps<HTMLAttributes<AllfeatRegister>, AllfeatRegister>, 'style'> &
  WidgetAttributes &
  WidgetProperties &
  WidgetListeners & { style?: WidgetStyle | undefined };

declare module 'react' {
  // What React looks tags up in.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'ats-widget': WidgetProps;
    }
  }
}
