import type { WidgetSettings } from '../settings.ts';
import { presetOf } from './presets.ts';
import { isValid, PROPERTIES, type ThemeValues } from './properties.ts';

export interface Theme {
  scheme: 'light' | 'dark';
  /** What differs from the widget's own defaults, by name. */
  values: ThemeValues;
}

/** What a widget with these settings is to look like. */
export function themeOf(
  { preset, theme }: Pick<WidgetSettings, 'preset' | 'theme'>,
  pageIsDark: boolean,
): Theme {
  const { scheme, values } = presetOf(preset, pageIsDark);
  const wanted: Record<string, string> = { ...values, ...theme };
  const different = PROPERTIES.flatMap(({ name, kind, initial }) => {
    const value = wanted[name];
    return value && value !== initial && isValid(kind, value) ? [[name, value]] : [];
  });
  return { scheme, values: Object.fromEntries(different) as ThemeValues };
}

/** The declarations of a theme, by property. */
export const declarationsOf = ({ scheme, values }: Theme): Record<string, string> => ({
  ...(scheme === 'dark' && { 'color-scheme': 'dark' }),
  ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`--ats-${name}`, value])),
});

/** A style rule with what differs from the defaults, to be copied. */
export function cssOf(theme: Theme): string {
  const lines = Object.entries(declarationsOf(theme)).map(([name, value]) => `  ${name}: ${value};\n`);
  return lines.length
    ? `ats-widget {\n${lines.join('')}}\n`
    : '/* The default theme: there is nothing to set. */\n';
}

/** Puts a theme on an element, and takes the one before it away. */
export function wear(element: HTMLElement, theme: Theme) {
  for (const { name } of PROPERTIES) element.style.removeProperty(`--ats-${name}`);
  element.style.colorScheme = theme.scheme;
  for (const [name, value] of Object.entries(declarationsOf(theme))) element.style.setProperty(name, value);
}
