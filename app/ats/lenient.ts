/**
 * Replies are read leniently: only what the next step needs is required, anything else may be absent
 * or null, and unknown fields are ignored.
 */
import * as v from 'valibot';

export type Schema<T> = v.GenericSchema<unknown, T>;

export const id = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value)),
  v.nonEmpty(),
);
/** Nice to have: a value of another type is as good as none, and must not cost the rest of a reply. */
export const optional = <const T extends v.GenericSchema>(schema: T) => v.fallback(v.nullish(schema), null);
export const text = optional(v.string());
export const number = optional(v.number());
