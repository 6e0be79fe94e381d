/** What the host may style, by contract; the frame's own style sheet has the defaults. */
export const THEME = [
  ...[
    'primary',
    'primary-hover',
    'primary-light',
    'text',
    'text-secondary',
    'text-muted',
    'background',
    'background-secondary',
    'border',
    'radius',
    'radius-lg',
    'error',
    'error-light',
    'success',
    'success-light',
    'warning',
    'warning-light',
    'shadow',
    'shadow-lg',
    'font-family',
    'transition',
  ].map((name) => `--ats-${name}`),
  // Frame and iframe have to agree on it, or the browser paints a white canvas behind the frame.
  'color-scheme',
];

/** Takes over the host's values; one that the host does not set falls back to ours. */
export function applyTheme(values: Record<string, string>) {
  for (const name of THEME) document.documentElement.style.setProperty(name, values[name] ?? '');
}
