import { expect, test } from 'vitest';
import { createPace, roundSeconds } from '../../app/ui/pace.ts';

const MB = 2 ** 20;

test('says nothing in the first two seconds', () => {
  const measure = createPace();
  expect(measure(0, 100 * MB, 0)).toBeNull();
  expect(measure(4 * MB, 100 * MB, 1900)).toBeNull();
  expect(measure(4.2 * MB, 100 * MB, 2100)).not.toBeNull();
});

test('tells the speed of the last seconds, and what is left at it', () => {
  const measure = createPace();
  for (let second = 0; second < 20; second++) measure(second * MB, 100 * MB, second * 1000);
  expect(measure(20 * MB, 100 * MB, 20_000)).toEqual({ bytesPerSecond: MB, secondsLeft: 80 });
});

test('has nothing to say of what has stood still for five seconds', () => {
  const measure = createPace();
  for (let second = 0; second <= 4; second++) measure(second * MB, 100 * MB, second * 1000);
  expect(measure(4 * MB, 100 * MB, 6000)).not.toBeNull();
  for (let second = 7; second < 10; second++) measure(4 * MB, 100 * MB, second * 1000);
  expect(measure(4 * MB, 100 * MB, 10_000)).toBeNull();
});

test('counts an attempt that begins anew by itself alone', () => {
  const measure = createPace();
  for (let second = 0; second <= 4; second++) measure(second * MB, 100 * MB, second * 1000);
  expect(measure(0, 100 * MB, 5000)).toBeNull();
  expect(measure(8 * MB, 100 * MB, 6000)).toBeNull();
  expect(measure(9 * MB, 100 * MB, 8000)).toEqual({ bytesPerSecond: 3 * MB, secondsLeft: 91 / 3 });
});

test.each([
  [0.2, 1],
  [3.4, 4],
  [10, 10],
  [10.1, 15],
  [61, 65],
])('%f seconds are said as %i', (seconds, said) => expect(roundSeconds(seconds)).toBe(said));
