import type { AllfeatRegister } from './element.ts';
import type { EventDetails, EventName } from './protocol.ts';

/** The events of the element by name, as its listeners get them. */
export type WidgetEvents = { [N in EventName]: CustomEvent<EventDetails[N]> };

type Handler<E extends Event> =
  ((this: AllfeatRegister, event: E) => unknown) | { handleEvent(event: E): unknown };

/** Any other event by its name; a name of ours that does not exist is a mistake. */
type OtherName<T extends string> = T extends `allfeat:${string}` ? EventName : T;

/** `addEventListener`, and `removeEventListener`, which differ in their options alone. */
interface Listen<Options> {
  <N extends EventName>(
    name: N,
    listener: Handler<WidgetEvents[N]> | null,
    options?: boolean | Options,
  ): void;
  <N extends keyof HTMLElementEventMap>(
    name: N,
    listener: Handler<HTMLElementEventMap[N]>,
    options?: boolean | Options,
  ): void;
  <T extends string>(
    name: OtherName<T>,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | Options,
  ): void;
}

/** An element that names the details of our events to those who listen. */
export interface Listened extends HTMLElement {
  addEventListener: Listen<AddEventListenerOptions>;
  removeEventListener: Listen<EventListenerOptions>;
}

/* eslint-disable @typescript-eslint/no-empty-object-type */
declare global {
  interface HTMLElementTagNameMap {
    'ats-widget': AllfeatRegister;
  }
  // They bubble: whoever listens for all widgets of a page does it here. Other elements stay as they are.
  interface DocumentEventMap extends WidgetEvents {}
  interface WindowEventMap extends WidgetEvents {}
}
