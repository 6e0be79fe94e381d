import { existsSync } from 'node:fs';
import type { Messages } from '../../app/i18n/en.ts';

const file = (locale: string) => new URL(`../../app/i18n/${locale}.ts`, import.meta.url);
const built = (locale: string) => new URL(`../../dist/frame/${locale}.html`, import.meta.url);

/** Whether the widget speaks it: in words, and in a frame document that has been built. */
export const speaks = (locale: string) => existsSync(file(locale)) && existsSync(built(locale));

/** What the widget says in a locale. */
export async function wordsOf(locale: string): Promise<Messages> {
  return ((await import(file(locale).href)) as { default: Messages }).default;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A sentence whose figures are not known: whatever stands in their places. */
export function like(say: (...figures: string[]) => string): RegExp {
  const places = Array.from({ length: say.length }, (_, index) => `\u0001${index}\u0001`);
  // eslint-disable-next-line no-control-regex
  return new RegExp(escaped(say(...places)).replace(/\u0001\d+\u0001/g, '.+'));
}
