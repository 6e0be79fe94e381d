import { decode, secondsOf } from './decode.ts';
import { levelsOf } from './levels.ts';
import { measurePcm, readPcm } from './pcm.ts';

/** What can be told of a recording without playing it. */
export interface Shape {
  seconds: number;
  /** How loud along its length, from 0 to 1; null where finding out costs too much. */
  levels: readonly number[] | null;
}

/** Decoding takes memory for every second at full rate, whatever the file's size: a phone has to bear it. */
const DECODED_BYTES = 16 * 2 ** 20;
const DECODED_SECONDS = 6 * 60;

const isPcm = (file: File) => /\.(wave?|aiff?)$/i.test(file.name);
const isAudio = (file: File) =>
  file.size > 0 && /^audio\/|\.(wave?|aiff?|flac|mp3|m4a|aac|ogg|opus)$/i.test(file.type || file.name);

/** Whether a waveform may come: then its room is kept. */
export const mayHaveLevels = (file: File) => isAudio(file) && (isPcm(file) || file.size <= DECODED_BYTES);

/** Found out once: the file shows it again while it is uploaded. */
const known = new WeakMap<File, Shape | null>();
/** Null: nothing can be told. Undefined: nobody has looked. */
export const knownShape = (file: File) => known.get(file);

/** Looks at a file, as little as it takes. Null for what is no recording, or a broken one. */
export async function readShape(file: File, signal: AbortSignal): Promise<Shape | null> {
  const shape = await look(file, signal).catch(() => null);
  if (!signal.aborted) known.set(file, shape);
  return shape;
}

async function look(file: File, signal: AbortSignal): Promise<Shape | null> {
  if (!isAudio(file)) return null;
  const pcm = await readPcm(file, signal);
  if (pcm) {
    const levels = await levelsOf(pcm.frames, measurePcm(file, pcm), signal);
    return { seconds: pcm.frames / pcm.rate, levels };
  }
  signal.throwIfAborted();
  // A list of addresses, whatever its name says: a player would go and ask them.
  if ((await file.slice(0, 7).text()) === '#EXTM3U') return null;
  const seconds = await secondsOf(file, signal);
  if (!seconds) return null;
  if (seconds > DECODED_SECONDS || file.size > DECODED_BYTES) return { seconds, levels: null };
  const levels = await decode(file, signal)
    .then(({ frames, measure }) => levelsOf(frames, measure, signal))
    .catch(() => null);
  return { seconds, levels };
}
