import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Why a signed URL was refused. */
export type SignatureFault = 'expired' | 'mismatch';

/** Signs URLs that carry their own permission: a method, a path, parameters and an expiry. */
export class UrlSigner {
  readonly #secret = randomBytes(32);

  #digest(method: string, path: string, params: URLSearchParams): string {
    const sorted = [...params].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return createHmac('sha256', this.#secret)
      .update(JSON.stringify([method, path, sorted]))
      .digest('hex');
  }

  /**
   * A URL below `base` that allows one method until `expiresAt` (milliseconds). Signed is the path within this
   * server: what is before it is not among what arrives here.
   */
  sign(method: string, base: string, path: string, expiresAt: number, extra: Record<string, string> = {}) {
    const url = new URL(base + path);
    for (const [name, value] of Object.entries({ ...extra, expires: String(expiresAt) })) {
      url.searchParams.set(name, value);
    }
    url.searchParams.set('signature', this.#digest(method, path, withoutSignature(url)));
    return url.href;
  }

  /** Null when the URL allows the method now. */
  check(method: string, url: URL): SignatureFault | null {
    const given = Buffer.from(url.searchParams.get('signature') ?? '');
    const expected = Buffer.from(this.#digest(method, url.pathname, withoutSignature(url)));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'mismatch';
    return Date.now() >= Number(url.searchParams.get('expires')) ? 'expired' : null;
  }
}

function withoutSignature(url: URL): URLSearchParams {
  const params = new URLSearchParams(url.searchParams);
  params.delete('signature');
  return params;
}
