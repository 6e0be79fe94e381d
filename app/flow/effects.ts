import { createAtsClient, resolveUrl, type AtsClient } from '../ats/client.ts';
import { systemClock } from '../ats/clock.ts';
import { toAtsError } from '../ats/errors.ts';
import { awaitAccessCode } from '../ats/poll.ts';
import { wait } from '../ats/retry.ts';
import { track } from '../ats/track.ts';
import { uploadFile } from '../ats/upload.ts';
import type { FrameMessage } from '../../bridge/protocol.ts';
import { openWindow } from './open.ts';
import type { Call, Effect } from './effect.ts';
import type { Event } from './event.ts';
import type { Snapshot } from './state.ts';

export interface Surroundings {
  /** The snapshot as it is now: calls read their address and token when they start. */
  current: () => Snapshot;
  /** Brings an event into the flow. */
  dispatch: (event: Event) => void;
  /** Tells the host. */
  send: (message: FrameMessage) => void;
}

/** Runs what transitions want done. Every call ends in one event, unless it is aborted: then in none. */
export class Effects {
  #around: Surroundings;
  #calls = new AbortController();
  #stats = new AbortController();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  run(effect: Effect) {
    if (effect.type === 'emit') {
      const { name, detail } = effect;
      this.#around.send({ type: 'event', name, detail } as FrameMessage);
    } else if (effect.type === 'abort') {
      this.#calls.abort();
      this.#calls = new AbortController();
    } else if (effect.type === 'stats') {
      this.#stats.abort();
      this.#stats = new AbortController();
      void this.#limit(this.#stats.signal);
    } else if (effect.type === 'open') {
      this.#around.dispatch({ type: 'opened', url: effect.url, blocked: !openWindow(effect.url) });
    } else {
      void this.#call(effect, this.#calls.signal);
    }
  }

  destroy() {
    this.#calls.abort();
    this.#stats.abort();
  }

  /** No screen waits for the limit, and without it the default applies: a failure is not an error. */
  async #limit(signal: AbortSignal) {
    const network = this.#around.current().config?.network ?? 'testnet';
    const limit = await this.#client()
      .stats(network, { signal })
      .then((stats) => stats.max_audio_size_bytes ?? null)
      .catch(() => null);
    if (!signal.aborted) this.#around.dispatch({ type: 'stats', limit });
  }

  async #call(call: Call, signal: AbortSignal) {
    const tell = (event: Event) => {
      if (!signal.aborted) this.#around.dispatch(event);
    };
    try {
      tell(await this.#answer(call, signal, tell));
    } catch (error) {
      tell({ type: 'failed', call, error: toAtsError(error), at: Date.now() });
    }
  }

  async #answer(call: Call, signal: AbortSignal, tell: (event: Event) => void): Promise<Event> {
    const client = this.#client();
    const options = { signal };
    switch (call.type) {
      case 'init': {
        const upload = await client.initWork(call.work, call.key, options);
        return { type: 'initialized', upload, at: Date.now() };
      }
      case 'put':
        await uploadFile(call.url, call.file, {
          signal,
          onProgress: (loaded) => tell({ type: 'progress', loaded }),
        });
        return { type: 'uploaded' };
      case 'prepare':
        return { type: 'prepared', quote: await client.prepareWork(call.jobId, options) };
      case 'confirm':
        await wait(call.delay, signal);
        return { type: 'confirmed', confirmation: await client.confirmWork(call.jobId, options) };
      case 'track': {
        const { socketUrl, statusUrl } = call.transaction;
        const outcome = await track({
          socketUrl: socketUrl && this.#at(socketUrl),
          readStatus: (inner) => client.transactionStatus(statusUrl, { signal: inner }),
          onStep: (step) => tell({ type: 'step', step, at: Date.now() }),
          signal,
        });
        return { type: 'completed', outcome, at: Date.now() };
      }
      case 'accessCode': {
        const read = (inner: AbortSignal) => client.transactionStatus(call.statusUrl, { signal: inner });
        return { type: 'accessCode', code: await awaitAccessCode(read, { clock: systemClock, signal }) };
      }
      case 'certificate': {
        const { url } = await client.downloadUrl(call.workId, 'certificate', options);
        return { type: 'certificateUrl', url };
      }
    }
  }

  #at(path: string) {
    return resolveUrl(this.#around.current().config?.atsUrl ?? '', path);
  }

  #client(): AtsClient {
    const { current } = this.#around;
    const { config } = current();
    return createAtsClient({
      atsUrl: config?.atsUrl ?? '',
      siteKey: config?.siteKey ?? '',
      token: () => current().token,
    });
  }
}
