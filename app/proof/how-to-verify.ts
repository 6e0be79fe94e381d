/**
 * Goes into each proof file, for who has nothing else: enough to do it again in any language. What is
 * said here of a hash is what `commitWork` does. Few words: each frame document carries them.
 */
export const HOW_TO_VERIFY = [
  'npx allfeat-ats-component verify <this file> <file>',
  'H = SHA-256; str(text) = length of its UTF-8 in bytes as u32 little-endian, UTF-8; opt(text) = 0x00 if absent, else 0x01, str(text)',
  'media_hash = H(file)',
  'leaf = H(str(full_name), str(email), roles, opt(ipi), opt(isni)); roles = how many are true, then each, ascending, a byte each: author 0, composer 1, arranger 2, adapter 3',
  'merkle_root of 32 leaves: creators in order, then H(0x00); node = H(left, right)',
  'commitment = H(0x01, media_hash, str(title), merkle_root), hashes as 32 bytes',
  'checksum = H(all else as JSON by RFC 8785: sorted keys, no spaces)',
  'The commitment has to be in the transaction on chain.',
];
