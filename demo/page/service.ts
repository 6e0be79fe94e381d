/** Where the widgets of this page register: the local ATS of the demo, or a real one that was typed in. */
export interface Service {
  kind: 'local' | 'real';
  atsUrl: string;
  siteKey: string;
  /** Who answers `{ token }` to `{ actionType }`; null where each token is pasted by hand. */
  tokenRoute: string | null;
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/;

/** An address that a token may be sent to, without a slash at its end; null where it is none. */
export function serviceUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, origin, pathname, username } = new URL(text);
  const safe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  return safe && !username ? origin + pathname.replace(/\/+$/, '') : null;
}
