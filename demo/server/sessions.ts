import { Hono } from 'hono';
import { readBody } from './body.ts';
import type { Ats, AtsEnv } from './context.ts';
import { AtsError } from './errors.ts';
import { demoOrganization } from './organization.ts';
import { isAllowedOrigin } from './origins.ts';
import { sessionSchema } from './schemas.ts';

/** `POST /v1/sessions`: what a host's backend calls to mint a token. */
export function sessionRoutes(ats: Ats): Hono<AtsEnv> {
  return new Hono<AtsEnv>().post('/v1/sessions', async (c) => {
    const body = await readBody(c, sessionSchema);
    if (body.secret_key !== demoOrganization.secretKey) throw new AtsError('common.auth.invalid_api_key');
    if (!isAllowedOrigin(c.req.header('origin'), ats.allowedOrigins)) {
      throw new AtsError('session.origin_not_allowed');
    }
    const ttlMs = ats.settings.tokenTtlMs;
    const token = await ats.tokens.mint(
      {
        organizationId: demoOrganization.id,
        action: body.action_type,
        network: body.allowed_network,
        atsId: body.allowed_ats_id,
        userRef: body.external_user_ref,
        maxFileSize: body.max_file_size_bytes,
      },
      ttlMs,
    );
    return c.json({ token, expires_in: Math.ceil(ttlMs / 1000) });
  });
}
