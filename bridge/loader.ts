/** `allfeat-ats-component/loader`: loads `<ats-widget>` from its static host, for pages built with a bundler. */
import { LoadError } from './load/error.ts';
import type { LoadOptions, WidgetClass } from './load/options.ts';
import { requestScript } from './load/request.ts';

export type { AllfeatRegister } from './element.ts';
export { LoadError, type LoadProblem } from './load/error.ts';
export type { LoadOptions, WidgetClass } from './load/options.ts';
export type { ScriptUrl, ScriptUrlPolicy } from './load/trusted-types.ts';

/** By address: what is being loaded, and what has been. */
const loads = new Map<string, Promise<WidgetClass>>();

/**
 * Loads the script that defines `<ats-widget>`, once per address, and answers the class of the element. Where
 * the element is already defined, by whatever script, nothing is loaded. A script that fails is asked for
 * once more, a second later; a load that fails is forgotten, so that another call begins anew.
 *
 * Importing this module does nothing, on a server too; the call belongs into the browser.
 *
 * @throws {LoadError} by rejecting: it says what is wrong and what to do about it
 */
export function loadAtsWidget(options: LoadOptions): Promise<WidgetClass> {
  if (typeof document === 'undefined') return Promise.reject(new LoadError('server'));
  const defined = customElements.get('ats-widget');
  if (defined) return Promise.resolve(defined as WidgetClass);
  const src = String(options.src);
  let load = loads.get(src);
  if (!load) {
    load = requestScript(options);
    loads.set(src, load);
    load.catch(() => loads.delete(src));
  }
  return load;
}
