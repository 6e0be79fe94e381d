import { createHash } from 'node:crypto';
import { appendFileSync, createReadStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { hashMedia, type Media } from '../../app/proof/index.ts';

const MB = 2 ** 20;
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255);
const sha256 = (bytes: Uint8Array) => `0x${createHash('sha256').update(bytes).digest('hex')}`;

// Around a block of SHA-256, its padding, and a chunk.
test.each([0, 1, 55, 56, 63, 64, 65, MB - 1, MB, MB + 1, 3 * MB + 7])(
  '%i bytes have one fingerprint, however they come',
  async (length) => {
    const bytes = bytesOf(length);
    const expected = sha256(bytes);
    const forms: Media[] = [
      bytes,
      bytes.buffer,
      new Blob([bytes]),
      new File([bytes], 'low-tide.wav'),
      new Blob([bytes]).stream(),
      Readable.from([Buffer.from(bytes)]),
    ];
    for (const form of forms) expect(await hashMedia(form)).toBe(expected);
  },
);

test('a stream that cannot be iterated, as in older browsers, is read and released', async () => {
  const bytes = bytesOf(100_000);
  const stream = new Blob([bytes]).stream();
  const plain = { getReader: () => stream.getReader() } as unknown as ReadableStream<Uint8Array>;
  expect(await hashMedia(plain)).toBe(sha256(bytes));
  expect(stream.locked).toBe(false);
});

test('a part of a buffer is hashed as that part', async () => {
  const bytes = bytesOf(100);
  expect(await hashMedia(bytes.subarray(10, 20))).toBe(sha256(bytes.slice(10, 20)));
});

test('a file is read into one buffer, a chunk at a time', async () => {
  const bytes = bytesOf(5 * MB + 1);
  const seen: number[] = [];
  const progress = (done: number) => seen.push(done);
  expect(await hashMedia(new Blob([bytes]), { onProgress: progress })).toBe(sha256(bytes));
  const steps = seen.map((done, index) => done - (seen[index - 1] ?? 0));
  expect(Math.max(...steps)).toBeLessThanOrEqual(MB);
  expect(seen.at(-1)).toBe(bytes.length);
});

test('a file is read all the same where there are no byte streams', async () => {
  const bytes = bytesOf(3 * MB + 1);
  class Older extends Blob {
    override stream() {
      const stream = super.stream();
      const getReader = stream.getReader.bind(stream) as (options?: object) => never;
      stream.getReader = (options?: object) => {
        if (options) throw new TypeError('No byte streams here');
        return getReader();
      };
      return stream;
    }
  }
  expect(await hashMedia(new Older([bytes]))).toBe(sha256(bytes));
});

test('it ends with the reason of its signal, and lets go of the stream', async () => {
  const abort = new AbortController();
  let cancelled: unknown;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(bytesOf(1000)),
    cancel: (reason) => void (cancelled = reason ?? 'cancelled'),
  });
  const hashing = hashMedia(endless, {
    signal: abort.signal,
    onProgress: (done) => done > 10_000 && abort.abort(new Error('another file')),
  });
  await expect(hashing).rejects.toThrow('another file');
  expect(cancelled).toBeDefined();
  await expect(hashMedia(bytesOf(1), { signal: AbortSignal.abort() })).rejects.toThrow();
});

test('a file that changes while it is read has no fingerprint', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'media-'));
  const path = join(folder, 'take.wav');
  try {
    await writeFile(path, bytesOf(4 * MB));
    const blob = await openAsBlob(path);
    const changing = hashMedia(blob, {
      onProgress: () => appendFileSync(path, 'one more bar'),
    });
    await expect(changing).rejects.toThrow();
    expect(await hashMedia(createReadStream(path))).toMatch(/^0x[0-9a-f]{64}$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a file whose stream ends before all of it was read has no fingerprint', async () => {
  class Cut extends Blob {
    override stream() {
      return super.slice(0, MB).stream();
    }
  }
  await expect(hashMedia(new Cut([bytesOf(2 * MB)]))).rejects.toThrow('changed');
});

test.each([null, undefined, 'text', 7, {}, [1]])('%j is no media', async (media) => {
  await expect(hashMedia(media as unknown as Media)).rejects.toThrow(TypeError);
});

test('a stream of anything but bytes is no media', async () => {
  await expect(hashMedia(Readable.from(['text']) as unknown as Media)).rejects.toThrow('bytes');
});
