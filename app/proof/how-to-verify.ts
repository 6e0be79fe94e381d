/**
 * Goes into each proof file, for who has nothing else: enough to do it again in any language. What is
 * said here of a hash is what `commitWork` does.
 */
export const HOW_TO_VERIFY = [
  'npx allfeat-ats-component verify <this file> <file>',
  'By hand: H = SHA-256, a hash goes in as its 32 bytes; str(text) = length of its UTF-8 as 4 bytes, little-endian, then that UTF-8; opt(text) = byte 0 if absent, else byte 1, str(text).',
  'media_hash = H(file)',
  'leaf of a creator = H(str(full_name), str(email), roles, opt(ipi), opt(isni)); roles = a byte: how many are true, then a byte for each, ascending: author 0, composer 1, arranger 2, adapter 3',
  'merkle_root = root of 32 leaves: the creators in order, then H(byte 0); node = H(left, right)',
  'commitment = H(byte 1, media_hash, str(title), merkle_root)',
  'checksum = H(all but checksum, as JSON with sorted keys, no spaces: RFC 8785)',
  'The commitment has to be in the transaction on chain.',
];
