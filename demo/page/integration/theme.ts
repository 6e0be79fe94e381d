import { literal } from './escape.ts';

const PLAIN = '[\\w #%.,()+*/-]';
const VALUE = new RegExp(`^(?:${PLAIN}|"${PLAIN}*"|'${PLAIN}*')+$`);

/** Whether it can stand in a style sheet, and in any file that holds one, without ending anything. */
function isPlain(value: string) {
  if (!VALUE.test(value) || value.includes('/*')) return false;
  let open = 0;
  for (const each of value) {
    if (each === '(') open++;
    if (each === ')' && --open < 0) return false;
  }
  return open === 0;
}

const tokens = (theme: Readonly<Record<string, string>> = {}) =>
  Object.entries(theme)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([name, value]) => /^(--ats-[a-z-]+|color-scheme)$/.test(name) && isPlain(value));

/** The rule that themes the widget; none where nothing is set. */
export function themeRule(theme: Readonly<Record<string, string>> | undefined): string[] {
  const set = tokens(theme);
  if (set.length === 0) return [];
  return ['ats-widget {', ...set.map(([name, value]) => `  ${name}: ${value};`), '}'];
}

/** The same as properties of an object. */
export const themeEntries = (theme: Readonly<Record<string, string>> | undefined): string[] =>
  tokens(theme).map(([name, value]) =>
    name.startsWith('--') ? `${literal(name)}: ${literal(value)},` : `colorScheme: ${literal(value)},`,
  );
