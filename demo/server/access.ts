import { Hono } from 'hono';
import { authenticate } from './auth.ts';
import type { Ats, AtsEnv } from './context.ts';
import { creatorReply } from './creators.ts';
import { ownerAddress } from './organization.ts';
import { findByAccessCode } from './reach.ts';
import { dateReply } from './replies.ts';

/** `GET /v1/access/{code}/work`: what the holder of an access code may see. */
export function accessRoutes(ats: Ats): Hono<AtsEnv> {
  return new Hono<AtsEnv>().get('/v1/access/:code/work', async (c) => {
    const session = await authenticate(ats, c, ['update_version']);
    const { work, latest } = findByAccessCode(ats, session, c.req.param('code'), 'read');
    return c.json({
      ats_id: work.atsId,
      title: work.title,
      network: work.network,
      owner_address: ownerAddress(work.organizationId),
      latest_version: latest.number,
      latest_commitment: latest.commitment,
      created_at: dateReply(work.createdAt),
      asset_filename: latest.assetFilename,
      creators: latest.creators.map(creatorReply),
    });
  });
}
