/** Package entry: defines `<ats-widget>` once and exports the public names. Safe to import on a server. */
import './define.ts';

export { AllfeatRegister } from './element.ts';
export { EVENT_NAMES } from './protocol.ts';
export type * from './protocol.ts';
