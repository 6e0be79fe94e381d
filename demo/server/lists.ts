import { Hono } from 'hono';
import * as v from 'valibot';
import { explorerUrl } from './anchor.ts';
import { authenticate, requireNetwork } from './auth.ts';
import { baseUrl } from './base-url.ts';
import { check } from './body.ts';
import type { Ats, AtsContext, AtsEnv } from './context.ts';
import { creatorReply } from './creators.ts';
import { cursorReply, readCursor } from './cursor.ts';
import { AtsError } from './errors.ts';
import { ownerAddress } from './organization.ts';
import { findByAtsId, requireUser } from './reach.ts';
import { dateReply } from './replies.ts';
import { networkSchema } from './schemas.ts';
import type { Session } from './tokens.ts';
import { latestAnchored } from './work.ts';
import type { AnchoredVersion, Version, Work } from './work.ts';

const MAX_PAGE = 100;

const networkQuery = v.object({ network: v.exactOptional(networkSchema) });
const listQuery = v.object({
  network: v.exactOptional(networkSchema),
  // More than a page holds is no mistake: the rest comes with the next one.
  first: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,9}$/),
      v.transform(Number),
      v.minValue(1),
      v.transform((first) => Math.min(first, MAX_PAGE)),
    ),
    '50',
  ),
  after: v.optional(v.string(), ''),
  search: v.optional(v.pipe(v.string(), v.maxLength(255)), ''),
});

const workReply = (work: Work) => {
  const latest = latestAnchored(work) as AnchoredVersion;
  return {
    id: work.id,
    ats_id: work.atsId,
    owner: ownerAddress(work.organizationId),
    latest_version: latest.number,
    latest_commitment: latest.commitment,
    created_at: dateReply(work.createdAt),
    latest_version_at: dateReply(latest.anchor.at),
    title: work.title,
    asset_filename: latest.assetFilename,
    has_files: latest.object !== null,
  };
};

const versionReply = (version: AnchoredVersion, base: string) => ({
  version: version.number,
  commitment: version.commitment,
  asset_filename: version.assetFilename,
  registered_at_block: version.anchor.blockNumber,
  registered_at: dateReply(version.anchor.at),
  media_hash: version.mediaHash,
  merkle_root: version.merkleRoot,
  block_hash: version.anchor.blockHash,
  tx_hash: version.anchor.txHash,
  explorer_url: explorerUrl(base, version.anchor.txHash),
  fee_credits: version.feeCredits,
  storage_fee_credits: version.storageFeeCredits,
});

const isAnchored = (version: Version): version is AnchoredVersion => version.anchor !== null;

/** What a user has registered: the works, their versions, and the creators of a version. */
export function listRoutes(ats: Ats): Hono<AtsEnv> {
  // Choosing a work to update needs the same lists as downloading.
  const authorize = async (c: AtsContext): Promise<Session> => {
    const session = await authenticate(ats, c, ['access', 'update_version']);
    const { network } = check(networkQuery, c.req.query());
    if (network) requireNetwork(session, network);
    return session;
  };

  return new Hono<AtsEnv>()
    .get('/v1/works', async (c) => {
      const session = await authorize(c);
      const { organizationId, network, atsId } = session;
      const userRef = requireUser(session);
      const { first, after, search } = check(listQuery, c.req.query());
      const page = ats.store.works
        .shelf({ organizationId, userRef, network })
        .page({ first, after: after === '' ? null : readCursor(after), search, atsId });
      return c.json({
        works: page.works.map(workReply),
        page_info: {
          has_next_page: page.hasNext,
          has_previous_page: page.hasPrevious,
          start_cursor: cursorReply(page.startTurn),
          end_cursor: cursorReply(page.endTurn),
        },
        total_count: page.total,
      });
    })
    .get('/v1/works/:ats_id/versions', async (c) => {
      const session = await authorize(c);
      const { work } = findByAtsId(ats, session, c.req.param('ats_id'), 'read');
      const versions = work.versions.filter(isAnchored);
      return c.json({
        ats_id: work.atsId,
        versions: versions.map((version) => versionReply(version, baseUrl(ats, c))),
      });
    })
    .get('/v1/works/:ats_id/versions/:version/creators', async (c) => {
      const session = await authorize(c);
      const { work } = findByAtsId(ats, session, c.req.param('ats_id'), 'read');
      const asked = c.req.param('version');
      const version = work.versions.filter(isAnchored).find(({ number }) => String(number) === asked);
      if (!version?.creators.length) throw new AtsError('common.not_found', { reason: 'No creators known' });
      return c.json({
        ats_id: work.atsId,
        version: version.number,
        creators: version.creators.map(creatorReply),
      });
    });
}
