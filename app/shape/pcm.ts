import { meanSquare, type Measure } from './levels.ts';

/** Where the samples of a WAV or AIFF file lie: what its header says, as far as its size allows. */
export interface Pcm {
  /** Offset of the first sample. */
  start: number;
  frames: number;
  channels: number;
  /** Frames a second. */
  rate: number;
  /** Bytes of one sample. */
  width: number;
  float: boolean;
  /** WAV is little-endian, AIFF is not. */
  little: boolean;
}

/** A file that claims more chunks than this is not worth walking through. */
const MOST_CHUNKS = 64;
/** As much of a chunk as any header needs. */
const CHUNK_HEAD = 40;

const read = async (file: Blob, at: number, length: number) =>
  new DataView(await file.slice(at, at + length).arrayBuffer());
const nameAt = (view: DataView, at: number) =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));

/** Reads the header, not the file. Null for what is no plain PCM; throws where the file cannot be read. */
export async function readPcm(file: Blob, signal: AbortSignal): Promise<Pcm | null> {
  if (file.size < 12) return null;
  const head = await read(file, 0, 12);
  const kind = nameAt(head, 0) + nameAt(head, 8);
  const little = kind === 'RIFFWAVE';
  if (!little && kind !== 'FORMAIFF') return null;
  let format: ReturnType<typeof wavFormat> | undefined;
  for (let at = 12, chunks = 0; at + 8 <= file.size && chunks < MOST_CHUNKS; chunks++) {
    signal.throwIfAborted();
    const chunk = await read(file, at, CHUNK_HEAD);
    const name = nameAt(chunk, 0);
    const size = chunk.getUint32(4, little);
    if (name === 'fmt ') format = wavFormat(chunk, size);
    if (name === 'COMM') format = aiffFormat(chunk);
    const skip = name === 'data' ? 0 : name === 'SSND' ? 8 + chunk.getUint32(8) : -1;
    if (format && skip >= 0) return placed({ ...format, little }, at + 8 + skip, size - skip, file.size);
    // Chunks begin at even offsets.
    at += 8 + size + (size % 2);
  }
  return null;
}

function wavFormat(chunk: DataView, size: number) {
  const tag = chunk.getUint16(8, true);
  // The extensible form names the real one further on.
  const code = tag === 0xfffe && size >= 26 ? chunk.getUint16(32, true) : tag;
  return {
    known: code === 1 || code === 3,
    float: code === 3,
    channels: chunk.getUint16(10, true),
    rate: chunk.getUint32(12, true),
    width: chunk.getUint16(22, true) / 8,
  };
}

function aiffFormat(chunk: DataView) {
  return {
    known: true,
    float: false,
    channels: chunk.getUint16(8),
    // An 80-bit float; the upper half of its mantissa holds any rate there is.
    rate: chunk.getUint32(18) * 2 ** (chunk.getUint16(16) - 16383 - 31),
    width: Math.ceil(chunk.getUint16(14) / 8),
  };
}

type Format = ReturnType<typeof wavFormat> & { little: boolean };

/** Null where the header cannot be true. A file that was cut, or written as a stream, is as long as it is. */
function placed({ known, ...format }: Format, start: number, claimed: number, size: number): Pcm | null {
  const { channels, rate, width, float } = format;
  const frames = Math.floor(Math.min(claimed, size - start) / (channels * width));
  const widths = float ? [4, 8] : [1, 2, 3, 4];
  const plausible = known && widths.includes(width) && rate >= 2000 && rate <= 1e6 && channels <= 64;
  return plausible && frames >= 1 && frames < Infinity ? { ...format, start, frames } : null;
}

/** Reads short slices of the file, never the whole. */
export const measurePcm =
  (file: Blob, { start, channels, width, float, little }: Pcm): Measure =>
  async (first, count) => {
    const frame = channels * width;
    const view = await read(file, start + first * frame, count * frame);
    // Of whole numbers the upper 16 bits: nobody sees more.
    const upper = little ? Math.max(0, width - 2) : 0;
    const sample = (index: number) => {
      const at = index * width;
      if (float) return width === 4 ? view.getFloat32(at, little) : view.getFloat64(at, little);
      if (width > 1) return view.getInt16(at + upper, little) / 32768;
      return (little ? view.getUint8(at) - 128 : view.getInt8(at)) / 128;
    };
    return meanSquare(Math.floor(view.byteLength / width), sample);
  };
