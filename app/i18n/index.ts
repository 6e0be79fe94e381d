/** The words of this frame document's locale: every visible string, by typed key. */
import m from '#messages';
import type { ErrorCode } from '../ats/catalogue.ts';

export { m };

/** What an error says, in this locale. Of an unknown code, what the service said. */
export const messageOf = ({ code, message }: { code: string; message: string }): string =>
  Object.hasOwn(m.codes, code) ? (m.codes[code as ErrorCode] ?? message) : message;

declare const LOCALE: string | undefined;

/** BCP 47. One built document a locale. */
export const locale = typeof LOCALE === 'undefined' ? 'en' : LOCALE;

/** For Intl. Arabic in the digits that codes and amounts are written in, whatever the browser prefers. */
export const intlLocale = locale === 'ar' ? 'ar-u-nu-latn' : locale;

/** One after the other; those that are empty left out. */
export const sentences = (...parts: string[]) => parts.filter(Boolean).join(m.between.sentences);
