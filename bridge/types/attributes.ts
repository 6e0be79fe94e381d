/** What the typings for each framework have in common. Types only: nothing of this is in any script. */
import type { AllfeatRegister } from '../element.ts';
import type { WidgetEvents } from '../index.ts';
import type { EventName } from '../protocol.ts';
import type { WidgetProperties as Surface } from '../surface.ts';

/** An event as a listener on the element itself gets it. `currentTarget` is null again after an `await`. */
export type WidgetEvent<N extends EventName> = WidgetEvents[N] & { readonly currentTarget: AllfeatRegister };

/**
 * What a framework may bind, by the names of the properties: those of the element, any of which may be left out.
 * Null and undefined: no such attribute. `lang` is an attribute of every element.
 */
export type WidgetProperties = {
  [P in keyof Surface as P extends 'lang' ? never : P]?: Surface[P] | Written<Surface[P]> | null | undefined;
};

/** In markup a number may be a text. */
type Written<T> = number extends T ? `${number}` : never;

type Kebab<S extends string> = S extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `-${Lowercase<Head>}`}${Kebab<Tail>}`
  : S;

/** The same by the names of the attributes, such as `site-key`. */
export type WidgetAttributes = { [P in keyof WidgetProperties as Kebab<P>]: WidgetProperties[P] };
