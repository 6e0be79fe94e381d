import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8, type Hex } from './bytes.ts';

/** JSON that depends on nothing but its data, as RFC 8785 has it: sorted keys, no space. */
export const canonical = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(canonical)}]`
    : value && typeof value === 'object'
      ? `{${Object.entries(value)
          .filter(([, of]) => of !== undefined)
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([key, of]) => `${JSON.stringify(key)}:${canonical(of)}`)}}`
      : JSON.stringify(value);

/** Of all of a document but its own checksum. */
export const checksumOf = (document: object): Hex =>
  toHex(sha256(utf8.encode(canonical({ ...document, checksum: undefined }))));
