import * as v from 'valibot';
import type { AtsContext } from './context.ts';
import { isErrorCode } from './error-facts.ts';
import { AtsError } from './errors.ts';

async function readText(c: AtsContext): Promise<string> {
  const max = c.get('maxBodyBytes');
  const entry = c.get('entry');
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of c.env.incoming as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (entry) entry.bytes = size;
      // Leaving the loop early would cut the connection before the refusal could be read.
      if (size <= max) chunks.push(chunk);
    }
  } catch {
    throw new AtsError('common.bad_request', { reason: 'The request ended early' });
  }
  if (size > max) throw new AtsError('common.bad_request', { reason: 'The body is too large' });
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AtsError('common.bad_request', { reason: 'The body is not JSON' });
  }
}

/** Checks a value against a schema. An issue whose message is an error code answers with that code. */
export function check<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const precise = result.issues.find((issue) => isErrorCode(issue.message));
  if (precise && isErrorCode(precise.message)) throw new AtsError(precise.message);
  throw new AtsError('common.validation_failed', {
    fields: result.issues.map((issue) => ({ field: v.getDotPath(issue), message: issue.message })),
  });
}

/** Reads and checks a JSON body. */
export async function readBody<S extends v.GenericSchema>(
  c: AtsContext,
  schema: S,
): Promise<v.InferOutput<S>> {
  return check(schema, parseJson(await readText(c)));
}

/** Takes in a body nobody needs: a browser still sending would take an early reply for a cut connection. */
export async function drainBody(c: AtsContext): Promise<void> {
  const entry = c.get('entry');
  try {
    for await (const chunk of c.env.incoming as AsyncIterable<Buffer>) {
      if (entry) entry.bytes += chunk.length;
    }
  } catch {
    // The caller has gone; there is nobody left to answer.
  }
}
