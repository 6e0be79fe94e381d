import { beforeEach, describe, expect, test, vi } from 'vitest';
import { AtsApiException } from '../../app/ats/errors.ts';
import { uploadFile, type UploadOptions, type UploadRetry } from '../../app/ats/upload.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { ManualXhr, ManualXMLHttpRequest } from '../support/manual-xhr.ts';
import { settled } from '../support/tracking.ts';

const TARGET = 'https://storage.example/uploads/1?signature=abc';
const SIZE = 1000;
const file = new File([new Uint8Array(SIZE)], 'low-tide.wav');

let clock: ManualClock;
let controller: AbortController;
let progress: number[];
let retries: UploadRetry[];

beforeEach(() => {
  ManualXhr.sent = [];
  clock = new ManualClock();
  controller = new AbortController();
  progress = [];
  retries = [];
});

function start(chosen = file, options: Partial<UploadOptions> = {}) {
  const uploading = uploadFile(TARGET, chosen, {
    signal: controller.signal,
    onProgress: (loaded) => progress.push(loaded),
    onRetry: (retry) => retries.push(retry),
    clock,
    XMLHttpRequest: ManualXMLHttpRequest,
    ...options,
  });
  // A test looks at it later; until then it is nobody's unhandled rejection.
  uploading.catch(() => undefined);
  return uploading;
}

const failureOf = async (uploading: Promise<void>) => {
  const thrown = await uploading.catch((error: unknown) => error);
  if (!(thrown instanceof AtsApiException)) throw new Error('Not a failure of the upload', { cause: thrown });
  return thrown.error;
};

/** Resolves once an attempt has failed and the next is waited for; its stall watch was asked for first. */
async function backsOff(delay: number) {
  expect(await clock.asked()).toBe(30_000);
  expect(await clock.asked()).toBe(delay);
}

test('puts the file itself, once, and tells that all of it has arrived', async () => {
  const uploading = start();
  const xhr = await ManualXhr.nth(1);
  expect([xhr.method, xhr.url]).toEqual(['PUT', TARGET]);
  expect(xhr.body).toBe(file);
  xhr.answer(200);
  await uploading;
  expect(progress).toEqual([SIZE]);
  expect(retries).toEqual([]);
  expect(ManualXhr.sent).toHaveLength(1);
});

test('reads two bytes of the file and no more', async () => {
  const slice = vi.spyOn(file, 'slice');
  const whole = vi.spyOn(file, 'arrayBuffer');
  const uploading = start();
  (await ManualXhr.nth(1)).answer(200);
  await uploading;
  expect(slice.mock.calls).toEqual([[0, 1], [-1]]);
  expect(whole).not.toHaveBeenCalled();
  slice.mockRestore();
});

test('tells progress ten times a second at most, and all of it only once it has arrived', async () => {
  const uploading = start();
  const xhr = await ManualXhr.nth(1);
  for (let loaded = 10; loaded <= SIZE; loaded += 10) {
    xhr.progress(loaded);
    clock.advance(10);
  }
  expect(progress).toEqual([10, 110, 210, 310, 410, 510, 610, 710, 810, 910]);
  xhr.answer(200);
  await uploading;
  expect(progress.at(-1)).toBe(SIZE);
  expect(progress).toHaveLength(11);
});

test('tells that all of it has left before the storage has answered', async () => {
  const onSent = vi.fn();
  const uploading = start(file, { onSent });
  const xhr = await ManualXhr.nth(1);
  xhr.progress(SIZE);
  expect(onSent).not.toHaveBeenCalled();
  xhr.sent();
  expect(onSent).toHaveBeenCalledOnce();
  expect(progress).not.toContain(SIZE);
  xhr.answer(200);
  await uploading;
});

describe('where a repeat may help', () => {
  test.each([0, 408, 429, 500, 502, 503])(
    'status %i is tried three times, after 1 s and 2 s',
    async (status) => {
      const uploading = start();
      (await ManualXhr.nth(1)).answer(status);
      await backsOff(1000);
      clock.advance(999);
      await settled();
      expect(ManualXhr.sent).toHaveLength(1);
      clock.advance(1);
      (await ManualXhr.nth(2)).answer(status);
      await backsOff(2000);
      clock.advance(1999);
      await settled();
      expect(ManualXhr.sent).toHaveLength(2);
      clock.advance(1);
      (await ManualXhr.nth(3)).answer(status);

      const error = await failureOf(uploading);
      expect(error.code).toBe('widget.upload_error');
      expect(error.httpStatus).toBe(status || undefined);
      expect(error.details).toBeUndefined();
      expect(retries).toEqual([
        { attempt: 2, of: 3, delay: 1000 },
        { attempt: 3, of: 3, delay: 2000 },
      ]);
      expect(clock.pending).toBe(0);
    },
  );

  test('so is a connection that S3 found too slow', async () => {
    const uploading = start();
    (await ManualXhr.nth(1)).answer(400, '<Error><Code>RequestTimeout</Code></Error>');
    await backsOff(1000);
    clock.advance(1000);
    (await ManualXhr.nth(2)).answer(200);
    await uploading;
  });

  test('the third attempt may succeed, and progress counts what that attempt has sent', async () => {
    const uploading = start();
    const first = await ManualXhr.nth(1);
    first.progress(800);
    first.answer(0);
    await backsOff(1000);
    clock.advance(1000);
    (await ManualXhr.nth(2)).answer(503);
    await backsOff(2000);
    clock.advance(2000);
    const third = await ManualXhr.nth(3);
    third.progress(100);
    third.answer(200);
    await uploading;
    expect(progress).toEqual([800, 100, SIZE]);
    expect(retries.map(({ attempt }) => attempt)).toEqual([2, 3]);
  });
});

describe('a stalled upload', () => {
  test('is a failed attempt after 30 s without progress', async () => {
    const uploading = start();
    const first = await ManualXhr.nth(1);
    clock.advance(29_999);
    expect(first.aborted).toBe(false);
    clock.advance(1);
    await backsOff(1000);
    expect(first.aborted).toBe(true);
    expect(retries).toEqual([{ attempt: 2, of: 3, delay: 1000 }]);
    clock.advance(1000);
    (await ManualXhr.nth(2)).answer(200);
    await uploading;
    expect(clock.pending).toBe(0);
  });

  test('is none while something moves, however long it takes', async () => {
    const uploading = start();
    const xhr = await ManualXhr.nth(1);
    for (let loaded = 10; loaded < 100; loaded += 10) {
      await settled();
      clock.advance(29_000);
      xhr.progress(loaded);
    }
    await settled();
    expect(xhr.aborted).toBe(false);
    xhr.answer(200);
    await uploading;
    expect(retries).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  test('may be one that has sent everything and gets no reply', async () => {
    start();
    const xhr = await ManualXhr.nth(1);
    xhr.progress(SIZE);
    await settled();
    clock.advance(30_000);
    await settled();
    expect(xhr.aborted).toBe(true);
  });
});

describe('an aborted upload rejects with the reason, and leaves nothing behind', () => {
  const reason = new Error('The user left');

  test('before it begins', async () => {
    controller.abort(reason);
    await expect(start()).rejects.toBe(reason);
    expect(ManualXhr.sent).toEqual([]);
  });

  test('while the file is looked at', async () => {
    const uploading = start();
    controller.abort(reason);
    await expect(uploading).rejects.toBe(reason);
    expect(ManualXhr.sent).toEqual([]);
  });

  test('while it is sent', async () => {
    const uploading = start();
    const xhr = await ManualXhr.nth(1);
    controller.abort(reason);
    await expect(uploading).rejects.toBe(reason);
    expect(xhr.aborted).toBe(true);
    expect(clock.pending).toBe(0);
    expect(retries).toEqual([]);
    expect(progress).toEqual([]);
  });

  test('between two attempts', async () => {
    const uploading = start();
    (await ManualXhr.nth(1)).answer(500);
    await backsOff(1000);
    expect(retries).toHaveLength(1);
    controller.abort(reason);
    await expect(uploading).rejects.toBe(reason);
    expect(clock.pending).toBe(0);
    expect(ManualXhr.sent).toHaveLength(1);
  });

  test('and an attempt that has ended no longer listens', async () => {
    const added = vi.spyOn(controller.signal, 'addEventListener');
    const removed = vi.spyOn(controller.signal, 'removeEventListener');
    const uploading = start();
    (await ManualXhr.nth(1)).answer(200);
    await uploading;
    expect(removed.mock.calls.map(([name, listener]) => [name, listener])).toEqual(
      added.mock.calls.map(([name, listener]) => [name, listener]),
    );
    expect(added).toHaveBeenCalledTimes(1);
  });
});

describe('a file that is gone or changed on the disk', () => {
  /** Fails to be read from the given look at it on. */
  function failingFile(from: number, name: string) {
    const failing = new File([new Uint8Array(SIZE)], 'low-tide.wav');
    let looks = 0;
    failing.slice = () => {
      const part = new Blob(['x']);
      if (++looks >= from) part.arrayBuffer = () => Promise.reject(new DOMException('', name));
      return part;
    };
    return failing;
  }
  const changed = { code: 'widget.upload_error', details: { reason: 'file_changed' } };

  test('is told before anything is sent', async () => {
    expect(await failureOf(start(failingFile(1, 'NotFoundError')))).toMatchObject(changed);
    expect(ManualXhr.sent).toEqual([]);
  });

  test('is told when only its end is missing', async () => {
    expect(await failureOf(start(failingFile(2, 'NotReadableError')))).toMatchObject(changed);
  });

  test('is told from a network that failed, and not tried again', async () => {
    const uploading = start(failingFile(3, 'NotReadableError'));
    (await ManualXhr.nth(1)).answer(0);
    expect(await failureOf(uploading)).toMatchObject(changed);
    expect(ManualXhr.sent).toHaveLength(1);
    expect(retries).toEqual([]);
  });
});
