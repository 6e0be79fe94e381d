/**
 * A fingerprint as 32 bars on a 256 by 28 grid, one a byte: two equal rows are two equal fingerprints.
 * Six closer ones are the sign of a work.
 */
export function barsOf(hash: string, count = 32, gap = 8): string {
  const bytes = hash.replace(/^0x/i, '').match(/../g) ?? [];
  return bytes
    .slice(0, count)
    .map((digits, index) => {
      const half = 1 + (parseInt(digits, 16) / 255) * 12;
      return `M${4 + gap * index} ${(14 - half).toFixed(1)}v${(2 * half).toFixed(1)}`;
    })
    .join('');
}
