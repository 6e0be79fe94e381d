/** What was done to the element before it was defined: by a page, or kept for it by the snippet (snippet.ts). */

/** A method that was called, and with what. */
export type EarlyCall = [name: string, args: unknown[]];

/**
 * Properties set then hide their accessors for good: sets them again. Calls have been kept on the element: makes
 * them, in their order, once: one that throws keeps none of the others back.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function upgrade(element: Record<string, any>, prototype: object) {
  for (const [name, value] of Object.entries(element)) {
    if (!(name in prototype)) continue;
    Reflect.deleteProperty(element, name);
    element[name] = value;
  }
  const calls: EarlyCall[] | undefined = element['_af'];
  for (const [name, args] of calls?.splice(0) ?? [])
    try {
      element[name](...args);
    } catch (error) {
      // As it would be for the page that made it, and none of those after it.
      reportError(error);
    }
}

/** Takes away what the snippet has put where every element finds it, and what hides it from inline handlers. */
export function endSnippet() {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const prototype = HTMLElement.prototype as any;
  for (const name of ['setToken', 'reset', 'prefill']) {
    Reflect.deleteProperty(prototype, name);
    Reflect.deleteProperty(prototype[Symbol.unscopables], name);
  }
}
