const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1';

function matches(url: URL, pattern: string): boolean {
  const [scheme, rest] = pattern.includes('://') ? pattern.split('://', 2) : [undefined, pattern];
  if (scheme !== undefined && `${scheme}:` !== url.protocol) return false;
  if (rest === undefined) return false;
  // A wildcard stands for any number of labels, but not for none.
  if (rest.startsWith('*.')) return [url.host, url.hostname].some((host) => host.endsWith(rest.slice(1)));
  return rest === url.host || (scheme === undefined && rest === url.hostname);
}

/**
 * Whether sessions may be minted for an origin. Patterns are `https://shop.example.com`, `shop.example.com` or
 * `*.example.com`. Without a list any loopback origin may, and so may a backend that sends no Origin at all.
 */
export function isAllowedOrigin(origin: string | undefined, allowed: readonly string[] | null): boolean {
  if (origin === undefined) return allowed === null;
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url === null) return false;
  return allowed === null ? isLoopback(url.hostname) : allowed.some((pattern) => matches(url, pattern));
}
