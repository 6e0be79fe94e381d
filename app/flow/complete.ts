import { EVENT_NAMES } from '../../bridge/protocol.ts';
import type { AtsError } from '../ats/errors.ts';
import { accessCodeOf } from '../ats/outcome.ts';
import type { RegisteredWork } from '../proof/proof-file.ts';
import { fetched, subjectOf } from './downloading.ts';
import { emit, type Call, type DownloadCall, type Effect } from './effect.ts';
import type { EventOf } from './event.ts';
import { beginAgain } from './host.ts';
import { forget, resumed, start, stay, to, type Next } from './next.ts';
import { remember } from './people.ts';
import { reported } from './report.ts';
import { refuseOr } from './token.ts';
import { emptyDraft } from './draft.ts';
import { modeOf, type AccessCode, type ScreenState, type Snapshot } from './state.ts';

type Complete = ScreenState<'COMPLETE'>;

/** Only a work without an external user is held by an access code. */
export const hasAccessCode = (snapshot: Snapshot) =>
  modeOf(snapshot) === 'register' && snapshot.running?.externalUserId === null;

export function completed(
  snapshot: Snapshot,
  { outcome, at }: EventOf<'completed'>,
  { subject, quote, check, transaction }: ScreenState<'TRACKING'>,
): Next {
  const next = { ...snapshot, people: remember(snapshot, subject) };
  const code = outcome.accessCode ?? accessCodeOf(transaction.accessCode);
  const state: Complete = {
    screen: 'COMPLETE',
    subject,
    quote,
    check,
    transaction,
    outcome,
    accessCode: accessCode(next, code, 'pending'),
    completedAt: at,
    certificate: { status: 'idle' },
    announced: subject.announced ?? false,
  };
  return state.accessCode.status === 'pending'
    ? start({ ...next, state }, { type: 'accessCode', statusUrl: transaction.statusUrl })
    : announce(next, state);
}

function accessCode(snapshot: Snapshot, code: string | null, otherwise: 'pending' | 'missing'): AccessCode {
  if (!hasAccessCode(snapshot)) return { status: 'none' };
  return code ? { status: 'known', code } : { status: otherwise };
}

/** `allfeat:complete` goes out once: with the access code, or when waiting for it has an end. */
function announce(snapshot: Snapshot, state: Complete, ...before: Effect[]): Next {
  if (state.announced) return to(snapshot, state, ...before);
  const { atsId, txHash, blockNumber, explorerUrl } = state.outcome;
  const code = state.accessCode;
  const detail = {
    atsId,
    txHash,
    blockNumber,
    explorerUrl,
    ...(code.status === 'known' && { accessCode: code.code }),
    ...resumed(state),
  };
  return to(snapshot, { ...state, announced: true }, ...before, emit(EVENT_NAMES.COMPLETE, detail));
}

export const accessCodeCame = (snapshot: Snapshot, { code }: EventOf<'accessCode'>, state: Complete): Next =>
  announce(snapshot, { ...state, accessCode: accessCode(snapshot, code, 'missing') });

export const accessCodeLate = (snapshot: Snapshot, _: EventOf<'accessCodeLate'>, state: Complete): Next =>
  state.announced ? stay(snapshot) : announce(snapshot, state);

export function checkAccessCode(snapshot: Snapshot, _: EventOf<'checkAccessCode'>, state: Complete): Next {
  if (state.accessCode.status !== 'missing') return stay(snapshot);
  const { statusUrl } = state.transaction;
  return start(
    { ...snapshot, state: { ...state, accessCode: { status: 'pending' } } },
    { type: 'accessCode', statusUrl },
  );
}

/** What its proof file is made from; null where this frame does not know all of it. */
export function provenWork(snapshot: Snapshot, { subject, check, outcome }: Complete): RegisteredWork | null {
  const { work, version } = subject;
  if (!work || !check?.own) return null;
  const { txHash: hash, blockNumber, explorerUrl, atsId } = outcome;
  return {
    ...work,
    ...check.own,
    atsId,
    version: modeOf(snapshot) === 'update' ? version : 1,
    transaction: { hash, blockNumber, explorerUrl },
  };
}

export const codeSaved = (snapshot: Snapshot, _: EventOf<'codeSaved'>, state: Complete): Next =>
  to(snapshot, { ...state, subject: { ...state.subject, saved: true } });

export function fetchCertificate(snapshot: Snapshot, _: EventOf<'certificate'>, state: Complete): Next {
  const { workId } = state.outcome;
  if (!workId || state.certificate.status === 'busy') return stay(snapshot);
  const call: DownloadCall = { type: 'download', workId, kind: 'certificate', version: null };
  return start(
    { ...snapshot, state: { ...state, certificate: { status: 'busy' } } },
    call,
    emit(EVENT_NAMES.DOWNLOAD_STARTED, subjectOf(call)),
  );
}

export const opened = (snapshot: Snapshot, event: EventOf<'opened'>, state: Complete): Next =>
  to(
    snapshot,
    { ...state, certificate: fetched(event) },
    emit(EVENT_NAMES.DOWNLOAD_COMPLETE, subjectOf(event.call)),
  );

/** Neither of these may take the success screen away: it holds the only key to the work. */
export const failedHere = (snapshot: Snapshot, event: EventOf<'failed'>, state: Complete): Next =>
  refuseOr(snapshot, event, (error) => endHere(snapshot, event.call, error, state));

export function endHere(snapshot: Snapshot, call: Call, error: AtsError, state: Complete): Next {
  if (call.type === 'download') {
    const detail = { ...subjectOf(call), message: error.message };
    return to(
      snapshot,
      { ...state, certificate: { status: 'failed' } },
      emit(EVENT_NAMES.DOWNLOAD_FAILED, detail),
    );
  }
  return announce(
    snapshot,
    { ...state, accessCode: accessCode(snapshot, null, 'missing') },
    reported(snapshot, error, 'tracking', resumed(state)),
  );
}

export function registerAnother(snapshot: Snapshot): Next {
  const next: Snapshot = {
    ...snapshot,
    draft: emptyDraft(snapshot.nextCreatorId),
    nextCreatorId: snapshot.nextCreatorId + 1,
    touched: { title: false, creators: false },
    refused: { file: null, title: null },
    submission: null,
    base: null,
    // Spent: a token is for one registration.
    token: null,
    waiting: null,
  };
  return beginAgain(next, { type: 'abort' }, forget(snapshot));
}
