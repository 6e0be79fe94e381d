/** What becomes of a question to the worker, with a worker that says what the test has it say. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Prover } from '../../app/proof/prover.ts';
import { file } from './samples.ts';

vi.mock('#proof-worker', () => ({ default: '' }));

class Worker {
  static all: Worker[] = [];
  asked: { room?: ArrayBuffer; length?: number; end?: true; question?: number }[] = [];
  terminated = false;
  onmessage: (event: { data: unknown }) => void = () => {};
  constructor() {
    Worker.all.push(this);
  }
  postMessage(message: Worker['asked'][number], transfer: Transferable[]) {
    this.asked.push(structuredClone(message, { transfer }));
  }
  terminate() {
    this.terminated = true;
  }
  says = (data: unknown) => this.onmessage({ data });
}
/** How many bytes are hashed by now, and the room for more. */
const hashed = (bytes: number) => ({ hashed: bytes, room: new ArrayBuffer(2 ** 20) });
const last = () => Worker.all.at(-1) as Worker;
const hash = `0x${'b'.repeat(64)}`;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', Worker);
  Worker.all = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a file is hashed from when it is followed, and the question tells how far that is', async () => {
  const prover = new Prover();
  prover.follow(file);
  const read: number[] = [];
  const answer = prover.hash(file, (bytes) => read.push(bytes));
  last().says(hashed(4));
  last().says(hashed(8));
  last().says({ question: 1, answer: hash });
  expect(await answer).toBe(hash);
  expect(read).toEqual([4, 8]);
  expect(Worker.all).toHaveLength(1);
});

test('a file goes to the worker piece by piece, each in the room of the one before, and its end is told', async () => {
  const chunk = 2 ** 20;
  const large = new File([new Uint8Array(chunk).fill(7), 'end'], 'long.wav');
  new Prover().follow(large);
  const pieces = () => last().asked.map(({ length, end }) => end ?? length);
  await vi.waitFor(() => expect(pieces()).toHaveLength(1));
  await vi.advanceTimersByTimeAsync(1000);
  expect(pieces()).toHaveLength(1);
  for (let done = 0; done < large.size;) {
    const { length = 0 } = last().asked.at(-1) ?? {};
    done += length;
    const sent = last().asked.length;
    last().says(hashed(done));
    await vi.waitFor(() => expect(last().asked).toHaveLength(sent + 1));
  }
  expect(
    pieces()
      .slice(0, -1)
      .reduce<number>((sum, length) => sum + Number(length), 0),
  ).toBe(chunk + 3);
  expect(pieces().at(-1)).toBe(true);
});

test('a file that cannot be read, or not as a whole, has no answer, and is read again when it is asked for', async () => {
  const gone = () =>
    new ReadableStream({ start: (stream) => stream.error(new DOMException('', 'NotReadableError')) });
  const cut = () => new Blob(['low']).stream();
  for (const stream of [gone, cut]) {
    const changed = Object.assign(new File(['low tide'], 'low-tide.wav'), { stream });
    const prover = new Prover();
    const answer = prover.hash(changed, () => {});
    await vi.waitFor(() => {
      if (last().asked.some(({ room }) => room)) last().says(hashed(3));
      expect(last().terminated).toBe(true);
    });
    expect(await answer).toBeNull();
    const workers = Worker.all.length;
    void prover.hash(changed, () => {});
    expect(Worker.all).toHaveLength(workers + 1);
  }
});

test('a file is let go with its worker, wherever its reading stands', async () => {
  for (const pieces of [0, 1]) {
    const cancel = vi.fn();
    const pull = (stream: ReadableStreamDefaultController) => stream.enqueue(new Uint8Array(4));
    const stream = () => new ReadableStream({ pull, cancel });
    const prover = new Prover();
    prover.follow(Object.assign(new File(['low tide'], 'low-tide.wav'), { stream }));
    if (pieces) await vi.waitFor(() => expect(last().asked).toHaveLength(pieces));
    prover.follow(null);
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1));
    expect(last().asked).toHaveLength(pieces);
  }
});

test('a worker that says nothing for 30 seconds is given up, and the next question starts another', async () => {
  const prover = new Prover();
  const answer = prover.hash(file, () => {});
  await vi.advanceTimersByTimeAsync(29_999);
  last().says(hashed(4));
  await vi.advanceTimersByTimeAsync(29_999);
  expect(last().terminated).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await answer).toBeNull();
  expect(last().terminated).toBe(true);
  const again = prover.hash(file, () => {});
  last().says({ question: 1, answer: hash });
  expect(await again).toBe(hash);
  expect(Worker.all).toHaveLength(2);
});

test('another file ends the question about the one before, and its worker', async () => {
  const prover = new Prover();
  const first = prover.hash(file, () => {});
  prover.follow(new File(['other'], 'other.wav'));
  expect(await first).toBeNull();
  expect(Worker.all.map(({ terminated }) => terminated)).toEqual([true, false]);
  prover.follow(null);
  expect(last().terminated).toBe(true);
});
