import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PROPERTIES } from '../../demo/page/theme/properties.ts';

test('the values that the theme playground begins with are those of the widget', () => {
  const tokens = readFileSync(new URL('../../app/ui/styles/tokens.css', import.meta.url), 'utf8');
  const written = [...tokens.matchAll(/^ {2}--ats-([\w-]+): (.+);$/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
  const plain = (value = '') => value.replace(/\s/g, '').toLowerCase();
  for (const [name, value] of written) {
    expect(plain(PROPERTIES.find((property) => property.name === name)?.initial), name).toBe(plain(value));
  }
  const following = PROPERTIES.filter(({ initial }) => initial === '').map(({ name }) => name);
  expect(following).toEqual(['primary-hover', 'primary-light']);
  expect(written.length + following.length).toBe(21);
});
