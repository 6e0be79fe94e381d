// Which works a token reaches. What it cannot see does not exist for it (404); what it may not change it is told
// so (403). A work without an external user is reached by its access code alone.
import type { Ats } from './context.ts';
import { AtsError } from './errors.ts';
import type { Session } from './tokens.ts';
import { latestAnchored } from './work.ts';
import type { AnchoredVersion, Work } from './work.ts';

/** What a call does with a work. */
export type Access = 'read' | 'change';

/** A work that a call may go on with, and its newest version. */
export interface Reached {
  work: Work;
  latest: AnchoredVersion;
}

const CODE = /^atc_[0-9a-f]{64}$/i;

function requireAllowedWork(session: Session, work: Work): void {
  if (session.atsId !== null && session.atsId !== work.atsId) throw new AtsError('work.access_forbidden');
}

/** A work of the token's organization and network, once anything of it is anchored. */
function anchored(session: Session, work: Work | undefined): Reached | null {
  const latest = work && latestAnchored(work);
  const reachable = work?.organizationId === session.organizationId && work.network === session.network;
  return latest && reachable ? { work, latest } : null;
}

/** The user a token is scoped to. Lists and ids are for such tokens only. */
export function requireUser(session: Session): string {
  if (session.userRef !== null) return session.userRef;
  throw new AtsError('common.forbidden', { reason: 'The token names no external_user_ref' });
}

/** The work with an ATS id, as it stands in a path, if it is the token's user's own. */
export function findByAtsId(ats: Ats, session: Session, atsId: string, access: Access): Reached {
  const userRef = requireUser(session);
  const number = /^\d{1,15}$/.test(atsId) ? Number(atsId) : NaN;
  const found = anchored(session, ats.store.works.byAtsId(number));
  if (!found) throw new AtsError('work.not_found');
  if (found.work.userRef !== userRef) {
    throw new AtsError(access === 'read' ? 'work.not_found' : 'work.not_owned_by_user');
  }
  requireAllowedWork(session, found.work);
  return found;
}

/** The work an access code opens. */
export function findByAccessCode(ats: Ats, session: Session, code: string, access: Access): Reached {
  if (!CODE.test(code)) throw new AtsError('access_code.format_invalid');
  const found = anchored(session, ats.store.works.byAccessCode(code.toLowerCase()));
  if (!found) throw new AtsError('access_code.not_found');
  // A user's token is for that user's works, whatever codes the user may have come by.
  if (session.userRef !== null) {
    throw new AtsError(access === 'read' ? 'access_code.not_found' : 'work.not_owned_by_user');
  }
  requireAllowedWork(session, found.work);
  return found;
}

/** The work with an id, for its files. It may not be anchored yet. */
export function findById(ats: Ats, session: Session, id: string): Work {
  const work = ats.store.works.get(id);
  const reachable = work?.organizationId === session.organizationId && work.network === session.network;
  // A token without a user may have registered this work for one: there the unguessable id is the permission.
  const own = session.userRef === null || work?.userRef === session.userRef;
  if (!work || !reachable || !own) throw new AtsError('work.not_found');
  requireAllowedWork(session, work);
  return work;
}
