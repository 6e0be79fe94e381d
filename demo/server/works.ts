import { Hono } from 'hono';
import { authenticate, effectiveUserRef, requireNetwork } from './auth.ts';
import { baseUrl } from './base-url.ts';
import { readBody } from './body.ts';
import type { Ats, AtsEnv } from './context.ts';
import { AtsError } from './errors.ts';
import { collectObject } from './outside-storage.ts';
import { payJob, prepareJob } from './quotes.ts';
import { carryOut } from './registration.ts';
import { confirmReply, prepareReply } from './replies.ts';
import { confirmSchema, initWorkSchema, prepareSchema } from './schemas.ts';
import { openOnce } from './submissions.ts';

/** Registering a new work: init, prepare, confirm. */
export function workRoutes(ats: Ats): Hono<AtsEnv> {
  return new Hono<AtsEnv>()
    .post('/v1/works/init', async (c) => {
      const session = await authenticate(ats, c, ['register']);
      const body = await readBody(c, initWorkSchema);
      requireNetwork(session, body.network);
      const userRef = effectiveUserRef(session, body.external_user_ref);
      const { network, title, filename, creators } = body;
      const reply = await openOnce(ats, c, session, { scope: ['init'], body }, () => {
        const owner = { organizationId: session.organizationId, userRef, network };
        if (ats.store.works.hasTitle(owner, title)) throw new AtsError('registration.duplicate_title');
        return { network, title, filename, creators, userRef, work: null };
      });
      return c.json(reply);
    })
    .post('/v1/works/prepare', async (c) => {
      const session = await authenticate(ats, c, ['register']);
      const { job_id } = await readBody(c, prepareSchema);
      await collectObject(ats, job_id);
      return c.json(prepareReply(prepareJob(ats, session, job_id, null)));
    })
    .post('/v1/works/confirm', async (c) => {
      const session = await authenticate(ats, c, ['register']);
      const { job_id } = await readBody(c, confirmSchema);
      const job = payJob(ats, session, job_id, null);
      return c.json(confirmReply(carryOut(ats, job, baseUrl(ats, c))), 202);
    });
}
