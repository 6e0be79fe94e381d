import { Hono } from 'hono';
import { authenticate, effectiveUserRef, requireNetwork } from './auth.ts';
import { readBody } from './body.ts';
import type { Ats, AtsEnv } from './context.ts';
import { runOnce } from './idempotency.ts';
import { openJob, payJob, prepareJob } from './jobs.ts';
import { collectObject } from './outside-storage.ts';
import { confirmReply, prepareReply, uploadReply } from './replies.ts';
import { refuseDuplicateTitle, registerWork } from './registration.ts';
import { confirmSchema, initWorkSchema, prepareSchema } from './schemas.ts';

/** Registering a new work: init, prepare, confirm. */
export function workRoutes(ats: Ats): Hono<AtsEnv> {
  return new Hono<AtsEnv>()
    .post('/v1/works/init', async (c) => {
      const session = await authenticate(ats, c, ['register']);
      const body = await readBody(c, initWorkSchema);
      requireNetwork(session, body.network);
      const userRef = effectiveUserRef(session, body.external_user_ref);
      const key = {
        value: c.req.header('idempotency-key'),
        scope: ['init', session.organizationId, session.userRef],
        body,
      };
      // Kept as a promise: what must happen once has happened before there is anything to wait for.
      const reply = await runOnce(ats.store, key, () => {
        ats.tokens.requireUnused(session);
        const { network, title, filename, creators } = body;
        const draft = { network, title, filename, creators, userRef };
        refuseDuplicateTitle(ats.store, session.organizationId, draft);
        const job = openJob(ats, session, draft);
        ats.tokens.consume(session);
        return uploadReply(ats, c, job);
      });
      return c.json(reply);
    })
    .post('/v1/works/prepare', async (c) => {
      const session = await authenticate(ats, c, ['register']);
      const { job_id } = await readBody(c, prepareSchema);
      await collectObject(ats, job_id);
      return c.json(prepareReply(prepareJob(ats, session, job_id)));
    })
    .post('/v1/works/confirm', async (c) => {
      const session = await authenticate(ats, c, ['register']);
      const { job_id } = await readBody(c, confirmSchema);
      const job = payJob(ats, session, job_id);
      const transaction = registerWork(ats, job, new URL(c.req.url).origin);
      return c.json(confirmReply(transaction), 202);
    });
}
