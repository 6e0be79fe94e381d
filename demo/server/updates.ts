import { Hono } from 'hono';
import type * as v from 'valibot';
import { authenticate, requireNetwork } from './auth.ts';
import { baseUrl } from './base-url.ts';
import { readBody } from './body.ts';
import type { Ats, AtsContext, AtsEnv } from './context.ts';
import { AtsError } from './errors.ts';
import { collectObject } from './outside-storage.ts';
import { payJob, prepareJob } from './quotes.ts';
import { findByAccessCode, findByAtsId } from './reach.ts';
import { carryOut } from './registration.ts';
import { confirmReply, prepareReply } from './replies.ts';
import {
  confirmSchema,
  initVersionByCodeSchema,
  initVersionSchema,
  initVersionUploadByCodeSchema,
  initVersionUploadSchema,
  prepareSchema,
} from './schemas.ts';
import { openOnce } from './submissions.ts';
import type { Session } from './tokens.ts';
import { refuseWhileUpdating } from './update-lock.ts';
import type { Work } from './work.ts';

type InitBody = v.InferOutput<typeof initVersionByCodeSchema> &
  Partial<v.InferOutput<typeof initVersionUploadSchema>>;
type InitSchema = v.GenericSchema<unknown, InitBody>;

/** A title is part of what was anchored first: a version may repeat it, but not change it. */
function requireSameTitle(work: Work, title: string | null | undefined): void {
  if (title === undefined || title === null || title === work.title) return;
  throw new AtsError('common.validation_failed', {
    fields: [{ field: 'title', message: 'The title of a work cannot change' }],
  });
}

/** The four calls that add a version, below a path that leads to a work. */
function versionRoutes(
  ats: Ats,
  path: string,
  find: (c: AtsContext, session: Session) => Work,
  schemas: { init: InitSchema; initUpload: InitSchema },
): Hono<AtsEnv> {
  const authorize = async (c: AtsContext) => {
    const session = await authenticate(ats, c, ['update_version']);
    return { session, work: find(c, session) };
  };

  async function init(c: AtsContext, call: string, schema: InitSchema) {
    const { session, work } = await authorize(c);
    const body = await readBody(c, schema);
    if (body.network) requireNetwork(session, body.network);
    requireSameTitle(work, body.title);
    const reply = await openOnce(ats, c, session, { scope: [call, work.id], body }, () => {
      refuseWhileUpdating(work);
      const { network, title, userRef } = work;
      return { network, title, filename: body.filename ?? null, creators: body.creators, userRef, work };
    });
    return c.json(reply);
  }

  return new Hono<AtsEnv>()
    .post(`${path}/init`, (c) => init(c, 'init', schemas.init))
    .post(`${path}/init-upload`, (c) => init(c, 'init-upload', schemas.initUpload))
    .post(`${path}/prepare`, async (c) => {
      const { session, work } = await authorize(c);
      const { job_id } = await readBody(c, prepareSchema);
      await collectObject(ats, job_id);
      return c.json(prepareReply(prepareJob(ats, session, job_id, work)));
    })
    .post(`${path}/confirm`, async (c) => {
      const { session, work } = await authorize(c);
      const { job_id } = await readBody(c, confirmSchema);
      const job = payJob(ats, session, job_id, work);
      return c.json(confirmReply(carryOut(ats, job, baseUrl(ats, c))), 202);
    });
}

/** Adding a version to a work, which its access code or a user's token leads to. */
export function updateRoutes(ats: Ats): Hono<AtsEnv> {
  const byCode = (c: AtsContext, session: Session) =>
    findByAccessCode(ats, session, c.req.param('code') ?? '', 'change').work;
  const byAtsId = (c: AtsContext, session: Session) =>
    findByAtsId(ats, session, c.req.param('ats_id') ?? '', 'change').work;
  return new Hono<AtsEnv>()
    .route(
      '/',
      versionRoutes(ats, '/v1/access/:code/versions', byCode, {
        init: initVersionByCodeSchema,
        initUpload: initVersionUploadByCodeSchema,
      }),
    )
    .route(
      '/',
      versionRoutes(ats, '/v1/works/:ats_id/versions', byAtsId, {
        init: initVersionSchema,
        initUpload: initVersionUploadSchema,
      }),
    );
}
