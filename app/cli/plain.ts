/**
 * Text of somebody else for a terminal: what would move the cursor, colour or erase what was printed, or
 * turn the direction of what follows, is shown as its number.
 */
export const plain = (text: string) =>
  text.replace(
    /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (sign) => `\\u{${(sign.codePointAt(0) as number).toString(16)}}`,
  );

/** As JSON for a terminal, and the same data for a program: JSON itself escapes only some of that. */
export const plainJson = (value: unknown) =>
  JSON.stringify(value, null, 2).replace(
    /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
