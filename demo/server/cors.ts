import type { MiddlewareHandler } from 'hono';
import type { AtsEnv } from './context.ts';
import type { Settings } from './settings.ts';

/** Opens every reply to every origin: the frame's is opaque, so no list could name it. */
export function allowAnyOrigin(): MiddlewareHandler<AtsEnv> {
  return async (c, next) => {
    await next();
    if (c.get('withoutCors')) return;
    c.res.headers.set('Access-Control-Allow-Origin', '*');
    c.res.headers.set('Access-Control-Expose-Headers', 'Retry-After');
  };
}

/** Answers preflights. Runs after the faults, so that a preflight can be made to fail. */
export function answerPreflights(settings: Settings): MiddlewareHandler<AtsEnv> {
  return async (c, next) => {
    if (c.req.method !== 'OPTIONS') return next();
    const headers = ['Authorization', 'Content-Type', 'X-Site-Key'];
    if (settings.allowIdempotencyHeader) headers.push('Idempotency-Key');
    return c.body(null, 204, {
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, DELETE',
      'Access-Control-Allow-Headers': headers.join(', '),
      'Access-Control-Max-Age': '600',
    });
  };
}
