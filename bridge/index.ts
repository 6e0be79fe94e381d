/**
 * Package entry: defines `<ats-widget>` once, and exports the public names. On a server, where there
 * are no elements, importing it does nothing.
 */
export * from './module.ts';
export type { WidgetEvents } from './listening.ts';
export type { WidgetProperties } from './surface.ts';
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
