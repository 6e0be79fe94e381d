import { Hono } from 'hono';
import { authenticate } from './auth.ts';
import type { Ats, AtsEnv } from './context.ts';
import { AtsError } from './errors.ts';
import { ownerAddress } from './organization.ts';
import type { Creator } from './schemas.ts';
import { latestAnchored } from './store.ts';
import type { Work } from './store.ts';
import type { Session } from './tokens.ts';

const CODE = /^atc_[0-9a-f]{64}$/i;

/** The work an access code opens, if the token reaches it. */
export function findByAccessCode(ats: Ats, session: Session, code: string): Work {
  if (!CODE.test(code)) throw new AtsError('access_code.format_invalid');
  const work = [...ats.store.works.values()].find(
    ({ accessCode, organizationId, network }) =>
      accessCode === code.toLowerCase() &&
      organizationId === session.organizationId &&
      network === session.network,
  );
  if (!work || !latestAnchored(work)) throw new AtsError('access_code.not_found');
  if (session.atsId !== null && session.atsId !== work.atsId) throw new AtsError('work.access_forbidden');
  return work;
}

/** A creator as this endpoint shows one: roles are a list of capitalised names. */
const publicCreator = (creator: Creator) => ({
  full_name: creator.fullName,
  email: creator.email,
  roles: creator.roles.map((role) => role.charAt(0).toUpperCase() + role.slice(1)),
  ...(creator.ipi === null ? {} : { ipi: creator.ipi }),
  ...(creator.isni === null ? {} : { isni: creator.isni }),
});

/** `/v1/access/{code}/*`: what the holder of an access code may see. */
export function accessRoutes(ats: Ats): Hono<AtsEnv> {
  return new Hono<AtsEnv>().get('/v1/access/:code/work', async (c) => {
    const session = await authenticate(ats, c, ['update_version']);
    const work = findByAccessCode(ats, session, c.req.param('code'));
    const latest = latestAnchored(work);
    if (!latest) throw new AtsError('access_code.not_found');
    return c.json({
      ats_id: work.atsId,
      title: work.title,
      network: work.network,
      owner_address: ownerAddress(work.organizationId),
      latest_version: latest.number,
      latest_commitment: latest.commitment,
      created_at: work.createdAt.toISOString(),
      asset_filename: latest.assetFilename,
      creators: latest.creators.map(publicCreator),
    });
  });
}
