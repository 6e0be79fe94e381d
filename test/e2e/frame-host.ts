import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../dist/frame/en.html', import.meta.url));

type Answer = (response: ServerResponse) => void | Promise<void>;

/** Frame documents as built. */
export const wellServed: Answer = async (response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' }).end(await readFile(built));
};

/** A static host of frame documents with troubles of its own. */
export class FrameHost {
  answer: Answer = wellServed;
  #port = 0;
  #server: Server | undefined;

  static async start() {
    const host = new FrameHost();
    await host.listen();
    return host;
  }

  get origin() {
    return `http://localhost:${this.#port}`;
  }

  /** What `frame-url` is set to. */
  get folder() {
    return `${this.origin}/frame/`;
  }

  /** Takes connections, on the same port every time. */
  async listen() {
    const server = createServer((_, response) => void this.answer(response));
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** From now on connections are refused. */
  async close() {
    const server = this.#server;
    this.#server = undefined;
    await new Promise((resolve) => {
      if (!server) return resolve(undefined);
      server.close(resolve);
      server.closeAllConnections();
    });
  }
}
