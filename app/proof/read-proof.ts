import * as v from 'valibot';
import { FORMAT, FORMAT_VERSION, type ProofFile } from './proof-file.ts';
import { proofSchema } from './proof-schema.ts';

/** What was read, or a sentence that says why it cannot be. */
export type Read = { proof: ProofFile } | { problem: string };

/** Reads a proof file: its bytes, its text, or what was parsed from that. Never throws. */
export function readProof(document: unknown): Read {
  const text = textOf(document);
  const parsed = text === null ? undefined : parse(text);
  if (typeof text !== 'string' || parsed === undefined) return { problem: 'It is not JSON.' };
  const { format, format_version } = (parsed ?? {}) as { format?: unknown; format_version?: unknown };
  if (format !== FORMAT) return { problem: 'It is not an Allfeat proof.' };
  if (Number.isSafeInteger(format_version) && Number(format_version) > FORMAT_VERSION) {
    const known = `This release knows version ${FORMAT_VERSION} of the format`;
    return { problem: `${known}, and it says that it is of version ${format_version}.` };
  }
  const result = v.safeParse(proofSchema, parsed, { abortEarly: true });
  if (!result.success) {
    const field = v.getDotPath(result.issues[0]) ?? '';
    return { problem: `The field ${field} is missing, malformed, or does not belong in a proof.` };
  }
  if (fieldsIn(text) !== fieldsOf(parsed)) return { problem: 'A field is in it twice.' };
  return { proof: result.output };
}

/** Null for what no JSON can be made of. */
function textOf(document: unknown): string | null {
  try {
    if (typeof document === 'string') return document.replace(/^\ufeff/, '');
    if (document instanceof Uint8Array) return new TextDecoder('utf-8', { fatal: true }).decode(document);
    // A copy that holds nothing but data: no getter, no cycle, no prototype of its own.
    return JSON.stringify(document) ?? null;
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of two fields of one name JSON.parse keeps the last, and another reader the first. */
function fieldsIn(text: string): number {
  const unescaped = text.replace(/\\./g, '');
  return [...unescaped.matchAll(/"[^"]*"(\s*:)?/g)].filter(([, colon]) => colon).length;
}

const fieldsOf = (value: unknown): number =>
  value && typeof value === 'object'
    ? Object.values(value).reduce<number>(
        (sum, each) => sum + fieldsOf(each),
        Array.isArray(value) ? 0 : Object.keys(value).length,
      )
    : 0;
