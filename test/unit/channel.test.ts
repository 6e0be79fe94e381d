import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FrameChannel, type Incoming } from '../../app/channel.ts';
import { HostChannel } from '../../bridge/channel.ts';
import {
  EVENT_NAMES,
  type FrameMessage,
  type HostConfig,
  type HostMessage,
  type Prefill,
} from '../../bridge/protocol.ts';
import { attributes } from './samples.ts';

/** One end's inbox. */
class Inbox<T> {
  readonly messages: T[] = [];
  #arrived: (() => void) | undefined;
  readonly receive = (message: T) => {
    this.messages.push(message);
    this.#arrived?.();
  };
  /** Resolves once `count` messages are there. */
  async holds(count: number) {
    while (this.messages.length < count) await new Promise<void>((resolve) => (this.#arrived = resolve));
    return this.messages;
  }
}

let ports: MessageChannel;
let inHost: Inbox<FrameMessage>;
let inFrame: Inbox<Incoming>;
let host: HostChannel;
let frame: FrameChannel;
beforeEach(() => {
  ports = new MessageChannel();
  inHost = new Inbox();
  inFrame = new Inbox();
  host = new HostChannel(inHost.receive);
  frame = new FrameChannel(ports.port1, inFrame.receive);
});
afterEach(() => {
  // An open port keeps the process alive.
  ports.port1.close();
  ports.port2.close();
});

const stateAt = (heard: number): FrameMessage => ({
  type: 'state',
  heard,
  state: { screen: 'FORM' },
  maxFileSize: 5,
  unsaved: false,
  kept: null,
});
const state = stateAt(0);
const reset: HostMessage = { type: 'reset' };
const config: HostMessage = { type: 'config', config: attributes };
const token = (value: string): HostMessage => ({ type: 'token', token: value });
const height = (value: number): FrameMessage => ({ type: 'height', height: value });

describe('the channel', () => {
  test('keeps what is sent before it is attached, in order, behind what comes first', async () => {
    host.send(token('a'));
    host.send(token('b'));
    expect(host.open).toBe(false);
    host.attach(ports.port2, config);
    expect(host.open).toBe(true);
    host.send(reset);
    expect(await inFrame.holds(4)).toEqual([config, token('a'), token('b'), reset]);
  });

  test('says to the next frame what the last one has not answered, and nothing else', async () => {
    const again = new MessageChannel();
    const inSecond = new Inbox<Incoming>();
    const second = new FrameChannel(again.port1, inSecond.receive);
    host.send(token('answered'));
    host.attach(ports.port2);
    await inFrame.holds(1);
    frame.send(stateAt(frame.heard));
    // On its way: it cannot be the answer to what is said now.
    host.send(token('lost'));
    await inHost.holds(1);
    host.post(config);
    host.attach(again.port2, config);
    host.send(reset);
    expect(await inSecond.holds(3)).toEqual([config, token('lost'), reset]);
    second.close();
  });

  test('counts anew for every frame', async () => {
    const again = new MessageChannel();
    const inSecond = new Inbox<Incoming>();
    const second = new FrameChannel(again.port1, inSecond.receive);
    const third = new MessageChannel();
    const inThird = new Inbox<Incoming>();
    const last = new FrameChannel(third.port1, inThird.receive);
    host.attach(ports.port2);
    host.send(token('first'));
    host.post(config);
    host.send(token('second'));
    await inFrame.holds(3);
    frame.send(stateAt(1));
    await inHost.holds(1);
    host.attach(again.port2, config);
    host.send(token('third'));
    expect(await inSecond.holds(3)).toEqual([config, token('second'), token('third')]);
    second.send(stateAt(1));
    await inHost.holds(2);
    host.attach(third.port2);
    expect(await inThird.holds(1)).toEqual([token('third')]);
    second.close();
    last.close();
  });

  test('a message nobody understood is answered like any other', async () => {
    host.attach(ports.port2);
    host.send({ type: 'prefill', prefill: null } as never);
    host.send(reset);
    expect(await inFrame.holds(1)).toEqual([reset]);
    expect(frame.heard).toBe(2);
  });

  test('posts what is for the frame of now alone, or to nobody', async () => {
    host.post(token('nobody'));
    host.attach(ports.port2);
    host.post(config);
    expect(await inFrame.holds(1)).toEqual([config]);
  });

  test('fails at once where something cannot be sent, and goes on', async () => {
    const loop: Record<string, unknown> = {};
    loop['title'] = loop;
    expect(() => host.send({ type: 'prefill', prefill: loop as Prefill })).toThrow();
    host.attach(ports.port2);
    host.send(reset);
    expect(await inFrame.holds(1)).toEqual([reset]);
  });

  const creator = {
    fullName: 'Ada Example',
    email: 'ada@example.com',
    roles: ['author'],
    ipi: '1',
    isni: '2',
  };
  const toFrame: HostMessage[] = [
    config,
    { type: 'theme', values: { '--ats-primary': '#123456' } },
    token('a.b.c'),
    reset,
    { type: 'resume', record: '{}', kept: null },
    { type: 'prefill', prefill: {} },
    { type: 'prefill', prefill: { title: 'Low Tide', accessCode: 'atc_0', creators: [creator] } },
  ];
  test('brings every kind of message to the frame', async () => {
    host.attach(ports.port2);
    for (const message of toFrame) host.send(message);
    expect(await inFrame.holds(toFrame.length)).toEqual(toFrame);
  });

  test('brings every kind of message to the host', async () => {
    const messages: FrameMessage[] = [
      { type: 'event', name: EVENT_NAMES.READY, detail: { mode: 'register' } },
      state,
      height(480),
    ];
    host.attach(ports.port2);
    for (const message of messages) frame.send(message);
    expect(await inHost.holds(3)).toEqual(messages);
  });
});

const nested = (depth: number): unknown => (depth ? { type: nested(depth - 1) } : null);
const without = (name: keyof HostConfig) =>
  Object.fromEntries(Object.entries(attributes).filter(([key]) => key !== name));
/** An own property of that name, which a literal cannot make. */
const polluting = JSON.parse('{ "__proto__": { "type": "reset" } }') as object;

describe('the frame drops', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a string', 'reset'],
    ['a number', 7],
    ['a bigint', 7n],
    ['an array', [reset]],
    ['a huge array', new Array(1_000_000).fill('reset')],
    ['a date', new Date(0)],
    ['a map', new Map([['type', 'reset']])],
    ['an empty object', {}],
    ['nested junk', nested(500)],
    ['an unknown type', { type: 'eval', code: '1' }],
    ['a type that is no string', { type: ['reset'] }],
    ['a type of the other direction', height(1)],
    ['a type from a prototype', polluting],
    ['a token without a token', { type: 'token' }],
    ['an empty token', { type: 'token', token: '' }],
    ['a token that is no string', { type: 'token', token: { toString: 'x' } }],
    ['a configuration without values', { type: 'config' }],
    ['a configuration that lacks one', { type: 'config', config: without('verify') }],
    ['a configuration of another type', { type: 'config', config: { ...attributes, maxFileSize: 5 } }],
    ['a configuration that is an array', { type: 'config', config: [attributes] }],
    ['a theme without values', { type: 'theme' }],
    ['a theme with a number', { type: 'theme', values: { '--ats-radius': 8 } }],
    ['a theme that is text', { type: 'theme', values: 'red' }],
    ['a prefill of nothing', { type: 'prefill', prefill: null }],
    ['a prefill with another title', { type: 'prefill', prefill: { title: 7 } }],
    ['a prefill whose creators are no list', { type: 'prefill', prefill: { creators: { length: 1 } } }],
    ['a prefill of junk creators', { type: 'prefill', prefill: { creators: new Array(100_000).fill(0) } }],
    ['a prefill with other roles', { type: 'prefill', prefill: { creators: [{ roles: [1] }] } }],
  ])('%s, and goes on', async (_, junk) => {
    ports.port2.postMessage(junk);
    host.attach(ports.port2);
    host.send(token('after'));
    expect(await inFrame.holds(1)).toEqual([token('after')]);
  });

  test.each([
    ['a record', { record: 7, kept: null }, { record: null, kept: null }],
    ['a kept flow', { record: '{}', kept: { token: 7 } }, { record: '{}', kept: null }],
    ['both', {}, { record: null, kept: null }],
  ])('%s that cannot be read, and takes up the rest', async (_, sent, heard) => {
    ports.port2.postMessage({ type: 'resume', ...sent });
    expect(await inFrame.holds(1)).toEqual([{ type: 'resume', ...heard }]);
  });

  test('fields nobody asked for, and prototypes', async () => {
    const values = JSON.parse('{ "--ats-primary": "red", "__proto__": "evil" }') as object;
    const prefill = JSON.parse('{ "title": "Low Tide", "__proto__": { "accessCode": "evil" } }') as object;
    ports.port2.postMessage({ type: 'reset', extra: 1, ...polluting });
    ports.port2.postMessage({ type: 'theme', values });
    ports.port2.postMessage({ type: 'prefill', prefill });
    const [first, theme, filled] = await inFrame.holds(3);
    expect(first).toStrictEqual(reset);
    expect(theme).toStrictEqual({ type: 'theme', values: { '--ats-primary': 'red' } });
    expect(filled).toStrictEqual({ type: 'prefill', prefill: { title: 'Low Tide' } });
    expect(({} as Record<string, unknown>)['accessCode']).toBeUndefined();
  });
});

describe('the host drops', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a string', 'height'],
    ['a number', 7],
    ['an array', [height(1)]],
    ['a huge array', new Array(1_000_000).fill('height')],
    ['an empty object', {}],
    ['nested junk', nested(500)],
    ['a type that is no string', { type: 7, height: 1 }],
    ['a type from a prototype', polluting],
  ])('%s, and goes on', async (_, junk) => {
    host.attach(ports.port2);
    ports.port1.postMessage(junk);
    frame.send(height(1));
    expect(await inHost.holds(1)).toEqual([height(1)]);
  });
});

describe('after close', () => {
  /** When a port's other end is known to be closed, all that was sent has arrived or never will. */
  const ended = (port: MessagePort) => once(port as unknown as EventTarget, 'close');

  test('the host hears and says nothing more', async () => {
    host.attach(ports.port2);
    frame.send(height(1));
    host.close();
    host.send(token('late'));
    frame.send(height(2));
    await ended(ports.port1);
    expect(inHost.messages).toEqual([]);
    expect(inFrame.messages).toEqual([]);
    expect(host.open).toBe(false);
  });

  test('the frame hears and says nothing more', async () => {
    host.attach(ports.port2);
    host.send(reset);
    frame.close();
    frame.send(height(1));
    host.send(reset);
    await ended(ports.port2);
    expect(inFrame.messages).toEqual([]);
    expect(inHost.messages).toEqual([]);
  });

  test('what was never sent waits for the next port', async () => {
    host.send(token('old'));
    host.close();
    host.attach(ports.port2);
    host.send(token('new'));
    expect(await inFrame.holds(2)).toEqual([token('old'), token('new')]);
  });

  test('a new port works, and a second close does no harm', async () => {
    const first = new MessageChannel();
    host.attach(first.port2);
    host.close();
    host.close();
    host.attach(ports.port2);
    host.send(reset);
    frame.send(height(1));
    expect(await inFrame.holds(1)).toEqual([reset]);
    expect(await inHost.holds(1)).toEqual([height(1)]);
    frame.close();
    frame.close();
  });
});
