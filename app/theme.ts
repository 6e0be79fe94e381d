import { isBright, opaque } from './ui/opaque.ts';

/** What the host may style, by contract, each with a property that takes the same values. */
const GRAMMAR = {
  '--ats-primary': 'color',
  '--ats-primary-hover': 'color',
  '--ats-primary-light': 'color',
  '--ats-text': 'color',
  '--ats-text-secondary': 'color',
  '--ats-text-muted': 'color',
  '--ats-background': 'color',
  '--ats-background-secondary': 'color',
  '--ats-border': 'color',
  // One length: it is halved for small parts.
  '--ats-radius': 'padding-top',
  '--ats-radius-lg': 'padding-top',
  '--ats-error': 'color',
  '--ats-error-light': 'color',
  '--ats-success': 'color',
  '--ats-success-light': 'color',
  '--ats-warning': 'color',
  '--ats-warning-light': 'color',
  '--ats-shadow': 'box-shadow',
  '--ats-shadow-lg': 'box-shadow',
  '--ats-font-family': 'font-family',
  '--ats-transition': 'transition',
};

/** What the bridge is asked for. `color` is that of its probe: the text colour of the page's colour scheme. */
export const THEME = [...Object.keys(GRAMMAR), 'color'];

/** Colours that text stands on. */
const FILLS = [
  '--ats-primary',
  '--ats-primary-hover',
  '--ats-primary-light',
  '--ats-background-secondary',
  '--ats-error-light',
  '--ats-success-light',
  '--ats-warning-light',
];

/** Takes over the host's values; one that the host does not set, or that is none, falls back to ours. */
export function applyTheme(values: Record<string, string>) {
  const { style } = document.documentElement;
  for (const [name, property] of Object.entries(GRAMMAR)) {
    const value = values[name] ?? '';
    style.setProperty(name, CSS.supports(property, value) ? value : '');
  }
  const { style: body } = document.body;
  // The root stays light, as the iframe is: where the two differ, browsers paint a canvas behind the frame.
  body.colorScheme = isBright(values['color'] ?? '') ? 'dark' : 'light';
  body.visibility = 'visible';
  // The ink on a fill is chosen by the fill's luminance: nothing may shine through it, nothing be clipped.
  const set = (name: string) => style.getPropertyValue(name);
  const base = opaque(set('--ats-background'), 'Canvas');
  style.setProperty('--base', base ?? '');
  for (const name of FILLS) {
    const fill = opaque(set(name), base ?? (set('--ats-background') || 'white'));
    if (fill) style.setProperty(name, fill);
  }
}
