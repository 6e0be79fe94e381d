import * as v from 'valibot';
import { keptSchema } from './flow/kept.ts';
import {
  CONFIG_PROPERTIES,
  PROTOCOL_VERSION,
  type FrameMessage,
  type Hello,
  type HostMessage,
} from '../bridge/protocol.ts';

const text = v.string();
const resume = v.object({
  type: v.literal('resume'),
  record: v.fallback(v.nullable(text), null),
  // Of another release, perhaps: then the flow begins anew, and a job is still found.
  kept: v.fallback(v.nullable(keptSchema), null),
});
const hostMessage = v.variant('type', [
  v.object({
    type: v.literal('config'),
    config: v.object(v.entriesFromList(CONFIG_PROPERTIES, v.nullable(text))),
  }),
  v.object({ type: v.literal('theme'), values: v.record(text, text) }),
  v.object({ type: v.literal('token'), token: v.pipe(text, v.nonEmpty()) }),
  v.object({ type: v.literal('reset') }),
  resume,
  v.object({
    type: v.literal('prefill'),
    prefill: v.object({
      title: v.nullish(text),
      accessCode: v.nullish(text),
      creators: v.nullish(
        v.array(
          v.object({
            fullName: v.nullish(text, ''),
            email: v.nullish(text),
            roles: v.nullish(v.array(text)),
            ipi: v.nullish(text),
            isni: v.nullish(text),
          }),
        ),
      ),
    }),
  }),
]);

/** What the host says, and this frame understands. */
export type Incoming = Exclude<HostMessage, { type: 'resume' }> | v.InferOutput<typeof resume>;

/** Said to every frame at its start: nobody waits for an answer. */
const UNCOUNTED = ['resume', 'config', 'theme'];

/** Frame end of the port. A message that is not one of ours is dropped. */
export class FrameChannel {
  /** How many messages that wait for an answer have come, understood or not. */
  heard = 0;
  #port: MessagePort;

  constructor(port: MessagePort, receive: (message: Incoming) => void) {
    this.#port = port;
    port.onmessage = ({ data }) => {
      if (!UNCOUNTED.includes(data?.type)) this.heard++;
      const result = v.safeParse(hostMessage, data);
      if (result.success) receive(result.output as Incoming);
    };
  }

  send(message: FrameMessage) {
    this.#port.postMessage(message);
  }

  close() {
    this.#port.close();
  }
}

/**
 * Says hello to the page that holds this frame. The nonce is in the URL fragment, where only the
 * bridge that asked for this document put it; the port is what both sides use from here on.
 */
export function connect(
  hello: Pick<Hello, 'title' | 'failure' | 'theme'>,
  receive: (message: Incoming) => void,
): FrameChannel {
  const { port1, port2 } = new MessageChannel();
  const channel = new FrameChannel(port1, receive);
  const message: Hello = { allfeat: PROTOCOL_VERSION, nonce: location.hash.slice(1), ...hello };
  // The frame cannot know the host's origin for sure, and says nothing secret here.
  parent.postMessage(message, '*', [port2]);
  return channel;
}
