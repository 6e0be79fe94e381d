import { wavHead } from '../support/wav.ts';

const RATE = 8000;

/** A mono 16-bit tone that swells and fades twice: enough for a length and a waveform. */
export function tone(name: string, seconds: number) {
  const samples = new Int16Array(RATE * seconds);
  for (let index = 0; index < samples.length; index++) {
    const swell = Math.abs(Math.sin((index / samples.length) * 2 * Math.PI));
    samples[index] = Math.sin((index / RATE) * 440 * 2 * Math.PI) * swell * 20_000;
  }
  const head = wavHead(samples.byteLength, RATE, 1);
  return { name, mimeType: 'audio/wav', buffer: Buffer.concat([head, Buffer.from(samples.buffer)]) };
}

export const audio = tone('low-tide-master-24bit.wav', 5);

export const score = {
  name: 'low-tide-score-for-strings.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.alloc(350_000, '%PDF-1.7 '),
};
