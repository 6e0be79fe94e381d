/** A text reduced to what a font can show. */
export interface Printable {
  text: string;
  /** Whether a letter was lost. */
  replaced: boolean;
}

/**
 * Keeps what the font knows, tries the bare letter where only its accent is unknown, and puts a question mark
 * for the rest. Line breaks and other controls become spaces.
 */
export function toPrintable(text: string, known: ReadonlySet<number>): Printable {
  let replaced = false;
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const show = (character: string): string => {
    if (/^[\p{Cc}\p{Zl}\p{Zp}]+$/u.test(character)) return ' ';
    const knows = (candidate: string) =>
      [...candidate].every((point) => known.has(point.codePointAt(0) ?? 0));
    if (knows(character)) return character;
    replaced = true;
    const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
    return bare !== '' && knows(bare) ? bare : '?';
  };
  const shown = [...graphemes.segment(text.normalize('NFC'))].map((part) => show(part.segment));
  return { text: shown.join(''), replaced };
}
