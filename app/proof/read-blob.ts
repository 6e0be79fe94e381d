/** Bytes read from a Blob at a time, and held. */
const CHUNK = 2 ** 20;

/**
 * All of a Blob, piece by piece. Each is gone when the next is asked for.
 *
 * @throws NotReadableError where a file was changed, cut or removed meanwhile
 */
export async function* readBlob(blob: Blob) {
  let done = 0;
  for await (const chunk of piecesOf(blob)) {
    done += chunk.length;
    yield chunk;
  }
  // Chromium ends the stream of a file that was cut while it was read as if that were all of it.
  if (done !== blob.size) throw new DOMException('The file was changed', 'NotReadableError');
}

/**
 * Into one and the same buffer, where the browser has byte streams: with a new one for each chunk, a
 * hundred pile up before they are collected.
 */
async function* piecesOf(blob: Blob) {
  const stream = blob.stream();
  const reader = bytesReader(stream);
  if (!reader) return yield* readStream(stream);
  let view = new Uint8Array(CHUNK);
  let ended = false;
  try {
    while (!ended) {
      // `min`, where it is known, spares many small reads.
      const { value, done } = await reader.read(view, { min: CHUNK });
      // The last bytes may come along with the end.
      if (value?.length) yield value;
      ended = done;
      if (value) view = new Uint8Array(value.buffer);
    }
  } finally {
    if (!ended) await reader.cancel();
  }
}

interface BytesReader {
  read(
    view: Uint8Array<ArrayBuffer>,
    options: { min: number },
  ): Promise<{ value?: Uint8Array<ArrayBuffer>; done: boolean }>;
  cancel(): Promise<void>;
}

function bytesReader(stream: ReadableStream<Uint8Array>): BytesReader | undefined {
  try {
    return stream.getReader({ mode: 'byob' }) as BytesReader;
  } catch {
    return undefined;
  }
}

/** For browsers whose streams cannot be iterated yet. */
export async function* readStream(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  let ended = false;
  try {
    while (!ended) {
      const { value, done } = await reader.read();
      if (value) yield value;
      ended = done;
    }
  } finally {
    if (!ended) await reader.cancel();
    reader.releaseLock();
  }
}
