/** The local ATS as tests drive it from outside. */
export class Ats {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async requests(): Promise<
    {
      method: string;
      path: string;
      origin: string | null;
      status: number;
      bytes: number;
      idempotencyKey: string | null;
    }[]
  > {
    return this.#control('GET', 'requests');
  }

  /** How often each call arrived, e.g. `{ 'POST /v1/works/init': 1 }`; ids are left out. */
  async calls(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { method, path } of await this.requests()) {
      const name = `${method} ${path.replace(/^(\/storage\/|\/v1\/transactions\/).*/, '$1*')}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  }

  /** How often this call arrived, named as faults name it, since so many requests of any kind had come. */
  async count(on: string, since = 0): Promise<number> {
    const [method, path = ''] = on.split(' ');
    const wanted = new RegExp(`^${path.split('*').join('[^?]*')}$`);
    const arrived = (await this.requests()).slice(since);
    // Browsers say where a request comes from; the test itself does not.
    const ofPage = arrived.filter(({ origin }) => origin !== null);
    return ofPage.filter((each) => each.method === method && wanted.test(each.path)).length;
  }

  async works(): Promise<
    {
      ats_id: number;
      title: string;
      charged_credits: number;
      versions: { sha256: string; size: number; commitment: string }[];
    }[]
  > {
    return (await this.#control('GET', 'works')).works;
  }

  /** What is held up goes on at once. */
  clearFaults = () => this.#control('DELETE', 'faults');
  fault = (fault: object) => this.#control('POST', 'faults', fault);
  settings = (settings: object) => this.#control('POST', 'settings', settings);
  reset = () => this.#control('POST', 'reset');
  expireTokens = () => this.#control('POST', 'expire-tokens');

  async #control(method: string, name: string, body?: object) {
    const reply = await fetch(`${this.url}/__control/${name}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${name}: ${reply.status} ${await reply.text()}`);
    const text = await reply.text();
    return text ? JSON.parse(text) : undefined;
  }
}
