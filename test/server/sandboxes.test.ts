import { expect, test } from 'vitest';
import { Sandboxes } from '../../demo/hosted/sandboxes.ts';
import { createAts } from '../../demo/server/service.ts';

function sandboxes(options: { max?: number; idleMs?: number } = {}) {
  const given: string[] = [];
  const create = (id: string) => {
    const ats = createAts();
    return { ...ats, close: () => (given.push(id), ats.close()) };
  };
  return { given, all: new Sandboxes({ max: 3, idleMs: 1000, ...options, create }) };
}

test('one that nobody has used for long is given up, and no other', async () => {
  const { all, given } = sandboxes();
  const began = Date.now();
  const ats = all.use('a', 'http://localhost');
  all.sweep(began + 999);
  expect(all.use('a', 'http://localhost')).toBe(ats);
  all.sweep(Date.now() + 1000);
  expect([given, all.size]).toEqual([['a'], 0]);
  expect(all.use('a', 'http://localhost')).not.toBe(ats);
  await all.close();
});

test('who makes up ids puts nobody out who uses theirs', async () => {
  const { all, given } = sandboxes({ max: 2 });
  for (const id of ['a', 'a', 'made up', 'another', 'a third']) all.use(id, 'http://localhost');
  expect(given).toEqual(['made up', 'another']);
  await all.close();
});

test('beyond the limit the one used longest ago is given up', async () => {
  const { all, given } = sandboxes({ max: 2 });
  for (const id of ['a', 'b', 'b', 'a', 'c']) all.use(id, 'http://localhost');
  expect([given, all.size]).toEqual([['b'], 2]);
  await all.close();
  expect(given.sort()).toEqual(['a', 'b', 'c']);
});

test('ids are told from everything else', () => {
  expect(Sandboxes.isId(Sandboxes.newId())).toBe(true);
  for (const text of ['', 'a', 'g'.repeat(32), `${'a'.repeat(32)}\n`, '../'.repeat(11)])
    expect(Sandboxes.isId(text)).toBe(false);
});
