/** How asking the backend for a token ended. A superseded answer is of no use to anybody. */
export type TokenAnswer =
  { outcome: 'minted'; token: string } | { outcome: 'failed'; message: string } | { outcome: 'superseded' };

/** What a token is for. */
export interface TokenChoice {
  actionType: string;
  network: string;
  externalUserRef: string | null;
}

/**
 * Asks the host's own backend for tokens. Only the latest request counts: each token is for one
 * action, so an earlier answer that comes late could be for the wrong one.
 */
export class TokenSource {
  #latest = new AbortController();

  async fetch(route: string, choice: TokenChoice): Promise<TokenAnswer> {
    this.drop();
    const { signal } = (this.#latest = new AbortController());
    const answer = await ask(route, choice, signal);
    return signal.aborted ? { outcome: 'superseded' } : answer;
  }

  /** Whatever is on its way is for nobody any more. */
  drop() {
    this.#latest.abort();
  }
}

/** A backend that says nothing for so long will not. */
const TIMEOUT_MS = 15_000;

async function ask(route: string, choice: TokenChoice, signal: AbortSignal): Promise<TokenAnswer> {
  try {
    const response = await fetch(route, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(choice),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const body: unknown = await response.json().catch(() => null);
    const token = text(body, 'token');
    if (response.ok && token) return { outcome: 'minted', token };
    return { outcome: 'failed', message: text(body, 'message') ?? `${route} answered ${response.status}.` };
  } catch {
    return { outcome: 'failed', message: `${route} did not answer.` };
  }
}

function text(body: unknown, key: string): string | undefined {
  const value = (body as Record<string, unknown> | null)?.[key];
  return typeof value === 'string' ? value : undefined;
}
