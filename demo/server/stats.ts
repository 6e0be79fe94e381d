import { Hono } from 'hono';
import * as v from 'valibot';
import { check } from './body.ts';
import type { Ats, AtsEnv } from './context.ts';
import { networkSchema } from './schemas.ts';

const querySchema = v.object({ network: v.optional(networkSchema, 'testnet') });

/** `GET /v1/stats`: public figures. */
export function statsRoutes(ats: Ats): Hono<AtsEnv> {
  return new Hono<AtsEnv>().get('/v1/stats', (c) => {
    const { network } = check(querySchema, c.req.query());
    return c.json({
      total_works: ats.store.works.count(network),
      max_audio_size_bytes: ats.settings.maxFileSize,
    });
  });
}
