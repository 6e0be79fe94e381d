import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generated } from '../support/generated-docs.ts';

for (const { name, path, text } of await generated()) {
  test(`docs/${name} says what its data say`, () => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
}
