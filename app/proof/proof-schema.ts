import * as v from 'valibot';
import type { Hex } from './bytes.ts';
import { LEAVES } from './merkle.ts';
import { FORMAT, FORMAT_VERSION, type ProofFile } from './proof-file.ts';

/** Half of a surrogate pair has no UTF-8: no proof is made with one. */
const text = v.pipe(
  v.string(),
  v.check((value) => !/\p{Cs}/u.test(value)),
);
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hash = v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value));

/** A proof file, whatever is wrong with what it says. A field of its own is refused. */
export const proofSchema: v.GenericSchema<unknown, ProofFile> = v.strictObject({
  format: v.literal(FORMAT),
  format_version: v.literal(FORMAT_VERSION),
  network: text,
  ats_id: v.nullable(number),
  version: v.nullable(number),
  title: text,
  creators: v.pipe(
    v.array(
      v.strictObject({
        full_name: text,
        email: text,
        roles: v.strictObject({
          author: v.boolean(),
          composer: v.boolean(),
          arranger: v.boolean(),
          adapter: v.boolean(),
        }),
        ipi: v.exactOptional(text),
        isni: v.exactOptional(text),
      }),
    ),
    v.minLength(1),
    v.maxLength(LEAVES),
  ),
  filename: v.nullable(text),
  media_hash: hash,
  merkle_root: hash,
  commitment: hash,
  protocol_version: v.literal(1),
  transaction: v.strictObject({
    hash: v.nullable(text),
    block_number: v.nullable(number),
    explorer_url: v.nullable(text),
  }),
  how_to_verify: v.pipe(v.array(text), v.maxLength(100)),
  checksum: hash,
});
