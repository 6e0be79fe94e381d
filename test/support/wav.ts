import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const RATE = 44_100;

/** A stereo 16-bit tone of about `megabytes`, swelling and fading: a real WAV that any player opens. */
export async function writeWav(path: string, megabytes: number): Promise<{ size: number; sha256: string }> {
  const dataSize = Math.floor((megabytes * 2 ** 20 - 44) / 4) * 4;
  const hash = createHash('sha256');
  function* chunks() {
    yield wavHead(dataSize, RATE, 2);
    const block = 2 ** 20;
    for (let start = 0; start < dataSize; start += block)
      yield samples(start / 4, Math.min(block, dataSize - start) / 4);
  }
  await mkdir(dirname(path), { recursive: true });
  await pipeline(
    Readable.from(chunks()),
    async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path),
  );
  return { size: dataSize + 44, sha256: hash.digest('hex') };
}

/** Of 16-bit PCM. `dataSize` in bytes, `rate` in frames a second. */
export function wavHead(dataSize: number, rate: number, channels: number): Buffer {
  const bytes = Buffer.alloc(44);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + dataSize, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * channels * 2, 28);
  bytes.writeUInt16LE(channels * 2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(dataSize, 40);
  return bytes;
}

function samples(first: number, count: number): Buffer {
  const pcm = new Int16Array(count * 2);
  for (let index = 0; index < count; index++) {
    const time = (first + index) / RATE;
    const value = Math.sin(time * 440 * 2 * Math.PI) * Math.sin(time * 0.4) * 20_000;
    pcm[index * 2] = value;
    pcm[index * 2 + 1] = -value;
  }
  return Buffer.from(pcm.buffer);
}
