import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler } from 'hono';
import { drainBody } from './body.ts';
import type { AtsContext, AtsEnv } from './context.ts';
import { altered, alters, replacement, replacesReply } from './fault-replies.ts';
import type { Faults } from './faults.ts';
import { isControlPath } from './requests.ts';

function cutConnection(c: AtsContext): Response {
  c.set('dropped', true);
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Lets ordered faults happen to requests. A delay is a slow service: the work is done even if the caller left. */
export function applyFaults(faults: Faults): MiddlewareHandler<AtsEnv> {
  return async (c, next) => {
    const { path } = c.req;
    const fault = isControlPath(path) ? undefined : faults.take(c.req.method, path);
    if (!fault) return next();
    if (fault.cors === false) c.set('withoutCors', true);
    if (fault.delayMs && (await faults.delay(fault)) === 'cut') return cutConnection(c);
    if (fault.drop === 'before') return cutConnection(c);
    if (replacesReply(fault)) {
      await drainBody(c);
      c.res = replacement(fault, path);
    } else {
      await next();
      if (alters(fault)) c.res = await altered(fault, c.res);
    }
    if (fault.drop === 'after') {
      await c.res.body?.cancel();
      c.res = cutConnection(c);
      return;
    }
    for (const [name, value] of Object.entries(fault.headers ?? {})) c.res.headers.set(name, value);
  };
}
