import { EVENT_NAMES, type PrefillCreator } from '../../bridge/protocol.ts';
import { atsError } from '../ats/errors.ts';
import { ROLES } from '../ats/schema.ts';
import { readConfig, type Config, type ConfigProblem } from './config.ts';
import { emit, type Effect } from './effect.ts';
import type { EventOf } from './event.ts';
import { fail, forget, start, stay, to, tokenExpired, type Next } from './next.ts';
import { failed } from './report.ts';
import {
  emptyDraft,
  initialSnapshot,
  modeOf,
  type Creator,
  type ScreenState,
  type Snapshot,
} from './state.ts';

const firstStep: ScreenState<'FORM'> = { screen: 'FORM', step: 'file', problems: {} };

/** The host's attributes came, at the start or changed. */
export function configured(snapshot: Snapshot, { config: attributes }: EventOf<'config'>): Next {
  const read = readConfig(attributes);
  if ('problems' in read) return misconfigured(snapshot, read.problems);
  const { config } = read;
  if (config.mode !== 'register') {
    // Said plainly rather than shown half: these flows are not in this version.
    return misconfigured(snapshot, [{ attribute: 'mode', problem: `${config.mode} is not available yet` }]);
  }
  const before = snapshot.config;
  const next: Snapshot = { ...snapshot, config };
  if (!before) return begin(next, snapshot.state.screen === 'LOADING');
  if (sameService(before, config) && snapshot.state.screen !== 'DISABLED') return stay(next);
  return reconnect(next);
}

/** The first screen, or the first after a misconfiguration was corrected. */
function begin(snapshot: Snapshot, first: boolean): Next {
  const ready: Effect[] = first ? [emit(EVENT_NAMES.READY, { mode: modeOf(snapshot) })] : [];
  return to({ ...snapshot, serviceLimit: undefined }, firstStep, ...ready, { type: 'stats' });
}

/**
 * Another service, key, network or user. What is paid, or being paid, goes on where it began;
 * anything before goes back to the form, where everything is still filled in.
 */
function reconnect(snapshot: Snapshot): Next {
  const { screen } = snapshot.state;
  const fresh: Snapshot = { ...snapshot, serviceLimit: undefined };
  if (['CONFIRMING', 'TRACKING', 'COMPLETE', 'FORM'].includes(screen)) return [fresh, [{ type: 'stats' }]];
  return to({ ...fresh, submission: null, waiting: null }, firstStep, { type: 'abort' }, { type: 'stats' });
}

function sameService(a: Config, b: Config) {
  return (['atsUrl', 'siteKey', 'network', 'externalUserId'] as const).every((key) => a[key] === b[key]);
}

function misconfigured(snapshot: Snapshot, problems: ConfigProblem[]): Next {
  const error = atsError('widget.configuration_error', {
    details: { attributes: problems.map(({ attribute, problem }) => `${attribute} ${problem}`) },
  });
  const { state } = snapshot;
  const said = state.screen === 'DISABLED' && JSON.stringify(state.error) === JSON.stringify(error);
  return to(
    { ...snapshot, config: null, waiting: null },
    { screen: 'DISABLED', error },
    { type: 'abort' },
    ...(said ? [] : [failed(snapshot, error, 'config', false), { type: 'explain', error } as const]),
  );
}

/**
 * A reload of the page cut a flow off after confirm was sent. What has a transaction is followed to its
 * end; what has none may have been paid or not, and must not be registered again by itself.
 */
export function resume(snapshot: Snapshot, { record }: EventOf<'resume'>): Next {
  if (snapshot.state.screen !== 'FORM') return stay(snapshot);
  const { jobId, transaction: kept } = record;
  if (!kept) {
    const error = atsError('widget.network_error', { details: { outcome: 'unknown', job_id: jobId } });
    return fail(snapshot, error, 'confirm', null);
  }
  const transaction = { ...kept, accessCode: null };
  const subject = { title: null, size: null, jobId, resumed: true };
  return start(
    { ...snapshot, state: { screen: 'TRACKING', subject, quote: null, transaction, steps: [] } },
    { type: 'track', transaction, seen: [] },
  );
}

export function reset(snapshot: Snapshot): Next {
  const mode = modeOf(snapshot);
  const { config, serviceLimit, nextCreatorId, state } = snapshot;
  const next: Snapshot = {
    ...initialSnapshot,
    config,
    serviceLimit,
    draft: emptyDraft(nextCreatorId),
    nextCreatorId: nextCreatorId + 1,
  };
  // Without a valid configuration there is no first step to return to.
  return to(next, config ? firstStep : state, { type: 'abort' }, forget, tokenExpired(mode, 'reset'));
}

/** Fills what the user has not touched; what is under way is left alone. */
export function prefill(snapshot: Snapshot, { prefill: given }: EventOf<'prefill'>): Next {
  const { draft, touched, nextCreatorId, state } = snapshot;
  if (!['LOADING', 'FORM', 'DISABLED'].includes(state.screen)) return stay(snapshot);
  const title = given.title !== undefined && !touched.title ? given.title : draft.title;
  const fresh = given.creators?.length && !touched.creators ? given.creators : null;
  const creators = fresh
    ? fresh.map((creator, index) => fromHost(creator, nextCreatorId + index))
    : draft.creators;
  return stay({
    ...snapshot,
    draft: { ...draft, title, creators },
    nextCreatorId: nextCreatorId + (fresh?.length ?? 0),
  });
}

/** Kept as given, even where the rules object: the form says so, and the user can mend it. */
function fromHost(creator: PrefillCreator, id: number): Creator {
  const wanted = (creator.roles ?? []).map((role) => role.toLowerCase());
  return {
    id,
    fullName: creator.fullName,
    email: creator.email ?? '',
    roles: ROLES.filter((role) => wanted.includes(role)),
    ipi: creator.ipi ?? '',
    isni: creator.isni ?? '',
  };
}
