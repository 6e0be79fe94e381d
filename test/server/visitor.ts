import type { RunningDemo } from '../../demo/hosted/server.ts';
import { Client } from './harness.ts';

/** Somebody who has opened the hosted demo's page, with what it told. */
export class Visitor {
  readonly html: string;
  readonly headers: Headers;
  readonly cookie: string;
  /** As the page names it. */
  readonly atsUrl: string;
  readonly ats: Client;
  readonly #demo: RunningDemo;

  private constructor(demo: RunningDemo, reply: Response, html: string) {
    this.#demo = demo;
    this.html = html;
    this.headers = reply.headers;
    this.cookie = reply.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    this.atsUrl = /ats-url="([^"]*)"/.exec(html)?.[1] ?? '';
    // Reached here, wherever visitors of the day reach it.
    const reached = this.atsUrl.replace(/^https?:\/\/[^/]+/, `http://localhost:${demo.port}`);
    this.ats = new Client({ ...demo, url: reached }, new URL(this.atsUrl).origin);
  }

  static async open(demo: RunningDemo, headers: Record<string, string> = {}): Promise<Visitor> {
    const reply = await fetch(`http://localhost:${demo.port}/`, { headers });
    return new Visitor(demo, reply, await reply.text());
  }

  /** Asks the page's backend for a token. */
  async token(body: object = { actionType: 'register' }, headers: Record<string, string> = {}) {
    const reply = await fetch(`http://localhost:${this.#demo.port}/api/ats-token`, {
      method: 'POST',
      headers: { Cookie: this.cookie, Origin: new URL(this.atsUrl).origin, ...headers },
      body: JSON.stringify(body),
    });
    const { token = '', message } = (await reply.json()) as { token?: string; message?: string };
    return { status: reply.status, token, message };
  }

  /** Headers of a call with a token of the page's backend. */
  async auth(): Promise<Record<string, string>> {
    return { Authorization: `Bearer ${(await this.token()).token}`, 'X-Site-Key': 'cpk_demo' };
  }
}
