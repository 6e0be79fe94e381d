import { Hono } from 'hono';
import { authenticate } from './auth.ts';
import { baseUrl } from './base-url.ts';
import type { Ats, AtsContext, AtsEnv } from './context.ts';
import { AtsError } from './errors.ts';
import { findById } from './reach.ts';
import { latestAnchored } from './work.ts';
import type { AnchoredVersion, Work } from './work.ts';

/** The work a download is about, if the caller's token reaches it. */
async function requireWork(ats: Ats, c: AtsContext): Promise<Work> {
  // Whoever registers or updates a work gets its certificate on the same token.
  const session = await authenticate(ats, c, ['access', 'register', 'update_version']);
  return findById(ats, session, c.req.param('work_id') ?? '');
}

/** The version in the path, or the latest where it names none. Undefined while it is not anchored. */
function askedVersion(c: AtsContext, work: Work): AnchoredVersion | undefined {
  const asked = c.req.param('version');
  if (asked === undefined) return latestAnchored(work);
  const version = work.versions.find(({ number }) => String(number) === asked);
  if (!version) throw new AtsError('work.not_found', { reason: 'There is no such version' });
  return version.anchor ? (version as AnchoredVersion) : undefined;
}

function signedDownload(ats: Ats, c: AtsContext, path: string) {
  const expiresAt = Date.now() + ats.settings.uploadTtlMs;
  return {
    url: ats.signer.sign('GET', baseUrl(ats, c), path, expiresAt),
    expires_at: new Date(expiresAt).toISOString(),
  };
}

/** `/v1/works/{work_id}/…/download/*`: presigned URLs, for the latest version or a given one. */
export function downloadRoutes(ats: Ats): Hono<AtsEnv> {
  async function certificate(c: AtsContext) {
    const work = await requireWork(ats, c);
    const version = askedVersion(c, work);
    if (!version?.certified) throw new AtsError('work.certificate_unavailable');
    return c.json(signedDownload(ats, c, `/storage/certificates/${work.id}/${version.number}`));
  }

  async function asset(c: AtsContext) {
    const work = await requireWork(ats, c);
    const version = askedVersion(c, work);
    if (!version?.object) throw new AtsError('work.no_asset');
    const own = signedDownload(ats, c, `/storage/assets/${work.id}/${version.number}`);
    const outside = version.object.presign?.(Date.parse(own.expires_at), version.assetFilename ?? 'file');
    return c.json({ ...own, url: (await outside) ?? own.url });
  }

  return new Hono<AtsEnv>()
    .get('/v1/works/:work_id/download/certificate', certificate)
    .get('/v1/works/:work_id/download/asset', asset)
    .get('/v1/works/:work_id/versions/:version/download/certificate', certificate)
    .get('/v1/works/:work_id/versions/:version/download/audio', asset);
}
