import type { Ats, AtsContext } from './context.ts';
import { AtsError } from './errors.ts';
import { demoOrganization } from './organization.ts';
import type { Action, Network } from './schemas.ts';
import type { Session } from './tokens.ts';

/**
 * The session behind a call. A wrong site key is told before anything about the token: no token can mend it,
 * so there is no use in asking the host for another one.
 */
export async function authenticate(ats: Ats, c: AtsContext, actions: readonly Action[]): Promise<Session> {
  const siteKey = c.req.header('x-site-key');
  if (siteKey !== undefined && siteKey !== demoOrganization.siteKey) {
    throw new AtsError('common.auth.invalid_api_key');
  }
  const token = /^bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined) throw new AtsError('common.auth.missing_token');
  const session = await ats.tokens.verify(token);
  if (siteKey === undefined || session.organizationId !== demoOrganization.id) {
    throw new AtsError('common.auth.invalid_api_key');
  }
  if (!actions.includes(session.action)) {
    throw new AtsError('common.forbidden', { action_type: session.action, expected: actions });
  }
  return session;
}

/** Refuses a call for another network than the token's. */
export function requireNetwork(session: Session, network: Network): void {
  if (session.network !== network) {
    throw new AtsError('common.forbidden', { allowed_network: session.network, network });
  }
}

/**
 * The user a new work belongs to. A token minted for one user cannot act for another; a token without a user
 * leaves the choice to the call.
 */
export function effectiveUserRef(session: Session, requested: string | null): string | null {
  if (session.userRef !== null && requested !== null && requested !== session.userRef) {
    throw new AtsError('common.forbidden', { reason: 'The token is for another external_user_ref' });
  }
  return requested ?? session.userRef;
}
