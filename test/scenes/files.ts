const RATE = 8000;

/** A mono 16-bit tone that swells and fades twice: enough for a length and a waveform. */
export function tone(name: string, seconds: number) {
  const samples = new Int16Array(RATE * seconds);
  for (let index = 0; index < samples.length; index++) {
    const swell = Math.abs(Math.sin((index / samples.length) * 2 * Math.PI));
    samples[index] = Math.sin((index / RATE) * 440 * 2 * Math.PI) * swell * 20_000;
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.byteLength, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.byteLength, 40);
  return { name, mimeType: 'audio/wav', buffer: Buffer.concat([head, Buffer.from(samples.buffer)]) };
}

export const audio = tone('low-tide-master-24bit.wav', 5);

export const score = {
  name: 'low-tide-score-for-strings.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.alloc(350_000, '%PDF-1.7 '),
};
