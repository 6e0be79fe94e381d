import type { Creator } from './schemas.ts';
import { pick, seedCreator } from './seed-creator.ts';
import { oddRecipes } from './seed-odd.ts';

/** What a seeded work is made from. */
export interface Recipe {
  title: string | null;
  /** Null makes a work whose file is not kept. */
  filename: string | null;
  creators: readonly Creator[];
  /** False hides the creators, as for works registered before they were kept. */
  creatorsKnown: boolean;
  versions: number;
  dated: boolean;
  certified: boolean;
}

const MOODS = 'Quiet Bright Broken Golden Hidden Distant Silver Restless Early Burning Gentle Northern'.split(
  ' ',
);
const THINGS = 'Harbour Morning Tide Garden Signal River Winter Lantern Letter Orchard Station'.split(' ');
const ENDINGS = ['wav', 'flac', 'mp3', 'pdf', 'mid'];

/** One to three people each, shared by many works: the same list costs its memory once. */
const GROUPS = Array.from({ length: 60 }, (_, index) =>
  Array.from({ length: 1 + (index % 3) }, (__, position) => seedCreator(index + position)),
);

/** An ordinary work, from its place in the catalogue. Every title is another one. */
function plainRecipe(index: number): Recipe {
  const words = `${pick(MOODS, index)} ${pick(THINGS, index)}`;
  const number = index + 1;
  return {
    title: `${words} ${number}`,
    filename: `${words.toLowerCase().replace(' ', '-')}-${number}.${pick(ENDINGS, index)}`,
    creators: pick(GROUPS, index),
    creatorsKnown: true,
    versions: index % 5 === 4 ? 3 : 1,
    dated: true,
    certified: true,
  };
}

/** The place of the first odd work, so that a small catalogue is a plain one. */
const FIRST_ODD = 10;

/** What the work at a place is made from, counted from the newest. */
export const recipeAt = (index: number): Recipe => ({
  ...plainRecipe(index),
  ...oddRecipes[index - FIRST_ODD],
});
