// The storage's own HTTP face: it knows signed URLs and bytes, nothing of sessions, and answers in XML.
import { Hono } from 'hono';
import { drainBody } from './body.ts';
import { renderCertificate } from './certificate.ts';
import type { Ats, AtsContext, AtsEnv } from './context.ts';
import { attachObject } from './jobs.ts';
import { attachment } from './attachment.ts';
import type { AnchoredVersion, Version, Work } from './work.ts';
import { storageError } from './xml-errors.ts';

function refusal(ats: Ats, c: AtsContext): Response | null {
  // A HEAD is allowed by the same signature as its GET.
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
  const fault = ats.signer.check(method, new URL(c.req.url));
  if (fault === 'expired') return storageError(403, 'AccessDenied', 'Request has expired');
  if (fault === 'mismatch') return storageError(403, 'AccessDenied', 'The signature does not match');
  return null;
}

async function receiveUpload(ats: Ats, c: AtsContext, jobId: string): Promise<Response> {
  const entry = c.get('entry');
  const closed = storageError(403, 'AccessDenied', 'This upload is closed');
  const refused = refusal(ats, c) ?? (ats.store.jobs.get(jobId)?.state === 'upload' ? null : closed);
  if (refused) {
    await drainBody(c);
    return refused;
  }
  const maxBytes = Number(c.req.query('max'));
  const object = await ats.storage.receive(c.env.incoming, maxBytes, (bytes) => {
    if (entry) entry.bytes = bytes;
  });
  if (!object) {
    return storageError(400, 'EntityTooLarge', 'Your upload is larger than allowed', {
      MaxSizeAllowed: String(maxBytes),
    });
  }
  if (!(await attachObject(ats, jobId, object))) return closed;
  return c.body(null, 200, { ETag: `"${object.sha256.toString('hex')}"` });
}

function findVersion(ats: Ats, c: AtsContext): { work: Work; version: Version } | null {
  const work = ats.store.works.get(c.req.param('work') ?? '');
  const version = work?.versions.find(({ number }) => number === Number(c.req.param('version')));
  return work && version ? { work, version } : null;
}

const hasCertificate = (version: Version): version is AnchoredVersion =>
  version.anchor !== null && version.certified;

/** `/storage/*`: presigned uploads, and presigned downloads of files and certificates. */
export function objectRoutes(ats: Ats): Hono<AtsEnv> {
  const missing = () => storageError(404, 'NoSuchKey', 'The specified key does not exist');

  return new Hono<AtsEnv>()
    .put('/storage/uploads/:job', (c) => receiveUpload(ats, c, c.req.param('job')))
    .get('/storage/assets/:work/:version', async (c) => {
      const refused = refusal(ats, c);
      if (refused) return refused;
      const found = findVersion(ats, c);
      if (!found?.version.object) return missing();
      const { object, assetFilename } = found.version;
      return c.body(await object.open(), 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(object.size),
        'Content-Disposition': attachment(assetFilename ?? 'file'),
        'X-Content-Type-Options': 'nosniff',
      });
    })
    .get('/storage/certificates/:work/:version', async (c) => {
      const refused = refusal(ats, c);
      if (refused) return refused;
      const found = findVersion(ats, c);
      if (!found || !hasCertificate(found.version)) return missing();
      const pdf = await renderCertificate(found.work, found.version);
      return c.body(pdf, 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': attachment(`certificate-${found.work.atsId}-v${found.version.number}.pdf`),
      });
    })
    .all('/storage/*', missing);
}
