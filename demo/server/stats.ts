import { Hono } from 'hono';
import * as v from 'valibot';
import { check } from './body.ts';
import type { Ats, AtsEnv } from './context.ts';
import { networkSchema } from './schemas.ts';
import { latestAnchored } from './store.ts';

const querySchema = v.object({ network: v.optional(networkSchema, 'testnet') });

/** `GET /v1/stats`: public figures. */
export function statsRoutes(ats: Ats): Hono<AtsEnv> {
  return new Hono<AtsEnv>().get('/v1/stats', (c) => {
    const { network } = check(querySchema, c.req.query());
    const works = [...ats.store.works.values()].filter((work) => work.network === network);
    return c.json({
      total_works: works.filter((work) => latestAnchored(work) !== undefined).length,
      max_audio_size_bytes: ats.settings.maxFileSize,
    });
  });
}
