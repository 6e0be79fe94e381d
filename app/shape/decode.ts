import { meanSquare, type Measure } from './levels.ts';

/** Low: a drawing needs no more, and the samples of a long recording stay small. */
const RATE = 8000;

/** Seconds, as the browser's player finds them; null if it cannot play the file. */
export function secondsOf(file: Blob, signal: AbortSignal): Promise<number | null> {
  const url = URL.createObjectURL(file);
  const player = new Audio();
  player.preload = 'metadata';
  return new Promise<number | null>((resolve) => {
    player.onloadedmetadata = () => resolve(Number.isFinite(player.duration) ? player.duration : null);
    player.onerror = () => resolve(null);
    signal.addEventListener('abort', () => resolve(null));
    player.src = url;
  }).finally(() => {
    // Without these the player keeps the file, and goes on reading it.
    player.onloadedmetadata = player.onerror = null;
    player.removeAttribute('src');
    player.load();
    URL.revokeObjectURL(url);
  });
}

/** Decodes the whole file, off the page's thread. Such a context renders nothing and has nothing to close. */
export async function decode(file: Blob, signal: AbortSignal): Promise<{ frames: number; measure: Measure }> {
  const bytes = await file.arrayBuffer();
  signal.throwIfAborted();
  const audio = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
  const channels = Array.from({ length: audio.numberOfChannels }, (_, index) => audio.getChannelData(index));
  return {
    frames: audio.length,
    measure: (first, count) =>
      channels.reduce((sum, data) => sum + meanSquare(count, (index) => data[first + index] ?? 0), 0) /
      channels.length,
  };
}
