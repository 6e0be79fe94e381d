import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { duration, inFours } from '../../app/i18n/format.ts';
import { levelsOf, meanSquare } from '../../app/shape/levels.ts';
import { measurePcm, readPcm } from '../../app/shape/pcm.ts';
import { knownShape, mayHaveLevels, readShape } from '../../app/shape/shape.ts';
import { writeWav } from '../support/wav.ts';

const { signal } = new AbortController();
const RATE = 8000;
/** Two seconds of a tone: the first is a tenth as loud as the second. */
const tone = Array.from({ length: 2 * RATE }, (_, at) => Math.sin(at / 3) * (at < RATE ? 0.05 : 0.5));

interface Coding {
  width: number;
  float?: boolean;
  little?: boolean;
  channels?: number;
}

const written = { 1: 0x7f, 2: 0x7fff, 3: 0x7fffff, 4: 0x7fffffff } as Record<number, number>;

function samples({ width, float = false, little = true, channels = 1 }: Coding) {
  const bytes = Buffer.alloc(tone.length * channels * width);
  tone.forEach((value, index) => {
    for (let channel = 0; channel < channels; channel++) {
      const at = (index * channels + channel) * width;
      if (float && width === 4) bytes.writeFloatLE(value, at);
      else if (float) bytes.writeDoubleLE(value, at);
      else {
        const whole = Math.round(value * (written[width] ?? 0));
        // Eight bits are unsigned in WAV alone.
        if (width === 1 && little) bytes.writeUInt8(whole + 128, at);
        else if (little) bytes.writeIntLE(whole, at, width);
        else bytes.writeIntBE(whole, at, width);
      }
    }
  });
  return bytes;
}

const chunk = (name: string, body: Buffer, little = true, claimed = body.length) => {
  const size = Buffer.alloc(4);
  if (little) size.writeUInt32LE(claimed);
  else size.writeUInt32BE(claimed);
  return Buffer.concat([Buffer.from(name), size, body, Buffer.alloc(body.length % 2)]);
};

function format({ width, float = false, channels = 1 }: Coding, rate = RATE, extensible = false) {
  const bytes = Buffer.alloc(extensible ? 40 : 16);
  const code = float ? 3 : 1;
  bytes.writeUInt16LE(extensible ? 0xfffe : code, 0);
  bytes.writeUInt16LE(channels, 2);
  bytes.writeUInt32LE(rate, 4);
  bytes.writeUInt16LE(width * 8, 14);
  if (extensible) bytes.writeUInt16LE(code, 24);
  return chunk('fmt ', bytes);
}

const riff = (...chunks: Buffer[]) =>
  new Blob([Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), ...chunks])]);
const wav = (coding: Coding, extensible = false) =>
  riff(format(coding, RATE, extensible), chunk('LIST', Buffer.alloc(7)), chunk('data', samples(coding)));

function aiff(coding: Coding) {
  const common = Buffer.alloc(18);
  common.writeUInt16BE(coding.channels ?? 1, 0);
  common.writeUInt16BE(coding.width * 8, 6);
  // 8000 as an 80-bit float: 1.953125 times 2 to the 12.
  common.writeUInt16BE(16383 + 12, 8);
  common.writeUInt32BE(RATE * 2 ** 19, 10);
  const sound = Buffer.concat([Buffer.alloc(8), samples({ ...coding, little: false })]);
  return new Blob([
    Buffer.concat([
      Buffer.from('FORM\0\0\0\0AIFF', 'latin1'),
      chunk('COMM', common, false),
      chunk('SSND', sound, false),
    ]),
  ]);
}

async function look(file: Blob) {
  const pcm = await readPcm(file, signal);
  if (!pcm) return null;
  return {
    seconds: pcm.frames / pcm.rate,
    levels: await levelsOf(pcm.frames, measurePcm(file, pcm), signal),
  };
}

describe('the shape of an uncompressed recording', () => {
  test.each([
    ['8 bits', wav({ width: 1 })],
    ['16 bits', wav({ width: 2 })],
    ['24 bits, in stereo', wav({ width: 3, channels: 2 })],
    ['32 bits', wav({ width: 4 })],
    ['floats', wav({ width: 4, float: true })],
    ['doubles', wav({ width: 8, float: true })],
    ['the extensible form', wav({ width: 3, channels: 2 }, true)],
    ['AIFF, 8 bits', aiff({ width: 1 })],
    ['AIFF, 16 bits', aiff({ width: 2 })],
    ['AIFF, 24 bits, in stereo', aiff({ width: 3, channels: 2 })],
  ])('follows its loudness, in %s', async (_, file) => {
    const shape = await look(file);
    expect(shape?.seconds).toBe(2);
    expect(shape?.levels).toHaveLength(72);
    for (const level of shape?.levels.slice(0, 36) ?? []) expect(level).toBeCloseTo(0.1, 1);
    for (const level of shape?.levels.slice(36) ?? []) expect(level).toBeCloseTo(1, 1);
  });

  test('is found in a file written for any player', async () => {
    const path = join(tmpdir(), `shape-${process.pid}.wav`);
    await writeWav(path, 1);
    const shape = await look(new Blob([await readFile(path)]));
    expect(shape?.seconds).toBeCloseTo((2 ** 20 - 44) / 4 / 44_100, 3);
    expect(Math.max(...(shape?.levels ?? []))).toBe(1);
  });

  test('ends where the file ends, whatever its header claims', async () => {
    const coding = { width: 2 };
    const whole = samples(coding);
    for (const claimed of [0xffffffff, whole.length]) {
      const cut = riff(format(coding), chunk('data', whole.subarray(0, whole.length / 2), true, claimed));
      expect((await look(cut))?.seconds).toBe(1);
    }
  });

  test('is that of silence for silence, and for what is no number', async () => {
    const nothing = riff(format({ width: 2 }), chunk('data', Buffer.alloc(3200)));
    expect((await look(nothing))?.levels).toEqual(Array(72).fill(0));
    const noNumbers = riff(format({ width: 4, float: true }), chunk('data', Buffer.alloc(3200, 0xff)));
    expect((await look(noNumbers))?.levels).toEqual(Array(72).fill(0));
    expect(meanSquare(2, (index) => [Infinity, NaN][index] ?? 0)).toBe(32);
  });

  test('is drawn even of fewer samples than there are bars', async () => {
    const short = riff(format({ width: 2 }), chunk('data', samples({ width: 2 }).subarray(0, 20)));
    expect((await look(short))?.levels).toHaveLength(72);
  });
});

describe('no shape is made up', () => {
  test.each([
    ['an empty file', new Blob([])],
    ['a few bytes', new Blob(['RIFF'])],
    ['another kind of RIFF', new Blob([Buffer.from('RIFF\0\0\0\0AVI LIST\0\0\0\0', 'latin1')])],
    ['no samples', riff(format({ width: 2 }), chunk('data', Buffer.alloc(0)))],
    ['samples without a format', riff(chunk('data', Buffer.alloc(100)))],
    ['no channel', riff(format({ width: 2, channels: 0 }), chunk('data', Buffer.alloc(100)))],
    ['samples of no width', riff(format({ width: 0 }), chunk('data', Buffer.alloc(100)))],
    ['an odd width', riff(format({ width: 5 }), chunk('data', Buffer.alloc(100)))],
    ['a rate nobody can hear', riff(format({ width: 2 }, 1), chunk('data', Buffer.alloc(100)))],
    ['nothing but empty chunks', riff(...Array.from({ length: 200 }, () => chunk('junk', Buffer.alloc(0))))],
  ])('from %s', async (_, file) => {
    expect(await look(file)).toBeNull();
  });

  test('from a header that breaks off', async () => {
    const torn = new File([riff(format({ width: 2 })).slice(0, 30)], 'torn.wav');
    expect(await readShape(torn, signal)).toBeNull();
    expect(knownShape(torn)).toBeNull();
  });

  test('of what was dropped, whose reading ends', async () => {
    const reading = new AbortController();
    const file = new File([wav({ width: 2 })], 'tide.wav');
    const looking = readShape(file, reading.signal);
    reading.abort();
    expect(await looking).toBeNull();
    expect(knownShape(file)).toBeUndefined();
    expect((await readShape(file, signal))?.seconds).toBe(2);
    expect(knownShape(file)?.seconds).toBe(2);
  });
});

test('room is kept for what may be drawn, and not for what is too large to decode', () => {
  const sized = (name: string, bytes: number, type = '') =>
    Object.defineProperty(new File(['x'], name, { type }), 'size', { value: bytes });
  expect(mayHaveLevels(sized('a.wav', 4e8, 'audio/x-wav'))).toBe(true);
  expect(mayHaveLevels(sized('a.aif', 4e8))).toBe(true);
  expect(mayHaveLevels(sized('a.mp3', 1e7, 'audio/mpeg'))).toBe(true);
  expect(mayHaveLevels(sized('a.mp3', 2e7, 'audio/mpeg'))).toBe(false);
  expect(mayHaveLevels(sized('a.flac', 0, 'audio/flac'))).toBe(false);
  expect(mayHaveLevels(sized('score.pdf', 1e6, 'application/pdf'))).toBe(false);
});

test('lengths read as players show them', () => {
  expect([0.2, 4, 59.6, 222, 6429].map(duration)).toEqual(['0:01', '0:04', '1:00', '3:42', '1:47:09']);
});

test('an ISNI reads in groups of four however it was typed', () => {
  const groups = '0000\u00a00001\u00a02103\u00a0268X';
  expect(['000000012103268X', '0000 0001 2103 268X'].map(inFours)).toEqual([groups, groups]);
});
