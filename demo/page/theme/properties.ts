/** Values of `--ats-*` by the name without that prefix. */
export type ThemeValues = Readonly<Record<string, string>>;

export type Kind = 'color' | 'length' | 'shadow' | 'font' | 'transition';

interface Property {
  name: string;
  kind: Kind;
  /** What the widget takes where the page sets nothing; empty where it follows primary. */
  initial: string;
}

const rows = (kind: Kind, initials: Record<string, string>): Property[] =>
  Object.entries(initials).map(([name, initial]) => ({ name, kind, initial }));

/** All that a page may style, in the order it is shown. */
export const PROPERTIES: readonly Property[] = [
  ...rows('color', {
    primary: '#4db8a8',
    'primary-hover': '',
    'primary-light': '',
    text: '#1a1a1a',
    'text-secondary': '#666666',
    'text-muted': '#4a5568',
    background: '#ffffff',
    'background-secondary': '#f5f5f5',
    border: '#e0e0e0',
    error: '#dc2626',
    'error-light': '#fef2f2',
    success: '#16a34a',
    'success-light': '#f0fdf4',
    warning: '#d97706',
    'warning-light': '#fffbeb',
  }),
  ...rows('length', { radius: '8px', 'radius-lg': '12px' }),
  ...rows('shadow', { shadow: '0 1px 3px rgba(0,0,0,0.1)', 'shadow-lg': '0 4px 6px rgba(0,0,0,0.1)' }),
  ...rows('font', {
    'font-family': "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  }),
  ...rows('transition', { transition: '150ms ease' }),
];

/** A CSS property that takes the same values. */
const GRAMMAR: Record<Kind, string> = {
  color: 'color',
  length: 'padding-top',
  shadow: 'box-shadow',
  font: 'font-family',
  transition: 'transition',
};

/** Whether the widget would take a value; another one counts as not set. */
export const isValid = (kind: Kind, value: string): boolean => CSS.supports(GRAMMAR[kind], value);
