/** What a host page may look like. Light is the widget's own look on a white page. */
export const THEMES = {
  light: 'html { background: #fff }',
  dark: `html { color-scheme: dark; background: #101214 }
    ats-widget {
      --ats-text: #ecedee; --ats-text-secondary: #a4a9b0; --ats-text-muted: #959ba4;
      --ats-background: #16181b; --ats-background-secondary: #202327; --ats-border: #2f3338;
      --ats-error: #f87171; --ats-error-light: #2d1719; --ats-success: #4ade80; --ats-success-light: #12261a;
      --ats-warning: #fbbf24; --ats-warning-light: #2a2010;
      --ats-shadow: 0 1px 3px rgba(0, 0, 0, 0.5); --ats-shadow-lg: 0 8px 24px rgba(0, 0, 0, 0.6);
    }`,
  /** Loud: a primary on which white cannot be read, no corners, no shadow, a font with serifs. */
  strong: `html { background: #fffbe0 }
    ats-widget {
      --ats-primary: #ffe600; --ats-text: #0a0a0a; --ats-border: #0a0a0a;
      --ats-radius: 0px; --ats-radius-lg: 0px; --ats-shadow: none; --ats-shadow-lg: none;
      --ats-font-family: "Noto Serif", "DejaVu Serif", Georgia, serif;
    }`,
  violet: `html { color-scheme: dark; background: #0b0714 }
    ats-widget {
      --ats-primary: #7c3aed; --ats-text: #f3eefc; --ats-text-secondary: #b8adcc; --ats-text-muted: #a99dc0;
      --ats-background: #150d24; --ats-background-secondary: #221735; --ats-border: #37294f;
      --ats-error: #f87171; --ats-error-light: #331722; --ats-success: #4ade80; --ats-success-light: #12261a;
      --ats-warning: #fbbf24; --ats-warning-light: #2f2213; --ats-radius: 20px; --ats-radius-lg: 28px;
    }`,
} as const;

export type Theme = keyof typeof THEMES;
