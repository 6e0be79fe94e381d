import { expect, type Frame, type Page } from '@playwright/test';

/**
 * A frame document that does what a test tells it to, in place of ours: it knows its nonce, and keeps
 * all it hears.
 */
export const PUPPET = `<!doctype html><title>Puppet</title><script>
  var heard = [];
  var { port1: port, port2: offered } = new MessageChannel();
  port.onmessage = ({ data }) => heard.push(data);
  addEventListener('message', ({ data }) => heard.push(data));
  var hello = { allfeat: 1, nonce: location.hash.slice(1), title: 'Puppet', theme: [], failure: [] };
</script>`;

/** What the script above leaves in its window. */
interface Strings {
  heard: { type?: string }[];
  port: MessagePort;
  offered: MessagePort;
  hello: object;
}

export class Puppet {
  readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  /** The frame that a folder of `addFrame` was loaded into, once it is there. */
  static async in(page: Page, folder: string) {
    const find = () => page.frames().find((frame) => frame.url().startsWith(folder));
    await expect.poll(() => !!find(), { message: 'the frame' }).toBe(true);
    const frame = find() as Frame;
    await frame.waitForFunction(() => 'hello' in window);
    return new Puppet(frame);
  }

  /** Says hello to the page that holds it, with something else in it where asked. */
  greet(changes: object = {}) {
    return this.frame.evaluate((given) => {
      const { hello, offered } = window as unknown as Strings;
      parent.postMessage({ ...hello, ...given }, '*', [offered]);
    }, changes);
  }

  /** What the host has said to it, over its port or its window. */
  heard() {
    return this.frame.evaluate(() => (window as unknown as Strings).heard);
  }

  async hears(type: string) {
    await expect
      .poll(async () => (await this.heard()).map((message) => message.type), { message: type })
      .toContain(type);
  }

  say(...messages: unknown[]) {
    return this.frame.evaluate((all) => {
      for (const message of all) (window as unknown as Strings).port.postMessage(message);
    }, messages);
  }
}
