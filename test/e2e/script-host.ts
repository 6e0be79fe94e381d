import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FrameHost } from './frame-host.ts';

const built = fileURLToPath(new URL('../../dist/', import.meta.url));

/** The inline snippet as built, for this script. */
export async function snippet(url: string, attributes = '') {
  const text = await readFile(`${built}loader.snippet.html`, 'utf8');
  return text.replace(/ data-url="[^"]*"/, ` ${attributes} data-url="${url}"`);
}

type How = 'well' | 'with 503' | 'never' | 'when asked to' | 'with another script';

/** A static host of the bridge, with troubles of its own: answers each request as it has been told to. */
export class ScriptHost {
  requests = 0;
  /** How the next requests are answered; those behind them well. */
  readonly next: How[] = [];
  #host: FrameHost;
  #held: (() => void)[] = [];

  constructor(host: FrameHost) {
    this.#host = host;
    host.answer = async (response) => {
      this.requests++;
      const how = this.next.shift() ?? 'well';
      if (how === 'never') return;
      if (how === 'when asked to') await new Promise<void>((resolve) => this.#held.push(resolve));
      const headers = { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' };
      const script = how === 'with another script' ? '' : await readFile(`${built}ats-widget.iife.js`);
      response.writeHead(how === 'with 503' ? 503 : 200, headers).end(script);
    };
  }

  static async start() {
    return new ScriptHost(await FrameHost.start());
  }

  get url() {
    return `${this.#host.origin}/ats-widget.iife.js`;
  }

  /** Answers those that wait for it. */
  release() {
    for (const answer of this.#held.splice(0)) answer();
  }

  close() {
    return this.#host.close();
  }
}
