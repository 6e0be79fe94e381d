import type { ThemeValues } from './properties.ts';

export interface Preset {
  label: string;
  /** The colour scheme it is made for. */
  scheme: 'light' | 'dark';
  /** What differs from the widget's own defaults. */
  values: ThemeValues;
}

const dark: Preset = {
  label: 'Dark',
  scheme: 'dark',
  values: {
    text: '#ecedee',
    'text-secondary': '#a4a9b0',
    'text-muted': '#959ba4',
    background: '#16181b',
    'background-secondary': '#202327',
    border: '#2f3338',
    error: '#f87171',
    'error-light': '#2d1719',
    success: '#4ade80',
    'success-light': '#12261a',
    warning: '#fbbf24',
    'warning-light': '#2a2010',
    shadow: '0 1px 3px rgba(0,0,0,0.5)',
    'shadow-lg': '0 8px 24px rgba(0,0,0,0.6)',
  },
};

/** Themes to begin with. The words of each have a contrast of 4.5:1 at least: a test looks at them. */
const MADE = {
  light: { label: 'Light', scheme: 'light', values: {} },
  dark,
  paper: {
    label: 'Paper',
    scheme: 'light',
    values: {
      primary: '#b4532a',
      text: '#2b2118',
      'text-secondary': '#6b5a49',
      'text-muted': '#5f5142',
      background: '#fdf8ef',
      'background-secondary': '#f5ecdd',
      border: '#e6d9c3',
      'error-light': '#fae8e0',
      'success-light': '#ebf1dd',
      'warning-light': '#f9ecd0',
      radius: '3px',
      'radius-lg': '4px',
      shadow: '0 1px 2px rgba(91,64,32,0.14)',
      'shadow-lg': '0 6px 18px rgba(91,64,32,0.16)',
      'font-family': "'Iowan Old Style', Palatino, 'URW Palladio L', Georgia, serif",
    },
  },
  midnight: {
    label: 'Midnight',
    scheme: 'dark',
    values: {
      ...dark.values,
      primary: '#c8f169',
      text: '#eeecff',
      'text-secondary': '#aeaacb',
      'text-muted': '#9f9abf',
      background: '#15132a',
      'background-secondary': '#201d3d',
      border: '#332f57',
      radius: '14px',
      'radius-lg': '22px',
    },
  },
  ink: {
    label: 'Ink',
    scheme: 'light',
    values: {
      primary: '#111111',
      text: '#111111',
      'text-secondary': '#595959',
      'text-muted': '#4d4d4d',
      'background-secondary': '#f2f2f2',
      border: '#111111',
      radius: '0px',
      'radius-lg': '0px',
      shadow: 'none',
      'shadow-lg': 'none',
      'font-family': "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
    },
  },
} as const satisfies Record<string, Preset>;

/** `page` is the light or the dark one, as the visitor's system is. */
export type PresetId = 'page' | keyof typeof MADE;
export const PRESET_IDS = ['page', ...(Object.keys(MADE) as (keyof typeof MADE)[])] as const;
export const DEFAULT_PRESET = 'page';

export const labelOf = (id: PresetId): string => (id === 'page' ? 'As the page' : MADE[id].label);

export const presetOf = (id: PresetId, pageIsDark: boolean): Preset =>
  MADE[id === 'page' ? (pageIsDark ? 'dark' : 'light') : id];
