/** Typed `<ats-widget>` in the JSX of React 19. Types only: `import type` it anywhere in the project. */
import type { CSSProperties, DetailedHTMLProps, HTMLAttributes } from 'react';
import type { AllfeatRegister } from '../element.ts';
import type { WidgetAttributes } from './attributes.ts';

export type { WidgetEvent } from './attributes.ts';

/** `style` takes the theme, too. */
export interface WidgetStyle extends CSSProperties {
  [name: `--ats-${string}`]: string | undefined;
}

/**
 * Attributes and a ref, which work wherever React renders. Properties (`siteKey`) would be lost while the
 * element is not defined, and listeners (`onallfeat:complete`) where React takes over the markup of a server:
 * listen with `addEventListener` in an effect.
 */
export type WidgetProps = Omit<DetailedHTMLProps<HTMLAttributes<AllfeatRegister>, AllfeatRegister>, 'style'> &
  WidgetAttributes & { style?: WidgetStyle | undefined };

declare module 'react' {
  // What React looks tags up in.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'ats-widget': WidgetProps;
    }
  }
}
