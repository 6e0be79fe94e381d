/** The bridge as an ES module on a static host: defines `<ats-widget>` once. */
import './define.ts';

export { AllfeatRegister } from './element.ts';
export { EVENT_NAMES } from './protocol.ts';
