import type { FailureWords } from './protocol.ts';

/**
 * The message that stands where the frame cannot, drawn like a screen of the frame: same sheet, result
 * and secondary button. It takes the host's variables, and nothing else that a page's styles hand down.
 */
const INK = 'color-mix(in oklab,var(--t)';

export const PANEL_STYLES =
  'section{all:initial;color-scheme:inherit;visibility:inherit;--t:var(--ats-text,#1a1a1a);--b:var(--ats-background,#fff);' +
  `--s:${INK} 5%,var(--b));--p:clamp(20px,(100% - 479px)*99,32px);display:grid;justify-items:start;` +
  'padding:var(--p) max(var(--p),50% - 320px);background:var(--b);color:var(--t);border-radius:var(--ats-radius-lg,12px);' +
  'box-shadow:inset 0 0 0 1px var(--ats-border,#e0e0e0),var(--ats-shadow,0 1px 3px rgba(0,0,0,.1));text-wrap:pretty;' +
  'font:16px/1.5 var(--ats-font-family,system-ui,sans-serif)}' +
  // The sign: a ring with its mark, on a disc that is the ring's own shadow.
  'section:before{content:"!"/"";width:16px;margin:13px 13px 29px;border:1.6px solid;border-radius:50%;' +
  'background:var(--s);box-shadow:0 0 0 13px var(--s);font:600 11px/16px system-ui;text-align:center}' +
  'h2{margin:0 0 6px;font-size:22px;line-height:1.25;letter-spacing:-.012em}' +
  'p{margin:0 0 24px;color:var(--ats-text-secondary,#666)}' +
  'button{min-width:min(100%,(416px - 100%)*99);min-height:44px;padding:8px 18px;background:0;color:inherit;' +
  'border:1px solid color-mix(in oklab,currentColor 50%,transparent);border-radius:var(--ats-radius,8px);font:inherit;font-weight:600;line-height:1.25;cursor:pointer}' +
  `button:hover{background:${INK} 5%,transparent)}button:active{background:${INK} 10%,transparent)}` +
  'button:focus-visible{outline:2px solid color-mix(in oklab,var(--ats-primary,#4db8a8) 55%,var(--t));outline-offset:2px}';

/** Until a frame has said it in its language. */
export const PANEL_WORDS: FailureWords = [
  'en',
  'The form couldn’t load',
  'Check your connection, or pause your content blocker on this page.',
  'Try again',
];

export function failurePanel([lang, heading, text, again]: FailureWords, retry: () => void) {
  const panel = document.createElement('section');
  const add = (name: string, textContent: string) =>
    Object.assign(panel.appendChild(document.createElement(name)), { textContent });
  panel.lang = lang;
  panel.dir = 'auto';
  panel.setAttribute('role', 'alert');
  add('h2', heading);
  add('p', text);
  add('button', again).onclick = retry;
  return panel;
}
