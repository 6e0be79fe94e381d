import { anything, assert, asyncProperty, array, constantFrom, oneof, record, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameChannel, type Incoming } from '../../app/channel.ts';
import { HostChannel } from '../../bridge/channel.ts';
import type { FrameMessage } from '../../bridge/protocol.ts';
import { attributes } from './samples.ts';

/** Whatever a port can carry. */
const any = anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
});
const types = constantFrom(
  'resume',
  'config',
  'theme',
  'token',
  'prefill',
  'reset',
  'event',
  'state',
  'height',
);
/** Messages that are nearly right: the ones a check that is nearly right lets through. */
const near = record(
  {
    type: oneof({ arbitrary: types, weight: 9 }, { arbitrary: any, weight: 1 }),
    token: oneof(string(), any),
    config: oneof(record({ siteKey: any, atsUrl: any }), any),
    values: oneof(record({ '--ats-primary': oneof(string(), any) }), any),
    prefill: oneof(
      record({ title: any, creators: oneof(array(record({ fullName: any, roles: any })), any) }),
      any,
    ),
    record: oneof(string(), any),
    kept: oneof(record({ token: any, step: any, draft: any, touched: any, paid: any }), any),
  },
  { requiredKeys: ['type'] },
);
const messages = array(oneof(any, near), { maxLength: 20 });
const runs = { numRuns: 300 };

/** Posts these, and one that is right behind them; answers what came through before that one. */
async function through<T>(
  junk: unknown[],
  last: object,
  isLast: (message: T) => boolean,
  listen: (port: MessagePort, receive: (message: T) => void) => void,
) {
  const { port1, port2 } = new MessageChannel();
  const heard: T[] = [];
  const arrived = new Promise<void>((resolve) => {
    listen(port1, (message) => {
      heard.push(message);
      if (isLast(message)) resolve();
    });
  });
  for (const message of junk) port2.postMessage(message);
  port2.postMessage(last);
  await arrived;
  port1.close();
  port2.close();
  return heard;
}

describe('whatever arrives over a port, nothing throws and', () => {
  test('the frame hears only what is right through and through', async () => {
    const last = { type: 'token', token: 'the last one' };
    await assert(
      asyncProperty(messages, async (junk) => {
        const heard = await through<Incoming>(
          junk,
          last,
          (message) => message.type === 'token' && message.token === last.token,
          (port, receive) => void new FrameChannel(port, receive),
        );
        for (const message of heard) {
          if (message.type === 'token') expect(message.token).toMatch(/./s);
          if (message.type === 'config') expect(Object.keys(message.config)).toEqual(Object.keys(attributes));
          if (message.type === 'theme') {
            for (const value of Object.values(message.values)) expect(value).toBeTypeOf('string');
          }
          if (message.type === 'resume') {
            expect([null, 'string']).toContain(message.record === null ? null : typeof message.record);
            expect(message.kept).toBeNull();
          }
        }
      }),
      runs,
    );
  });

  test('the host hears only objects with a type', async () => {
    const last = { type: 'height', height: 12_345 };
    await assert(
      asyncProperty(messages, async (junk) => {
        const heard = await through<FrameMessage>(
          junk,
          last,
          (message) => message.type === 'height' && message.height === last.height,
          (port, receive) => new HostChannel(receive).attach(port),
        );
        for (const message of heard) expect(message.type).toBeTypeOf('string');
      }),
      runs,
    );
  });
});
