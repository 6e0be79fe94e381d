/** A text without lone surrogates, which have no bytes in UTF-8. */
export const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

const encodeExtended = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);

/** A `Content-Disposition` that saves under `filename`, whatever its script. */
export function attachment(filename: string): string {
  const name = wellFormed(filename);
  // Old readers know ASCII only; anything that could end the quoted text early goes as well.
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const plain = `attachment; filename="${ascii}"`;
  return ascii === name ? plain : `${plain}; filename*=UTF-8''${encodeExtended(name)}`;
}
