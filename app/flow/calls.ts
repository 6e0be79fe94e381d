import { createAtsClient, resolveUrl, type AtsClient, type CallOptions } from '../ats/client.ts';
import { systemClock } from '../ats/clock.ts';
import { AtsApiException, atsError } from '../ats/errors.ts';
import { safeUrl } from '../ats/outcome.ts';
import { awaitAccessCode } from '../ats/poll.ts';
import { wait } from '../ats/retry.ts';
import { track } from '../ats/track.ts';
import { uploadFile } from '../ats/upload.ts';
import type { Prover } from '../proof/prover.ts';
import type { Call, Hold } from './effect.ts';
import type { Event } from './event.ts';
import type { JobRecord } from './job-memory.ts';
import { backOnline, isOffline, OFFLINE_MS } from './online.ts';
import { verdictOf } from './proving.ts';
import type { Snapshot } from './state.ts';
import { PAGE } from './works.ts';

/** A presigned URL that does not say when it ends is not trusted for longer. */
const URL_MS = 60_000;
/** So long `allfeat:complete` waits for an access code. */
const COMPLETE_MS = 20_000;

interface Around {
  prover: Prover;
  current: () => Snapshot;
  signal: AbortSignal;
  /** For what a call has to say before its answer. */
  tell: (event: Event) => void;
  /** Has the bridge keep what must outlive a reload. */
  remember: (record: JobRecord) => void;
}

/** A registration that is under way goes on where it began. */
const serviceOf = ({ running, config }: Snapshot) => running ?? config;

export const clientFor = (current: () => Snapshot): AtsClient => {
  const { atsUrl = '', siteKey = '' } = serviceOf(current()) ?? {};
  return createAtsClient({
    atsUrl,
    siteKey,
    token: () => current().token?.value ?? null,
  });
};

/** Makes a call; what it answers is the event it ends in. */
export async function answerTo(call: Call, around: Around): Promise<Event> {
  const { current, signal, tell } = around;
  const client = clientFor(current);
  const network = serviceOf(current())?.network ?? 'testnet';
  const onWait = (hold: Hold) => tell({ type: 'held', hold });
  const options = { signal, onWait };
  const untilOnline = async () => {
    if (!isOffline()) return;
    onWait({ reason: 'offline', attempt: 1, of: 1, delay: OFFLINE_MS });
    await backOnline(signal);
  };

  switch (call.type) {
    case 'access':
      return { type: 'accessed', code: call.code, work: await client.accessWork(call.code, options) };
    case 'init': {
      const upload = await init(client, call, options);
      return { type: 'initialized', upload, at: Date.now() };
    }
    case 'put':
      await upload(call, around, untilOnline);
      return { type: 'uploaded' };
    case 'prepare':
      return { type: 'prepared', quote: await prepare(client, call, options), at: Date.now() };
    case 'prove':
      return { type: 'proved', own: await around.prover.commit(call.file, call.work) };
    case 'hash': {
      const { file } = call;
      const hash = await around.prover.hash(file, (loaded) => tell({ type: 'reading', file, loaded }));
      return { type: 'read', file, hash };
    }
    case 'write': {
      const { work } = call;
      const text = await around.prover.write(work);
      // Only where there is none is it asked why.
      const own = text === null ? await around.prover.commit(null, work) : work;
      return { type: 'written', call, text, verdict: verdictOf({ own, received: work.commitment }) };
    }
    case 'confirm':
      await wait(call.delay, signal);
      // It is sent when it can arrive: a confirm into the void would leave its outcome in doubt.
      await untilOnline();
      // Not before: only a confirm that is sent may have been carried out when a reload cuts us off.
      around.remember({ jobId: call.jobId });
      return { type: 'confirmed', sentAt: Date.now(), confirmation: await confirm(client, call, options) };
    case 'track': {
      const { socketUrl, statusUrl } = call.transaction;
      const outcome = await track({
        socketUrl: socketUrl && resolveUrl(serviceOf(current())?.atsUrl ?? '', socketUrl),
        readStatus: (inner) => client.transactionStatus(statusUrl, { signal: inner }),
        onStep: (step) => tell({ type: 'step', step, at: Date.now() }),
        seen: call.seen,
        signal,
      });
      return { type: 'completed', outcome, at: Date.now() };
    }
    case 'accessCode': {
      const read = (inner: AbortSignal) => client.transactionStatus(call.statusUrl, { signal: inner });
      const late = setTimeout(() => tell({ type: 'accessCodeLate' }), COMPLETE_MS);
      try {
        return { type: 'accessCode', code: await awaitAccessCode(read, { clock: systemClock, signal }) };
      } finally {
        clearTimeout(late);
      }
    }
    case 'list': {
      await wait(call.delay, signal);
      const { search, after } = call;
      const list = await client.listWorks({ network, first: PAGE, after, search }, options);
      return { type: 'worksFound', call, list };
    }
    case 'versions': {
      const { versions } = await client.listVersions({ atsId: call.work.ats_id, network }, options);
      return { type: 'versionsFound', call, versions };
    }
    case 'creators': {
      const { atsId, version } = call;
      const { creators } = await client.listCreators({ atsId, network }, version, options);
      return { type: 'creatorsFound', call, creators };
    }
    case 'download': {
      const { workId, kind, version } = call;
      const given = await client.downloadUrl(workId, kind, { ...options, version: version ?? undefined });
      const url = safeUrl(given.url);
      if (!url) throw new AtsApiException(atsError('widget.malformed_response'));
      const expiresAt = Date.parse(given.expires_at ?? '') || Date.now() + URL_MS;
      return { type: 'urlFound', call, url, expiresAt };
    }
  }
}

type Of<T extends Call['type']> = Extract<Call, { type: T }>;

function init(client: AtsClient, { work, key, base, upload }: Of<'init'>, options: CallOptions) {
  if (!base) return client.initWork(work, key, options);
  const { creators, filename } = work;
  return upload
    ? client.initVersionUpload(base.target, { creators, filename }, key, options)
    : client.initVersion(base.target, { creators }, key, options);
}

const prepare = (client: AtsClient, { jobId, target }: Of<'prepare'>, options: CallOptions) =>
  target ? client.prepareVersion(target, jobId, options) : client.prepareWork(jobId, options);

const confirm = (client: AtsClient, { jobId, target }: Of<'confirm'>, options: CallOptions) =>
  target ? client.confirmVersion(target, jobId, options) : client.confirmWork(jobId, options);

/** A connection that is gone costs no attempts: the upload waits for it and begins anew. */
async function upload(
  { url, file }: Extract<Call, { type: 'put' }>,
  { signal, tell }: Around,
  untilOnline: () => Promise<void>,
) {
  // Counted from the cut, not from the start: a large file may take longer than that by itself.
  let giveUpAt = Infinity;
  for (;;) {
    await untilOnline();
    if (!isOffline()) giveUpAt = Infinity;
    try {
      return await uploadFile(url, file, {
        signal,
        onProgress: (loaded) => tell({ type: 'progress', loaded }),
        onSent: () => tell({ type: 'sent' }),
        onRetry: ({ attempt, of, delay }) =>
          tell({ type: 'held', hold: { reason: 'network', attempt, of, delay } }),
      });
    } catch (error) {
      const cutOff = error instanceof AtsApiException && !error.httpStatus && !error.details && isOffline();
      const now = systemClock.now();
      if (!cutOff || now >= giveUpAt) throw error;
      giveUpAt = Math.min(giveUpAt, now + OFFLINE_MS);
    }
  }
}
