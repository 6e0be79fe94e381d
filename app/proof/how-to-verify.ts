/**
 * Goes into each proof file, for who has nothing else: enough to do it again in any language. What is
 * said here of a hash is what `commitWork` does.
 */
export const HOW_TO_VERIFY = [
  'Run: npx allfeat-ats-component verify <this file> <file of the work>',
  'Or by hand, where H is SHA-256, str(text) is the length of the UTF-8 in bytes, as 4 bytes, little-endian, then the UTF-8, and opt(text) is byte 0 for none, else byte 1, str(text):',
  'media_hash = H(file of the work)',
  'leaf of a creator = H(str(full_name), str(email), roles, opt(ipi), opt(isni)), where roles is a byte for how many are true, then a byte for each, ascending: author 0, composer 1, arranger 2, adapter 3',
  'merkle_root: the leaves in this order, up to 32 of them by H(byte 0); of each two neighbours make H(left, right) until one is left',
  'commitment = H(byte 1, media_hash, str(title), merkle_root), hashes as 32 bytes',
  'checksum = H(this without checksum, as JSON with sorted keys and no spaces: RFC 8785)',
  'Then see for yourself that the commitment is in the transaction on the chain.',
];
