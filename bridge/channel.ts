import { PROTOCOL_VERSION, type FrameMessage, type Hello, type HostMessage } from './protocol.ts';

/** 128 random bits as hex. `crypto.randomUUID` is missing on http pages. */
export const createNonce = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/**
 * Host end of the port. Messages sent before a port is attached wait in order.
 *
 * @param receive gets every message that is an object with a type; the rest is dropped
 */
export class HostChannel {
  #queue: HostMessage[] = [];
  #port: MessagePort | undefined;
  #receive: (message: FrameMessage) => void;

  constructor(receive: (message: FrameMessage) => void) {
    this.#receive = receive;
  }

  get open() {
    return !!this.#port;
  }

  /** Goes live. `first` is sent before what has been waiting. */
  attach(port: MessagePort, first: HostMessage[] = []) {
    this.#port = port;
    port.onmessage = ({ data }) => {
      if (data && typeof data.type === 'string') this.#receive(data);
    };
    for (const message of [...first, ...this.#queue.splice(0)]) port.postMessage(message);
  }

  send(message: HostMessage) {
    if (this.#port) this.#port.postMessage(message);
    else this.#queue.push(message);
  }

  /** Ends the connection. What is sent from now on waits for the next one. Safe to call twice. */
  close() {
    this.#port?.close();
    this.#port = undefined;
  }
}

/**
 * Waits for the one hello that proves a frame to be ours: sent by the browser, from the window the
 * iframe holds right now, with the nonce that only the document we asked for has seen.
 *
 * @returns stops waiting
 */
export function awaitHello(
  frame: HTMLIFrameElement,
  nonce: string,
  accept: (hello: Hello, port: MessagePort) => void,
) {
  const stop = () => removeEventListener('message', listener);
  const listener = ({ isTrusted, source, data, ports }: MessageEvent) => {
    if (
      isTrusted &&
      source &&
      source === frame.contentWindow &&
      data?.nonce === nonce &&
      data.allfeat === PROTOCOL_VERSION &&
      Array.isArray(data.theme) &&
      ports[0]
    ) {
      stop();
      accept(data, ports[0]);
    }
  };
  addEventListener('message', listener);
  return stop;
}
