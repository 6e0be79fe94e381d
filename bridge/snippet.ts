/**
 * What `dist/loader.snippet.html` runs, inline on the host page: loads the script named by its own
 * `data-url` without holding up the page, and keeps the calls made until then, in their order, on the
 * elements they were made on. The element makes them when it is defined (properties.ts). Listeners need
 * nothing: an element that is not defined yet has them all the same.
 *
 * The methods wait on `HTMLElement.prototype`, which is what an undefined `<ats-widget>` is, so that none is
 * without them: not one in a shadow root, not one that was created in the very task that calls it, which no
 * MutationObserver tells of in time. They are gone once the script has run; if it never comes, they stay, and
 * no page breaks on a call.
 *
 * Counted in bytes (test/size.ts). A block, not a function: it leaves no global either way.
 */
import type { TrustedTypes } from './load/trusted-types.ts';
import type { EarlyCall } from './properties.ts';

declare const trustedTypes: TrustedTypes;

{
  const page = document;
  const own = page.currentScript as HTMLScriptElement;
  const options = own.dataset;
  let url: unknown = options['url'];
  const prototype = HTMLElement.prototype as unknown as Record<string, unknown>;
  const names = ['setToken', 'reset', 'prefill'];
  const load = (failed?: () => void) =>
    page.head.append(
      // `data-integrity` and `data-cross-origin` are properties of a script by their names.
      Object.assign(page.createElement('script'), options, {
        nonce: own.nonce,
        src: url,
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
        onload: () => names.map((name) => delete prototype[name]),
        onerror: failed,
      }),
    );
  try {
    url = trustedTypes
      .createPolicy('allfeat-ats', { createScriptURL: (text) => text })
      .createScriptURL(url as string);
  } catch {
    // Trusted Types are not known, or this policy is not allowed: the address stays a text.
  }
  names.map(
    (name) =>
      (prototype[name] = function (this: { atsCalls?: EarlyCall[] }, ...args: unknown[]) {
        (this.atsCalls ??= []).push([name, args]);
      }),
  );
  // Once more, a second later.
  load(() => setTimeout(load, 1000));
}
