import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

/** `0x` and two lower-case digits a byte. */
export type Hex = `0x${string}`;

export const toHex = (bytes: Uint8Array): Hex => `0x${bytesToHex(bytes)}`;

/** The 32 bytes of a SHA-256 written as `0x` hex, in either case. */
export function hashBytes(hex: string, what: string): Uint8Array {
  if (!/^0x[0-9a-f]{64}$/i.test(hex)) throw new TypeError(`${what} must be 0x and 64 hex digits`);
  return hexToBytes(hex.slice(2));
}

export const utf8 = new TextEncoder();

/**
 * `str`: byte length as u32 little-endian ‖ UTF-8. The length goes first, so that no two lists of
 * texts share one sequence of bytes.
 */
export function encodeText(text: string, what: string): Uint8Array {
  if (typeof text !== 'string') throw new TypeError(`${what} must be a string`);
  const bytes = utf8.encode(text);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length, true);
  return concatBytes(length, bytes);
}

/** `opt`: `0x00` for none, else `0x01 ‖ str`. An empty text is not none. */
export const encodeOptional = (text: string | null | undefined, what: string): Uint8Array =>
  text === null || text === undefined
    ? Uint8Array.of(0)
    : concatBytes(Uint8Array.of(1), encodeText(text, what));
