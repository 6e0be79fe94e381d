/** A pause before a call is sent again. */
export interface Wait {
  /** Number of the attempt to come. One that failed offline is not counted. */
  attempt: number;
  /** Attempts in all. */
  of: number;
  /** Milliseconds; with `offline` the longest it can take. */
  delay: number;
  /**
   * `busy`: the service refused the rate of calls (429); `service`: it failed (5xx); `network`: no
   * reply; `offline`: the device has no connection.
   */
  reason: 'busy' | 'service' | 'network' | 'offline';
}

/** What every call takes. */
export interface CallOptions {
  /** Ends the call, which then throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Told before each pause of a call that is going to be repeated. */
  onWait?: ((wait: Wait) => void) | undefined;
}

/** Whom to ask, and as whom. */
export interface ClientOptions {
  /** Base URL of the ATS API; may have a path of its own. */
  atsUrl: string;
  /** The organization's public key, `cpk_…`. */
  siteKey: string;
  /** A session token, or what answers the current one: asked before every call that needs it. */
  token: string | (() => string | null);
  /** In place of the global fetch. */
  fetch?: typeof globalThis.fetch | undefined;
}
