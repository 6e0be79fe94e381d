import type { FrameMessage, HostMessage } from './protocol.ts';

/**
 * Host end of the port. What is sent before there is one waits in order; what a frame has not answered
 * yet is said again to the next one, because a frame that is moved or reloaded takes its messages along.
 */
export class HostChannel {
  #unanswered: HostMessage[] = [];
  /** How many of those sent to this frame are no longer in there. */
  #answered = 0;
  #port: MessagePort | undefined;
  #receive: (message: FrameMessage) => void;

  /** @param receive gets every message that is an object with a type; the rest is dropped */
  constructor(receive: (message: FrameMessage) => void) {
    this.#receive = receive;
  }

  get open() {
    return !!this.#port;
  }

  /** Goes live. `first` is posted before what has been waiting. */
  attach(port: MessagePort, ...first: HostMessage[]) {
    this.#port = port;
    this.#answered = 0;
    port.onmessage = ({ data }) => {
      if (typeof data?.type !== 'string') return;
      // Only what the frame had heard by then: this may be the answer to something earlier.
      if (data.type === 'state') {
        this.#unanswered.splice(0, data.heard - this.#answered);
        this.#answered = data.heard;
      }
      this.#receive(data);
    };
    for (const message of [...first, ...this.#unanswered]) this.post(message);
  }

  /** To the frame that is there now, if any: for what every frame is told at its start anyway. */
  post(message: HostMessage) {
    this.#port?.postMessage(message);
  }

  /** To this frame or the next. As plain data: a framework's proxy cannot be posted. */
  send(message: HostMessage) {
    const plain = JSON.parse(JSON.stringify(message));
    this.#unanswered.push(plain);
    this.post(plain);
  }

  /** Ends the connection. Safe to call twice. */
  close() {
    this.#port?.close();
    this.#port = undefined;
  }
}
