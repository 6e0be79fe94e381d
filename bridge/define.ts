/** What the script tag runs: defines `<ats-widget>` once, and leaves no global. */
import { AllfeatRegister } from './element.ts';

const registry = globalThis.customElements;
if (registry && !registry.get('ats-widget')) registry.define('ats-widget', AllfeatRegister);
