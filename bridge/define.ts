/** What the script tag runs: defines `<ats-widget>` once, and leaves no global. */
import { endSnippet } from './early.ts';
import { AllfeatRegister } from './element.ts';

const registry = globalThis.customElements;
if (registry && !registry.get('ats-widget')) {
  endSnippet();
  registry.define('ats-widget', AllfeatRegister);
}
