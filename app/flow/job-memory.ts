import * as v from 'valibot';
import type { HostConfig } from '../../bridge/protocol.ts';

const LIFETIME_MS = 30 * 60_000;

const fingerprint = v.custom<`0x${string}`>((value) => typeof value === 'string' && value.startsWith('0x'));

const jobRecord = v.object({
  jobId: v.string(),
  /** Known once confirm answered. Without it, the outcome of the job is unknown. */
  transaction: v.exactOptional(
    v.object({ id: v.string(), socketUrl: v.nullable(v.string()), statusUrl: v.string() }),
  ),
  /** What was compared before it was confirmed. */
  check: v.exactOptional(
    v.nullable(
      v.object({
        own: v.nullable(v.object({ commitment: fingerprint, mediaHash: fingerprint })),
        received: v.nullable(v.string()),
      }),
    ),
  ),
});

/** What must outlive a reload of the page, so that nothing is paid twice and no access code is lost. */
export type JobRecord = v.InferOutput<typeof jobRecord>;

const records = v.record(v.string(), v.object({ ...jobRecord.entries, at: v.number() }));

/**
 * The jobs of one place on the host's page: apart for each service, key, network and user, and each for
 * 30 minutes. The bridge keeps them as one text, which it does not read.
 */
export class JobMemory {
  #records: v.InferOutput<typeof records> = {};
  #config: HostConfig | undefined;
  /** Fixed with the first record: whoever comes next under other attributes must not find it. */
  #key: string | undefined;

  /** Takes over what the bridge kept; nothing, if that cannot be read. */
  load(text: string | null) {
    try {
      this.#records = v.parse(records, JSON.parse(text ?? ''));
    } catch {
      this.#records = {};
    }
  }

  /** Whose jobs are looked for from now on, unless one is under way. */
  configure(config: HostConfig) {
    // Another mode is another flow, and has begun anew.
    if (this.#config && this.#config.mode !== config.mode) this.#key = undefined;
    this.#config = config;
  }

  /** What was kept, if it is not too old. */
  find(now: number): JobRecord | null {
    const key = this.#key ?? this.#currentKey();
    const kept = this.#records[key];
    if (!kept || now < kept.at || now - kept.at >= LIFETIME_MS) return null;
    this.#key = key;
    return kept;
  }

  /** Keeps a record, or forgets it; answers the text for the bridge. */
  keep(record: JobRecord | null, now: number): string {
    const key = (this.#key ??= this.#currentKey());
    const others = Object.entries(this.#records).filter(
      ([other, { at }]) => other !== key && now - at < LIFETIME_MS,
    );
    this.#records = Object.fromEntries(record ? [...others, [key, { ...record, at: now }]] : others);
    if (!record) this.#key = undefined;
    return JSON.stringify(this.#records);
  }

  #currentKey() {
    const { atsUrl, siteKey, network, externalUserId, mode } = this.#config ?? {};
    return JSON.stringify([atsUrl, siteKey, network, externalUserId, mode]);
  }
}
