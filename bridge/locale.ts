/** There is a frame document for each. Its first part is what a page and a browser are asked for. */
export const LOCALES = ['en', 'fr', 'es', 'de', 'pt', 'it', 'ja', 'ko', 'zh-Hans', 'ar'];

const language = (locale = '') => locale.replace(/-.*/, '');

/** The first of the page's language where the element is, and the browser's, that there is a document for. */
export const localeOf = (element: Element): string =>
  LOCALES.find((locale) => element.matches(`:lang(${language(locale)})`)) ??
  navigator.languages
    .map((spoken) => LOCALES.find((locale) => language(locale) === language(spoken)))
    .find((locale) => locale) ??
  'en';

/** Calls when the page, or the part of it around an element, may be in another language now. */
export function watchLanguage(element: Element, changed: () => void) {
  const observer = new MutationObserver(changed);
  // A page does not see into shadow roots: each that the element is in, and the page.
  for (let root: Node | undefined = element; root; root = (root.getRootNode() as ShadowRoot).host) {
    observer.observe(root.getRootNode(), { subtree: true, attributeFilter: ['lang'] });
  }
  return () => observer.disconnect();
}
