import type { Ats, AtsContext } from './context.ts';
import { runOnce } from './idempotency.ts';
import { openJob } from './jobs.ts';
import type { Draft } from './jobs.ts';
import { initReply } from './replies.ts';
import type { Session } from './tokens.ts';

/** What tells one keyed submission from another. */
interface Submission {
  /** The call, and the work it is about. */
  scope: readonly (string | null)[];
  body: unknown;
}

/** Opens a job once per key, which consumes the token. `draft` may refuse. */
export async function openOnce(
  ats: Ats,
  c: AtsContext,
  session: Session,
  { scope, body }: Submission,
  draft: () => Draft,
) {
  const key = {
    value: c.req.header('idempotency-key'),
    scope: [...scope, session.organizationId, session.userRef],
    body,
  };
  // Kept as a promise: what must happen once has happened before there is anything to wait for.
  return runOnce(ats.store, key, () => {
    ats.tokens.requireUnused(session);
    const job = openJob(ats, session, draft());
    ats.tokens.consume(session);
    return initReply(ats, c, job);
  });
}
