/** Package entry: defines `<ats-widget>` once and exports the public names. Safe to import on a server. */
import { AllfeatRegister } from './element.ts';

const registry = globalThis.customElements;
if (registry && !registry.get('ats-widget')) registry.define('ats-widget', AllfeatRegister);

export { AllfeatRegister };
export { EVENT_NAMES } from './protocol.ts';
export type * from './protocol.ts';
