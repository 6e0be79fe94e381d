import { execFileSync } from 'node:child_process';
import { groups, scenes } from '../scenes/catalogue.ts';
import { THEMES, type Theme } from '../scenes/themes.ts';
import { LOCALES } from '../scenes/combinations.ts';
import { speaks } from '../scenes/words.ts';

/** What was asked for; an empty list means no wish. */
export interface Asked {
  scenes: string[];
  widths: number[];
  themes: Theme[];
  locales: string[];
}

/** Each word is a scene, a group, a width, a theme or a locale. */
export function parseArguments(words: string[]): Asked {
  const asked: Asked = { scenes: [], widths: [], themes: [], locales: [] };
  for (const word of words) {
    const meant = scenes.filter(({ name, group }) => name === word || group === word);
    if (meant.length) asked.scenes.push(...meant.map(({ name }) => name));
    else if (/^\d+$/.test(word)) asked.widths.push(Number(word));
    else if (word in THEMES) asked.themes.push(word as Theme);
    else if (speaks(word)) asked.locales.push(word);
    else {
      console.error(
        `Not a scene, a group, a width, a theme or a built locale: ${word}. Groups: ${Object.keys(groups).join(', ')}.
Scenes: ${scenes.map(({ name }) => name).join(', ')}.`,
      );
      process.exit(1);
    }
  }
  return asked;
}

const FONTS: Record<string, [language: string, packages: string]> = {
  ja: ['Japanese', 'fonts-noto-cjk'],
  ko: ['Korean', 'fonts-noto-cjk'],
  'zh-Hans': ['Chinese', 'fonts-noto-cjk'],
  ar: ['Arabic', 'fonts-noto-core'],
};

/** What to say of languages that are looked at by default and have not been built. */
export const unspoken = () =>
  LOCALES.filter((locale) => !speaks(locale)).map((locale) => `No frame document in ${locale}: left out.`);

/** What to say where a language would show as empty boxes. */
export function missingFonts(locales: string[]): string[] {
  return Object.entries(FONTS).flatMap(([locale, [language, packages]]) => {
    if (locales.length ? !locales.includes(locale) : !LOCALES.includes(locale)) return [];
    const tag = locale === 'zh-Hans' ? 'zh-cn' : locale;
    try {
      if (execFileSync('fc-list', [`:lang=${tag}`]).length > 0) return [];
    } catch {
      // No fontconfig to ask.
    }
    return [
      `No font for ${language} found: its letters may show as boxes. On Debian: apt install ${packages}`,
    ];
  });
}
