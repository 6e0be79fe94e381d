import { errorEnvelope, statusOf } from './errors.ts';
import type { Fault } from './faults.ts';
import { storageError } from './xml-errors.ts';

const withoutBody = new Set([204, 205, 304]);

/** The code a service would give with a bare status. */
function codeForStatus(status: number): string {
  if (status === 401) return 'common.auth.expired';
  if (status === 403) return 'common.forbidden';
  if (status === 404) return 'common.not_found';
  if (status === 409) return 'work.already_registered';
  if (status === 429) return 'common.rate_limited';
  return status >= 500 ? 'common.service_unavailable' : 'common.bad_request';
}

/** Whether a fault changes the real reply. */
export const alters = ({ patch, only }: Fault): boolean => patch !== undefined || only !== undefined;

/** Whether a fault stands in for the reply; otherwise the real one is made and perhaps altered. */
export const replacesReply = (fault: Fault): boolean =>
  fault.code !== undefined || fault.body !== undefined || (fault.status !== undefined && !alters(fault));

function rawReply(body: unknown, status: number): Response {
  if (withoutBody.has(status)) return new Response(null, { status });
  if (typeof body === 'string') {
    return new Response(body, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  }
  return Response.json(body, { status });
}

function codedReply(fault: Fault, path: string): Response {
  if (path.startsWith('/storage/')) {
    const code = fault.code ?? ((fault.status ?? 0) >= 500 ? 'InternalError' : 'AccessDenied');
    return storageError(fault.status ?? 403, code, fault.message ?? code);
  }
  const code = fault.code ?? codeForStatus(fault.status ?? 500);
  const envelope = errorEnvelope(code, fault.details, fault.message);
  return rawReply(envelope, fault.status ?? statusOf(code));
}

/** The reply a fault gives instead of the real one. */
export function replacement(fault: Fault, path: string): Response {
  if (fault.body !== undefined) return rawReply(fault.body, fault.status ?? 200);
  const success = fault.code === undefined && fault.status !== undefined && fault.status < 400;
  return success ? new Response(null, { status: fault.status as number }) : codedReply(fault, path);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lays a patch over a value: objects are merged, anything else is replaced. */
export function merge(value: unknown, patch: Record<string, unknown>): unknown {
  if (!isRecord(value)) return patch;
  const merged: Record<string, unknown> = { ...value };
  for (const [name, change] of Object.entries(patch)) {
    merged[name] = isRecord(change) ? merge(merged[name], change) : change;
  }
  return merged;
}

/** What a template leaves of a value; the first element of an array in it is for all. */
export function pick(value: unknown, template: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(template)) return value.map((each) => pick(each, template[0]));
  if (!isRecord(value) || !isRecord(template)) return value;
  const kept = Object.keys(template).filter((name) => name in value);
  return Object.fromEntries(kept.map((name) => [name, pick(value[name], template[name])]));
}

/** A real message as a fault leaves it: cut down to what its template names, with its patch laid over. */
export const altering = ({ only, patch }: Fault, value: unknown): unknown => {
  const left = only ? pick(value, only) : value;
  return patch ? merge(left, patch) : left;
};

/** The real reply as a fault leaves it, and with its status. Only JSON can be changed. */
export async function altered(fault: Fault, reply: Response): Promise<Response> {
  const isJson = reply.headers.get('Content-Type')?.includes('json') ?? false;
  if (!alters(fault) || !isJson) return reply;
  const headers = new Headers(reply.headers);
  headers.delete('Content-Length');
  const body = JSON.stringify(altering(fault, await reply.json()));
  return new Response(body, { status: fault.status ?? reply.status, headers });
}
