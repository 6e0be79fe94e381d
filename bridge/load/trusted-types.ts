/**
 * What of Trusted Types is used here: TypeScript's library does not know them. A page that requires them
 * allows the one policy of loader and snippet, `trusted-types allfeat`.
 */

/** A `TrustedScriptURL`, and any other object that stands for an address, such as a `URL`. */
export interface ScriptUrl {
  toJSON(): string;
  toString(): string;
}

/** What `trustedTypes.createPolicy()` answers. */
export interface ScriptUrlPolicy {
  createScriptURL(url: string): ScriptUrl;
}

export interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptUrlPolicy;
  isScriptURL(value: unknown): boolean;
}

/** A page may allow no second one of the same name. Never handed out: it lets everything pass. */
let own: ScriptUrlPolicy | undefined;

/** The address of a script as this page takes it. Where no policy can be had, a text: the page's default may do. */
export function trustedUrl({ src, policy = own }: { src: unknown; policy?: ScriptUrlPolicy | undefined }) {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes?.isScriptURL(src)) return src;
  try {
    policy ??= own = trustedTypes?.createPolicy('allfeat', { createScriptURL: (url) => url });
  } catch {
    // Not allowed here, or already made by another script.
  }
  return policy?.createScriptURL(String(src)) ?? String(src);
}
