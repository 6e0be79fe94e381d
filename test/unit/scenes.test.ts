import { describe, expect, test } from 'vitest';
import { groups, scenes } from '../scenes/catalogue.ts';
import { LOCALES, LOOKS, looksOf, WIDTHS, type Look } from '../scenes/combinations.ts';

const dimensions = { width: WIDTHS, theme: LOOKS, locale: LOCALES };
const names = Object.keys(dimensions) as (keyof Look)[];

test('every scene has a name of its own', () => {
  const all = scenes.map(({ name }) => name);
  expect(new Set(all).size).toBe(all.length);
});

describe('in pictures', () => {
  for (const [group, walks] of Object.entries(groups)) {
    const count = walks.flatMap((walk) => Object.keys(walk)).length;

    test(`every pair of width, theme and locale occurs in the group ${group}`, () => {
      const looks = Array.from({ length: count }, (_, place) => looksOf(place)).flat();
      for (const one of names) {
        for (const other of names.filter((name) => name > one)) {
          const met = new Set(looks.map((look) => `${look[one]} ${look[other]}`));
          expect(met.size, `${one} and ${other}`).toBe(dimensions[one].length * dimensions[other].length);
        }
      }
    });
  }
});
