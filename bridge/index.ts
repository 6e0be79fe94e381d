/**
 * Package entry: defines `<ats-widget>` once, and exports the public names. On a server, where there
 * are no elements, importing it does nothing.
 */
import type { AllfeatRegister } from './element.ts';
import type { EventDetails, EventName } from './protocol.ts';

export * from './module.ts';
export type {
  DownloadDetail,
  ErrorDetail,
  EventDetails,
  EventName,
  Mode,
  Network,
  Prefill,
  PrefillCreator,
  ScreenName,
  Stage,
  WidgetState,
} from './protocol.ts';
export * from '../app/ats/index.ts';

/** The events of the element by name, as its listeners get them. */
export type WidgetEvents = { [N in EventName]: CustomEvent<EventDetails[N]> };

declare global {
  interface HTMLElementTagNameMap {
    'ats-widget': AllfeatRegister;
  }
  // They bubble, so any element may hear them.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface HTMLElementEventMap extends WidgetEvents {}
}
