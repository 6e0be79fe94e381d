import { EVENT_NAMES, type HostConfig, type PrefillCreator } from '../../bridge/protocol.ts';
import { atsError } from '../ats/errors.ts';
import { ROLES } from '../ats/schema.ts';
import { ownerKey, readConfig, serviceKey, type Config, type ConfigProblem } from './config.ts';
import { emit, type Effect } from './effect.ts';
import type { EventOf } from './event.ts';
import type { JobRecord } from './job-memory.ts';
import type { Kept } from './kept.ts';
import { forget, resumed, start, stay, to, tokenExpired, type Next } from './next.ts';
import { failed, reported } from './report.ts';
import { emptyDraft, type Creator, stepsOf } from './draft.ts';
import { initialSnapshot, isPaying, modeOf, type Snapshot, type State } from './state.ts';
import { noWorks } from './works.ts';

const firstScreen = (config: Config | null): State =>
  config?.mode === 'download'
    ? { screen: 'DOWNLOADS' }
    : { screen: 'FORM', step: stepsOf(config)[0] ?? 'file', problems: {} };

/** The host's attributes came, at the start or changed. */
export function configured(snapshot: Snapshot, { config: attributes }: EventOf<'config'>): Next {
  const read = readConfig(attributes);
  if ('problems' in read) {
    // A token is for one action.
    const other = attributes.mode === 'download' && modeOf(snapshot) !== 'download';
    return misconfigured(other ? { ...snapshot, token: null } : snapshot, attributes, read.problems);
  }
  const { config } = read;
  const { last } = snapshot;
  const next: Snapshot = { ...snapshot, config, last: config, deferred: null };
  if (last && last.mode !== config.mode) return switchMode(next);
  const same = !last || serviceKey(last) === serviceKey(config);
  if (!snapshot.config) return begin(same ? next : elsewhere(next));
  return same && snapshot.state.screen !== 'DISABLED' ? stay(next) : reconnect(next, same);
}

/** First step, with whatever the host changed while something was being paid. */
export function beginAgain(snapshot: Snapshot, ...effects: Effect[]): Next {
  const { deferred } = snapshot;
  const [next, more] = to(
    { ...snapshot, running: null, deferred: null, hold: null, works: noWorks },
    firstScreen(snapshot.config),
    ...effects,
  );
  if (!deferred) return [next, more];
  const [last, most] = configured(next, { type: 'config', config: deferred });
  return [last, [...more, ...most]];
}

/** The first screen, or the first after a misconfiguration was corrected. */
function begin(snapshot: Snapshot): Next {
  const ready: Effect[] = snapshot.ready ? [] : [emit(EVENT_NAMES.READY, { mode: modeOf(snapshot) })];
  const next: Snapshot = { ...snapshot, ready: true, serviceLimit: undefined, works: noWorks };
  return to(next, firstScreen(next.config), ...ready, { type: 'stats' });
}

/** Another mode is another flow. What is paid is not forgotten: a reload in the mode it began in finds it. */
function switchMode(snapshot: Snapshot): Next {
  const { config, last, serviceLimit } = snapshot;
  const changed = emit(EVENT_NAMES.MODE_CHANGED, { mode: config?.mode ?? 'register' });
  return to(
    { ...fresh(snapshot), config, last, serviceLimit },
    firstScreen(config),
    { type: 'abort' },
    changed,
  );
}

/** A job, and a work that was opened, belong to the service and key they were made with. */
const elsewhere = (snapshot: Snapshot): Snapshot => ({ ...unlisted(snapshot), base: null, people: null });

/** What was asked of the service is asked anew. */
const unlisted = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  works: noWorks,
  serviceLimit: undefined,
  submission: null,
});

/** Nothing typed, nothing under way. */
const fresh = ({ ready, nextCreatorId }: Snapshot): Snapshot => ({
  ...initialSnapshot,
  ready,
  draft: emptyDraft(nextCreatorId),
  nextCreatorId: nextCreatorId + 1,
});

/**
 * Another service, key, network or user; or the `same`, which would not have it as it was. What is paid, or
 * being paid, goes on where it began; anything before goes back to the form, where everything is still filled in.
 */
function reconnect(snapshot: Snapshot, same: boolean): Next {
  const { state } = snapshot;
  const { config } = snapshot;
  if (isPaying(state)) return [{ ...snapshot, serviceLimit: undefined }, [{ type: 'stats' }]];
  // What was listed and chosen, and the token with it, is of one service and user.
  if (!same && config?.mode !== 'register' && config?.externalUserId !== null) return beginAnew(snapshot);
  const first = firstScreen(config);
  // What was opened has to be opened there; a form that needs nothing of the service stays where it is.
  const stays = state.screen === 'FORM' && config?.mode === 'register';
  const token = same || config?.mode === 'register' ? snapshot.token : null;
  return to(
    { ...(same ? unlisted(snapshot) : elsewhere(snapshot)), token, running: null, waiting: null },
    stays ? state : first,
    { type: 'abort' },
    { type: 'stats' },
  );
}

const beginAnew = (snapshot: Snapshot): Next =>
  to(
    { ...fresh(snapshot), config: snapshot.config, last: snapshot.last },
    firstScreen(snapshot.config),
    { type: 'abort' },
    { type: 'stats' },
  );

function misconfigured(snapshot: Snapshot, attributes: HostConfig, problems: ConfigProblem[]): Next {
  const error = atsError('widget.configuration_error', {
    details: { attributes: problems.map(({ attribute, problem }) => `${attribute} ${problem}`) },
  });
  const { state } = snapshot;
  if (isPaying(state)) {
    // The screen may hold the only key to a work: it stays, and the attribute waits.
    const deferred = { ...snapshot, deferred: attributes };
    return [deferred, [reported(snapshot, error, 'config', resumed(state)), { type: 'explain', error }]];
  }
  const disabled: State = { screen: 'DISABLED', error };
  const next: Snapshot = { ...snapshot, config: null, running: null, waiting: null };
  const said = state.screen === 'DISABLED' && JSON.stringify(state.error) === JSON.stringify(error);
  if (said) return to(next, disabled);
  return to(next, disabled, { type: 'abort' }, failed(snapshot, error, 'config', false), {
    type: 'explain',
    error,
  });
}

/** The bridge may know of a job only once it knows the attributes: late, but before anything was typed. */
const isUntouched = ({ state, draft, touched }: Snapshot) =>
  ['FORM', 'DOWNLOADS'].includes(state.screen) && !draft.file && !touched.title && !touched.creators;

/**
 * A frame went away in the middle of a flow: the form comes back as it was, with its file. An upload
 * that was cut off is one press on Register away.
 *
 * If confirm had been sent, e.g. before a reload of the page, that comes first. What has a transaction is followed to its
 * end; what has none may have been paid or not, and must not be registered again by itself.
 */
export function resume(snapshot: Snapshot, { record, kept = null }: EventOf<'resume'>): Next {
  const { config } = snapshot;
  if (!config || !isUntouched(snapshot)) return stay(snapshot);
  if (kept && kept.mode !== config.mode) {
    // Changed while there was no frame to hear it.
    const [next, effects] = switchMode({ ...snapshot, token: null });
    return record ? after(takeUp(next, record, null), effects) : [next, effects];
  }
  const before = kept ? restored(snapshot, kept, config) : snapshot;
  return record ? takeUp(before, record, kept?.paid ?? null) : stay(before);
}

const after = ([next, effects]: Next, before: readonly Effect[]): Next => [next, [...before, ...effects]];

function restored(snapshot: Snapshot, kept: Kept, config: Config): Snapshot {
  const { token, step, draft, touched } = kept;
  const same = kept.service === serviceKey(config);
  const creators = draft.creators.length > 0 ? draft.creators : snapshot.draft.creators;
  const given = token === null ? snapshot.token : { value: token, answer: null };
  if (snapshot.state.screen === 'DOWNLOADS') return { ...snapshot, token: given };
  return {
    ...snapshot,
    token: given,
    draft: { ...draft, creators },
    base: same ? kept.base : null,
    touched,
    people: same ? { owner: ownerKey(config), all: kept.people } : null,
    submission: same ? kept.submission : null,
    nextCreatorId: Math.max(...creators.map(({ id }) => id)) + 1,
    state: same ? { screen: 'FORM', step, problems: {} } : firstScreen(config),
  };
}

function takeUp(snapshot: Snapshot, record: JobRecord, paid: Kept['paid']): Next {
  const { jobId, transaction: kept, check = null } = record;
  if (!kept) {
    const error = atsError('widget.network_error', { details: { outcome: 'unknown', job_id: jobId } });
    const unknown: State = { screen: 'FAILED', error, stage: 'confirm', retry: null, resumed: true };
    return to(snapshot, unknown, failed(snapshot, error, 'confirm', false, { resumed: true }));
  }
  const transaction = { ...kept, accessCode: null };
  const known = paid?.jobId === jobId ? paid : null;
  const {
    title = null,
    size = null,
    version = null,
    announced = false,
    saved = false,
    work,
    steps = [],
  } = known ?? {};
  const subject = { title, size, version, jobId, resumed: true, announced, saved, work };
  return start(
    {
      ...snapshot,
      running: snapshot.config,
      state: { screen: 'TRACKING', subject, quote: null, check, transaction, steps },
    },
    { type: 'track', transaction, seen: steps.map(({ step }) => step) },
  );
}

export function reset(snapshot: Snapshot): Next {
  const asked = tokenExpired(modeOf(snapshot), 'reset');
  const { config, last, deferred, serviceLimit, state } = snapshot;
  const next: Snapshot = { ...fresh(snapshot), config, last, deferred, serviceLimit };
  // Without a valid configuration there is no first step to return to.
  if (!config) return to(next, state, { type: 'abort' }, forget(snapshot), asked);
  return beginAgain(next, { type: 'abort' }, forget(snapshot), asked);
}

/** Fills what the user has not touched; what is under way is left alone. */
export function prefill(snapshot: Snapshot, { prefill: given }: EventOf<'prefill'>): Next {
  const { draft, touched, nextCreatorId, state } = snapshot;
  if (!['LOADING', 'FORM', 'DISABLED'].includes(state.screen)) return stay(snapshot);
  const accessCode = draft.accessCode || (given.accessCode ?? '');
  // A work that was opened says itself what it is called and who made it.
  const open = snapshot.base !== null;
  const title = given.title && !touched.title && !open ? oneLine(given.title) : draft.title;
  const named = given.creators?.length && !touched.creators && !open ? given.creators : null;
  const creators = named
    ? named.map((creator, index) => fromHost(creator, nextCreatorId + index))
    : draft.creators;
  return stay({
    ...snapshot,
    draft: { ...draft, accessCode, title, creators },
    nextCreatorId: nextCreatorId + (named?.length ?? 0),
  });
}

/** Kept as given, even where the rules object: the form says so, and the user can mend it. */
function fromHost(creator: PrefillCreator, id: number): Creator {
  const wanted = (creator.roles ?? []).map((role) => role.toLowerCase());
  return {
    id,
    fullName: oneLine(creator.fullName),
    email: creator.email ?? '',
    roles: ROLES.filter((role) => wanted.includes(role)),
    ipi: creator.ipi ?? '',
    isni: creator.isni ?? '',
  };
}

/** As a text field would hold it: what is shown and what is sent must be the same. */
const oneLine = (text: string) => text.replace(/[\r\n\t]+/g, ' ');
