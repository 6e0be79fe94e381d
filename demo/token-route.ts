import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { actionTypes, networks, type TokenRequest } from './mint-token.ts';

/** Several times what the longest body takes. */
const MAX_BYTES = 4096;
const MAX_REF_BYTES = 255;

const whichAction = `actionType is one of ${actionTypes.join(', ')}.`;

const tokenBody = v.object(
  {
    actionType: v.picklist(actionTypes, whichAction),
    network: v.optional(v.picklist(networks, `network is one of ${networks.join(', ')}.`), 'testnet'),
    externalUserRef: v.nullish(
      v.pipe(
        v.string('externalUserRef is a text.'),
        v.check(
          (ref) => ref !== '' && Buffer.byteLength(ref) <= MAX_REF_BYTES,
          `externalUserRef has 1 to ${MAX_REF_BYTES} bytes.`,
        ),
      ),
    ),
  },
  whichAction,
);

/** What a page may choose about its token; the rest is its backend's. */
export type TokenChoice = Pick<TokenRequest, 'actionType' | 'network' | 'user'>;

export interface TokenRouteOptions {
  /** Whether an `Origin` is that of the page itself. */
  isOwn(origin: string, c: Context): boolean;
  /** Answers a token. Throws an error whose message may be shown. */
  mint(choice: TokenChoice, c: Context): Promise<string>;
}

/**
 * `POST /api/ats-token`: the integrator's backend, which keeps the secret key. A real one takes the user from
 * its own session, and never from the page: whoever may name a user here may act for that user.
 */
export function tokenRoute({ isOwn, mint }: TokenRouteOptions): Hono {
  const app = new Hono();
  app.use('/api/ats-token', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  app.use('/api/ats-token', bodyLimit({ maxSize: MAX_BYTES }));
  return app.post('/api/ats-token', async (c) => {
    // Browsers send it with every POST, so another site's page is told apart, and so is one without an origin.
    const origin = c.req.header('origin');
    if (!origin || !isOwn(origin, c)) return c.json({ message: 'Tokens are for this site’s own page.' }, 403);
    const body = v.safeParse(tokenBody, await c.req.json().catch(() => null), { abortEarly: true });
    if (!body.success) return c.json({ message: body.issues[0].message }, 400);
    const { actionType, network, externalUserRef } = body.output;
    try {
      return c.json({
        token: await mint({ actionType, network, user: externalUserRef ?? undefined }, c),
      });
    } catch (error) {
      return c.json({ message: (error as Error).message }, 502);
    }
  });
}

/** An origin is a page's own where it names the host that the page was asked of. */
export const namesHost = (origin: string, c: Context): boolean =>
  URL.canParse(origin) && new URL(origin).host === c.req.header('host');
