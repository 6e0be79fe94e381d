/** The words of this frame document's locale: every visible string, by typed key. */
export { default as m } from '#messages';

declare const LOCALE: string | undefined;

/** BCP 47. One built document a locale. */
export const locale = typeof LOCALE === 'undefined' ? 'en' : LOCALE;
