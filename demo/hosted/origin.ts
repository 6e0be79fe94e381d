/** A name or address, perhaps with a port: nothing that could end an attribute or a header. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,253}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/**
 * The origin a request came to, or null where it does not say. Without a set one that is what the request itself
 * tells: who lies about it gets wrong addresses, and nobody else does, since no reply that has them is cached.
 */
export function originOf(
  header: (name: string) => string | string[] | undefined,
  set: string | null,
): string | null {
  if (set !== null) return set;
  const host = String(header('host') ?? '');
  if (!HOST.test(host)) return null;
  const proto = /^https\b/.test(String(header('x-forwarded-proto') ?? '')) ? 'https' : 'http';
  return `${proto}://${host.toLowerCase()}`;
}
