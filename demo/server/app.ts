import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { accessRoutes } from './access.ts';
import type { Ats, AtsEnv } from './context.ts';
import { controlRoutes } from './control.ts';
import { allowAnyOrigin, answerPreflights } from './cors.ts';
import { downloadRoutes } from './downloads.ts';
import { AtsError, errorEnvelope, statusOf } from './errors.ts';
import { explorerRoutes } from './explorer.ts';
import { applyFaults } from './fault-middleware.ts';
import { listRoutes } from './lists.ts';
import { objectRoutes } from './objects.ts';
import { pollingRoutes } from './polling.ts';
import { recordRequests } from './requests.ts';
import { sessionRoutes } from './sessions.ts';
import { statsRoutes } from './stats.ts';
import { updateRoutes } from './updates.ts';
import { workRoutes } from './works.ts';
import { storageError } from './xml-errors.ts';

/** Wires the routes. `reset` brings the whole server back to its first state. */
export function createApp(ats: Ats, reset: () => Promise<void>): Hono<AtsEnv> {
  const app = new Hono<AtsEnv>();

  app.use((c, next) => {
    c.set('maxBodyBytes', ats.limits.bodyBytes);
    return next();
  });
  // From the outside in: a fault must be seen in the log and still carry CORS headers.
  app.use(recordRequests(ats.requests), allowAnyOrigin(), applyFaults(ats.faults));
  app.use(answerPreflights(ats.settings));

  app.route('/', statsRoutes(ats));
  app.route('/', sessionRoutes(ats));
  app.route('/', workRoutes(ats));
  app.route('/', listRoutes(ats));
  app.route('/', updateRoutes(ats));
  app.route('/', downloadRoutes(ats));
  app.route('/', accessRoutes(ats));
  app.route('/', pollingRoutes(ats));
  app.route('/', objectRoutes(ats));
  app.route('/', explorerRoutes(ats));
  app.route('/', controlRoutes(ats, reset));

  app.notFound((c) => c.json(errorEnvelope('common.not_found'), 404));
  app.onError((error, c) => {
    if (error instanceof AtsError) {
      const status = statusOf(error.code) as ContentfulStatusCode;
      return c.json(errorEnvelope(error.code, error.details), status);
    }
    // A caller that left in the middle of its upload is nothing to report.
    if (!c.env.incoming.destroyed) console.error(error);
    if (c.req.path.startsWith('/storage/')) return storageError(500, 'InternalError', 'Please try again');
    return c.json(errorEnvelope('common.service_unavailable'), 503);
  });
  return app;
}
