import type { Theme } from './themes.ts';

/** What a scene is looked at in. */
export interface Look {
  width: number;
  theme: Theme;
  locale: string;
}

export const WIDTHS = [360, 480, 800];
export const LOOKS: Theme[] = ['light', 'dark', 'strong'];
/** The widest letters, the highest, and those that run the other way. */
export const LOCALES = ['en', 'ja', 'ar'];

/**
 * Three looks for a scene, by its place in its group. Each scene meets every width, theme and locale once,
 * and any three neighbours meet every pair of them: width plus theme gives the locale, in a Latin square.
 */
export const looksOf = (place: number): Look[] =>
  LOCALES.map((locale, index) => {
    const width = mod(index - place);
    return { width: at(WIDTHS, width), theme: at(LOOKS, mod(index - width)), locale };
  });

const mod = (value: number) => ((value % 3) + 3) % 3;
const at = <T>(list: T[], index: number) => list[index] as T;

export const nameOf = ({ width, theme, locale }: Look) => `${width} ${theme} ${locale}`;
