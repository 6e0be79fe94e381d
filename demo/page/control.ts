import type { FaultBody } from './errors/faults.ts';

/** A fault that waits at the local ATS, and how often it has happened. */
export interface ArmedFault {
  id: number;
  on: string;
  times: number;
  used: number;
}

/** What a service says about a request that it refuses. */
interface Refusal {
  error?: { message?: string; details?: { fields?: { message: string }[] } };
}

const TIMEOUT_MS = 15_000;

/** The controls of a local ATS. Every method throws an error whose message may be shown. */
export class Control {
  #url: string;

  constructor(atsUrl: string) {
    this.#url = `${atsUrl}/__control`;
  }

  faults = async () => (await this.#ask('GET', 'faults'))['faults'] as ArmedFault[];
  arm = async (on: string, times: number, body: FaultBody) =>
    (await this.#ask('POST', 'faults', { ...body, on, times }))['id'] as number;
  disarm = (id: number) => this.#ask('DELETE', `faults/${id}`);
  clear = () => this.#ask('DELETE', 'faults');
  /** Answers all settings, as they are then. */
  settings = (changes: Record<string, unknown> = {}) => this.#ask('POST', 'settings', changes);
  expireTokens = () => this.#ask('POST', 'expire-tokens');
  seed = (user: string, network: string, count: number) =>
    this.settings({ seedWorks: { user, network, count } });

  async #ask(method: string, name: string, body?: object): Promise<Record<string, unknown>> {
    const reply = await fetch(`${this.#url}/${name}`, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Error('The local ATS did not answer.');
    });
    if (!reply.ok) {
      const { error } = ((await reply.json().catch(() => null)) ?? {}) as Refusal;
      const why = error?.details?.fields?.[0]?.message ?? error?.message ?? `status ${reply.status}`;
      throw new Error(`The local ATS refused this: ${why}`);
    }
    return (await reply.json()) as Record<string, unknown>;
  }
}
