import { groups } from '../scenes/catalogue.ts';
import { looksOf, type Look } from '../scenes/combinations.ts';
import { speaks } from '../scenes/words.ts';
import type { Asked } from './arguments.ts';
import type { Job, Shot } from './picture.ts';

/** What every scene is first looked at in. */
const FIRST: Look = { width: 480, theme: 'light', locale: 'en' };

/** Every combination of what was named; of what was not, the first. */
function wished({ widths, themes, locales }: Asked): Look[] | null {
  if (![...widths, ...themes, ...locales].length) return null;
  const or = <T>(list: T[], all: T[]) => (list.length ? list : all);
  return or(locales, [FIRST.locale]).flatMap((locale) =>
    or(widths, [FIRST.width]).flatMap((width) =>
      or(themes, [FIRST.theme]).map((theme) => ({ width, theme, locale })),
    ),
  );
}

/** Every walk once for each language: width and theme change before the eyes. */
export function planOf(asked: Asked): Job[] {
  const fixed = wished(asked);
  const jobs: Job[] = [];
  for (const [group, walks] of Object.entries(groups)) {
    let place = 0;
    for (const walk of walks) {
      const shots: Shot[] = Object.keys(walk).map((scene) => ({
        scene,
        looks: fixed ?? [FIRST, ...looksOf(place++)],
      }));
      const wanted = shots.filter(({ scene }) => !asked.scenes.length || asked.scenes.includes(scene));
      for (const locale of new Set(wanted.flatMap(({ looks }) => looks.map((look) => look.locale)))) {
        const spoken = wanted.map(({ scene, looks }) => ({
          scene,
          looks: looks.filter((look) => look.locale === locale),
        }));
        jobs.push({ group, locale, walk, shots: spoken });
      }
    }
  }
  return jobs.filter(({ locale }) => speaks(locale));
}
