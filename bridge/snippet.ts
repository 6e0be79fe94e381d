/**
 * What `dist/loader.snippet.html` runs, inline on the host page: loads the script named by its own
 * `data-url` without holding up the page, and keeps the calls made until then, in their order, on the
 * elements they were made on. The element makes them when it is defined (early.ts). Listeners need
 * nothing: an element that is not defined yet has them all the same.
 *
 * The methods wait on `HTMLElement.prototype`, which is what an undefined `<ats-widget>` is, so that none is
 * without them: not one in a shadow root, not one that was created in the very task that calls it, which no
 * MutationObserver tells of in time. The script takes them away; if it never comes, they stay, and no page
 * breaks on a call. Inline handlers, such as `onclick="reset()"`, look for names on their element and its form
 * before they look on the page: they are told to pass over ours, and not over the form's own.
 *
 * Counted in bytes (test/size.ts). A block, not a function: it leaves no global either way.
 */
import type { EarlyCall } from './early.ts';
import type { TrustedTypes } from './load/trusted-types.ts';

declare const trustedTypes: TrustedTypes;

{
  const page = document;
  const own = page.currentScript as HTMLScriptElement;
  const options = own.dataset;
  let url: unknown = options['url'];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const prototype = HTMLElement.prototype as any;
  const unscopables = Symbol.unscopables;
  /** One for all elements: it cannot be shadowed by an assignment. */
  const hidden = prototype[unscopables] as Record<string, unknown>;
  const create = 'createScriptURL';
  try {
    // A second snippet fails here, and needs nothing of this.
    Object.defineProperty(HTMLFormElement.prototype, unscopables, { value: { ...hidden } });
    url = trustedTypes.createPolicy('allfeat', { [create]: (text) => text })[create](url as string);
  } catch {
    // Trusted Types are not known, or this policy is not allowed: the address stays a text.
  }
  ['setToken', 'reset', 'prefill'].map(
    (name) =>
      (hidden[name] = prototype[name] =
        function (this: { _af?: EarlyCall[] }, ...args: unknown[]) {
          (this._af ??= []).push([name, args]);
        }),
  );
  own.after(
    // `data-integrity` and `data-cross-origin` are properties of a script by their names.
    Object.assign(page.createElement('script'), options, { nonce: own.nonce, src: url }),
  );
}
