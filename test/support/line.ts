/** The way between a browser and a server: bytes go by until it is held, and are lost when it is cut. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class Line {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #held = Infinity;
  #whole = true;
  /** Bytes that have gone to the server. */
  passed = 0;

  private constructor(to: URL) {
    this.#server = createServer((near) => {
      if (!this.#whole) return void near.destroy();
      const far = connect(Number(to.port), to.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#open.add(one);
        // Either end takes the other along, whatever it ended of.
        one.on('error', () => {});
        one.on('close', () => {
          this.#open.delete(one);
          other.destroy();
        });
      }
      far.pipe(near);
      near.pipe(far);
      near.on('data', (bytes) => {
        this.passed += bytes.length;
        if (this.passed >= this.#held) near.unpipe(far).pause();
      });
    });
  }

  /** @param url of the server */
  static async to(url: string) {
    const line = new Line(new URL(url));
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  get url() {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Takes so many more bytes, then none until it is cut. */
  hold(bytes: number) {
    this.#held = this.passed + bytes;
  }

  /** Everything on it is lost, and nothing gets through. */
  cut() {
    this.#whole = false;
    for (const socket of [...this.#open]) socket.destroy();
  }

  mend() {
    this.#whole = true;
    this.#held = Infinity;
  }

  async close() {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
