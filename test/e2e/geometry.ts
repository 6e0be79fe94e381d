/**
 * What no rule of axe looks at: whether everything fits, can be hit and can be read in a narrow window,
 * also with the text spacing of WCAG 1.4.12. Run in the frame, it answers what is wrong.
 */
import type { Stage } from '../scenes/stage.ts';

/** As the criterion says; paragraphs also keep two lines between them. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }`;

export async function problemsOf(stage: Stage): Promise<string[]> {
  const iframe = stage.page.locator('ats-widget iframe:visible');
  const frame = (await iframe.count()) ? await (await iframe.elementHandle())?.contentFrame() : null;
  return (frame ?? stage.page.mainFrame()).evaluate(measure, SPACING);
}

/** Self-contained: it runs in the browser. */
async function measure(spacing: string): Promise<string[]> {
  const TARGET = 24;
  const slot = document.querySelector('ats-widget')?.shadowRoot;
  const all = [...(slot ?? document.body).querySelectorAll<HTMLElement>('*')];
  const box = (element: Element) => element.getBoundingClientRect();
  const nameOf = (element: Element) =>
    `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${element.textContent?.trim().slice(0, 40) ?? ''}`;
  const shown = (element: HTMLElement) => {
    const { width, height } = box(element);
    // Up to a pixel: for screen readers alone.
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };

  /** How far a quiet button reaches into the margin on purpose, so that its label is flush with the text. */
  const bleedOf = (element: HTMLElement) =>
    Math.max(
      0,
      ...[...element.querySelectorAll<HTMLElement>('*')].map((inner) => {
        const { marginInlineStart, marginInlineEnd } = getComputedStyle(inner);
        return -Math.min(parseFloat(marginInlineStart) || 0, parseFloat(marginInlineEnd) || 0);
      }),
    );

  const overflow = (when: string) => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`${when}: scrolls sideways`);
    for (const element of all.filter(shown)) {
      const { left, right } = box(element);
      if (left < -0.5 || right > innerWidth + 0.5) found.push(`${when}: out of sight: ${nameOf(element)}`);
      // What is typed scrolls in its field; what is clamped is said in full elsewhere.
      if (element.matches('input, textarea, svg *') || element.clientWidth === 0) continue;
      const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(element);
      const beyond = element.scrollWidth - element.clientWidth - bleedOf(element);
      if (beyond > 1 && !['auto', 'scroll'].includes(overflowX))
        found.push(`${when}: wider than its box: ${nameOf(element)}`);
      const hides = ['hidden', 'clip'].includes(overflowY) && webkitLineClamp === 'none';
      if (hides && element.scrollHeight > element.clientHeight + 1)
        found.push(`${when}: cut off below: ${nameOf(element)}`);
    }
    return found;
  };

  /** WCAG 2.5.8: 24 by 24, or as much room around it; a link in a sentence is as high as its line. */
  const small = () => {
    const controls = all.filter((element) =>
      element.matches('a[href], button, input, textarea, select, summary'),
    );
    const targets = [...new Set(controls.map((each) => each.closest<HTMLElement>('label') ?? each))]
      .filter(shown)
      .map((element) => ({ element, rect: box(element) }));
    const tooSmall = ({ rect }: { rect: DOMRect }) => Math.min(rect.width, rect.height) < TARGET - 0.5;
    const inSentence = ({ element }: { element: HTMLElement }) =>
      getComputedStyle(element).display === 'inline' &&
      [...(element.parentNode?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
    const center = ({ left, top, width, height }: DOMRect) => ({ x: left + width / 2, y: top + height / 2 });
    const crowded = (one: (typeof targets)[number]) =>
      targets.some((other) => {
        if (other === one) return false;
        const { x, y } = center(one.rect);
        const there = center(other.rect);
        if (tooSmall(other) && Math.hypot(x - there.x, y - there.y) < TARGET) return true;
        const dx = Math.max(other.rect.left - x, 0, x - other.rect.right);
        const dy = Math.max(other.rect.top - y, 0, y - other.rect.bottom);
        return Math.hypot(dx, dy) < TARGET / 2;
      });
    return targets
      .filter((target) => tooSmall(target) && !inSentence(target) && crowded(target))
      .map(({ element, rect }) => `target of ${rect.width}x${rect.height}: ${nameOf(element)}`);
  };

  const found = [...overflow('as it is'), ...small()];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(spacing);
  const root = slot ?? document;
  const before = root.adoptedStyleSheets;
  root.adoptedStyleSheets = [...before, sheet];
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  found.push(...overflow('spaced'));
  root.adoptedStyleSheets = before;
  return found;
}
