/** What becomes of a question to the worker, with a worker that says what the test has it say. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Prover } from '../../app/proof/prover.ts';
import { file } from './samples.ts';

vi.mock('#proof-worker', () => ({ default: '' }));

class Worker {
  static all: Worker[] = [];
  asked: { file?: File; question?: number }[] = [];
  terminated = false;
  onmessage: (event: { data: unknown }) => void = () => {};
  constructor() {
    Worker.all.push(this);
  }
  postMessage(message: Worker['asked'][number]) {
    this.asked.push(message);
  }
  terminate() {
    this.terminated = true;
  }
  says = (data: unknown) => this.onmessage({ data });
}
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
  expect(last().asked).toEqual([{ file }]);
  const read: number[] = [];
  const answer = prover.hash(file, (bytes) => read.push(bytes));
  last().says(4);
  last().says(8);
  last().says({ question: 1, answer: hash });
  expect(await answer).toBe(hash);
  expect(read).toEqual([4, 8]);
  expect(Worker.all).toHaveLength(1);
});

test('a worker that says nothing for 30 seconds is given up, and the next question starts another', async () => {
  const prover = new Prover();
  const answer = prover.hash(file, () => {});
  await vi.advanceTimersByTimeAsync(29_999);
  last().says(4);
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
