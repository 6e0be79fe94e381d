/** Bars of a drawn waveform. */
export const BARS = 72;
/** Looked at of each bar: enough to tell loud from quiet, and the same work for three minutes as for three hours. */
const SLICES = 4;
const SLICE_FRAMES = 1024;

/** Mean square of `count` frames from `first` on, over all channels. */
export type Measure = (first: number, count: number) => number | Promise<number>;

/**
 * How loud a recording is along its length, from 0 to 1, where 1 is its loudest part. Loudness rather than
 * peaks: in mastered music every bar has a peak of the same height.
 */
export async function levelsOf(frames: number, measure: Measure, signal: AbortSignal): Promise<number[]> {
  const levels: number[] = [];
  const apart = frames / BARS / SLICES;
  const count = Math.max(1, Math.min(SLICE_FRAMES, Math.floor(apart)));
  for (let bar = 0; bar < BARS; bar++) {
    signal.throwIfAborted();
    const measured = await Promise.all(
      Array.from({ length: SLICES }, (_, slice) =>
        measure(Math.floor((bar * SLICES + slice) * apart), count),
      ),
    );
    levels.push(Math.sqrt(measured.reduce((sum, value) => sum + value, 0) / SLICES));
  }
  const loudest = Math.max(...levels);
  return levels.map((level) => (loudest > 0 ? level / loudest : 0));
}

/** Mean of the squares; what is no number, or beyond any recording, counts as the nearest that is. */
export function meanSquare(count: number, sample: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) {
    const value = Math.min(8, Math.abs(sample(index))) || 0;
    sum += value * value;
  }
  return count > 0 ? sum / count : 0;
}
