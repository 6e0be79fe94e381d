import { Hono } from 'hono';
import { authenticate } from './auth.ts';
import type { Ats, AtsContext, AtsEnv } from './context.ts';
import { AtsError } from './errors.ts';
import { latestAnchored } from './store.ts';
import type { Work } from './store.ts';

/** The work a download is about, if the caller's token reaches it. */
async function requireWork(ats: Ats, c: AtsContext): Promise<Work> {
  // Whoever registers or updates a work gets its certificate on the same token.
  const session = await authenticate(ats, c, ['access', 'register', 'update_version']);
  const work = ats.store.works.get(c.req.param('work_id') ?? '');
  const reachable = work?.organizationId === session.organizationId && work.network === session.network;
  if (!work || !reachable) throw new AtsError('work.not_found');
  // A token without a user may have registered this work for one: there the unguessable id is the permission.
  if (session.userRef !== null && work.userRef !== session.userRef) {
    throw new AtsError('work.not_owned_by_user');
  }
  if (session.atsId !== null && session.atsId !== work.atsId) throw new AtsError('work.access_forbidden');
  return work;
}

function signedDownload(ats: Ats, c: AtsContext, path: string) {
  const expiresAt = Date.now() + ats.settings.uploadTtlMs;
  return {
    url: ats.signer.sign('GET', new URL(c.req.url).origin, path, expiresAt),
    expires_at: new Date(expiresAt).toISOString(),
  };
}

/** `/v1/works/{work_id}/download/*`: presigned URLs for the latest version. */
export function downloadRoutes(ats: Ats): Hono<AtsEnv> {
  return new Hono<AtsEnv>()
    .get('/v1/works/:work_id/download/certificate', async (c) => {
      const work = await requireWork(ats, c);
      const version = latestAnchored(work);
      if (!version) throw new AtsError('work.certificate_unavailable');
      return c.json(signedDownload(ats, c, `/storage/certificates/${work.id}/${version.number}`));
    })
    .get('/v1/works/:work_id/download/asset', async (c) => {
      const work = await requireWork(ats, c);
      const version = latestAnchored(work);
      if (!version) throw new AtsError('work.no_asset');
      const own = signedDownload(ats, c, `/storage/assets/${work.id}/${version.number}`);
      const outside = version.object.presign?.(Date.parse(own.expires_at), version.assetFilename);
      return c.json({ ...own, url: (await outside) ?? own.url });
    });
}
