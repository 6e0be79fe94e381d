import type { AllfeatRegister } from '../element.ts';
import type { ScriptUrl, ScriptUrlPolicy } from './trusted-types.ts';

export interface LoadOptions {
  /** Address of `ats-widget.iife.js`; under Trusted Types also a `TrustedScriptURL`. */
  src: string | ScriptUrl;
  /** Hash of the script, `sha384-…`: another script does not run. The static host has to allow CORS then. */
  integrity?: string | undefined;
  /** The page's CSP nonce. Unless given, that of the first script, or `meta[property=csp-nonce]`, that has one. */
  nonce?: string | undefined;
  /** Under Trusted Types: makes the address of the script. Unless given, a policy `allfeat` is created. */
  policy?: ScriptUrlPolicy | undefined;
  /** How long it may take in all, in milliseconds. Default 30 000. */
  timeoutMs?: number | undefined;
}

/** The constructor of `<ats-widget>`. */
export type WidgetClass = typeof AllfeatRegister;
