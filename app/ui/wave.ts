/** Loudness from 0 to 1 as bars on a 400 by 48 grid; silence is a row of dots. */
export const waveOf = (levels: readonly number[]) =>
  levels
    .map((level, index) => {
      const half = 1 + level * 22;
      return `M${(2 + (396 * index) / (levels.length - 1)).toFixed(1)} ${(24 - half).toFixed(1)}v${(2 * half).toFixed(1)}`;
    })
    .join('');
