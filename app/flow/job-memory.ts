import * as v from 'valibot';

const LIFETIME_MS = 30 * 60_000;

const fingerprint = v.custom<`0x${string}`>((value) => typeof value === 'string' && value.startsWith('0x'));

const jobRecord = v.object({
  jobId: v.string(),
  /** Known once confirm answered. Without it, the outcome of the job is unknown. */
  transaction: v.exactOptional(
    v.object({
      id: v.string(),
      socketUrl: v.nullable(v.string()),
      statusUrl: v.string(),
      sentAt: v.optional(v.number()),
    }),
  ),
  /** What was compared before it was confirmed. */
  check: v.exactOptional(
    v.nullable(
      v.object({
        own: v.nullable(v.object({ commitment: fingerprint, mediaHash: fingerprint })),
        received: v.nullable(v.string()),
        without: v.exactOptional(v.picklist(['file', 'title'])),
      }),
    ),
  ),
});

/** What must outlive a reload of the page, so that nothing is paid twice and no access code is lost. */
export type JobRecord = v.InferOutput<typeof jobRecord>;

const records = v.record(v.string(), v.object({ ...jobRecord.entries, at: v.number() }));

/**
 * The jobs of one place on the host's page: apart for each owner (`ownerKey` of the configuration they
 * began with, whatever the host changes meanwhile), and each for 30 minutes. The bridge keeps them as one
 * text, which it does not read.
 */
export class JobMemory {
  #records: v.InferOutput<typeof records> = {};

  /** Takes over what the bridge kept; nothing, if that cannot be read. */
  load(text: string | null) {
    try {
      this.#records = v.parse(records, JSON.parse(text ?? ''));
    } catch {
      this.#records = {};
    }
  }

  /** What was kept, if it is not too old. */
  find(owner: string, now: number): JobRecord | null {
    const kept = this.#records[owner];
    return kept && now >= kept.at && now - kept.at < LIFETIME_MS ? kept : null;
  }

  /** Keeps a record, or forgets it; answers the text for the bridge. */
  keep(owner: string | null, record: JobRecord | null, now: number): string {
    const others = Object.entries(this.#records).filter(
      ([other, { at }]) => other !== owner && now - at < LIFETIME_MS,
    );
    this.#records = Object.fromEntries(
      record && owner ? [...others, [owner, { ...record, at: now }]] : others,
    );
    return JSON.stringify(this.#records);
  }
}
