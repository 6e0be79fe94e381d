/**
 * The flow as a pure function: what is, and what happened, to what is next, and what to do about it.
 * An event that means nothing in a state changes nothing there.
 */
import * as choosing from './choosing.ts';
import * as comparing from './comparing.ts';
import * as complete from './complete.ts';
import * as downloading from './downloading.ts';
import type { Event, EventOf, EventType } from './event.ts';
import { callFailed, retry, startOver, stop } from './failing.ts';
import * as form from './form.ts';
import * as host from './host.ts';
import * as listing from './listing.ts';
import { stay, type Next } from './next.ts';
import * as opening from './opening.ts';
import * as proofOfVersion from './proof-of-version.ts';
import * as proving from './proving.ts';
import * as registering from './registering.ts';
import type { ScreenState, Snapshot, State } from './state.ts';
import { tokenGiven, tokenTimeout } from './token.ts';

type Screen = State['screen'];
type Handler<T extends EventType, S extends State> = (
  snapshot: Snapshot,
  event: EventOf<T>,
  state: S,
) => Next;
type Handlers<S extends State> = { [T in EventType]?: Handler<T, S> };

const anywhere: Handlers<State> = {
  config: host.configured,
  token: tokenGiven,
  tokenTimeout: (snapshot) => tokenTimeout(snapshot, giveUp),
  resume: host.resume,
  held: (snapshot, { hold }) => stay({ ...snapshot, hold }),
  prefill: host.prefill,
  reset: host.reset,
  stats: form.limitKnown,
};

const table: { [S in Screen]: Handlers<ScreenState<S>> } = {
  LOADING: {},
  FORM: {
    code: opening.typeCode,
    accessed: opening.accessed,
    failed: choosing.formFailed,
    look: listing.look,
    search: listing.search,
    turn: listing.turn,
    worksFound: listing.worksFound,
    choose: choosing.choose,
    versionsFound: choosing.versionsFound,
    creatorsFound: choosing.creatorsFound,
    skip: form.skip,
    file: form.chooseFile,
    title: form.typeTitle,
    creator: form.changeCreator,
    addCreator: form.addCreator,
    removeCreator: form.removeCreator,
    creators: form.changeCreators,
    people: form.addPeople,
    continue: form.advance,
    back: form.goBack,
    edit: form.editStep,
    register: form.register,
  },
  UPLOAD: {
    initialized: registering.initialized,
    progress: registering.progressed,
    sent: registering.sent,
    uploaded: registering.uploaded,
    cancel: registering.cancel,
    failed: callFailed,
  },
  CONFIRMING: {
    prepared: proving.prepared,
    proved: proving.proved,
    confirmed: registering.confirmed,
    failed: callFailed,
  },
  TRACKING: {
    step: registering.stepped,
    completed: complete.completed,
    failed: callFailed,
  },
  COMPLETE: {
    accessCode: complete.accessCodeCame,
    accessCodeLate: complete.accessCodeLate,
    checkAccessCode: complete.checkAccessCode,
    codeSaved: complete.codeSaved,
    certificate: complete.fetchCertificate,
    urlFound: downloading.urlFound,
    opened: complete.opened,
    failed: complete.failedHere,
    registerAnother: complete.registerAnother,
  },
  DOWNLOADS: {
    look: listing.look,
    search: listing.search,
    turn: listing.turn,
    worksFound: listing.worksFound,
    choose: downloading.openWork,
    failed: (snapshot, event) =>
      event.call.type === 'list' ? listing.listFailed(snapshot, event, event.call) : stay(snapshot),
  },
  DOWNLOAD_DETAIL: {
    back: downloading.leave,
    versionsFound: downloading.versionsFound,
    showCreators: downloading.showCreators,
    creatorsFound: downloading.creatorsFound,
    download: downloading.download,
    urlFound: downloading.urlFound,
    opened: downloading.opened,
    proofFile: proofOfVersion.askForProof,
    written: proofOfVersion.written,
    file: comparing.compare,
    reading: comparing.reading,
    read: comparing.read,
    failed: downloading.detailFailed,
  },
  FAILED: { retry, startOver },
  DISABLED: {},
};

function giveUp(snapshot: Snapshot, { call, error }: EventOf<'failed'>): Next {
  const { state } = snapshot;
  if (state.screen === 'COMPLETE') return complete.endHere(snapshot, call, error, state);
  const kept =
    state.screen === 'DOWNLOAD_DETAIL'
      ? downloading.endHere(snapshot, call, error, state)
      : call.type === 'list' && listing.isFurther(snapshot, call)
        ? listing.endList(snapshot, error)
        : call.type === 'creators'
          ? choosing.endOpening(snapshot, error)
          : null;
  return kept ?? stop(snapshot, call, error);
}

/** What a call that was held has answered at last. */
const ANSWERS: readonly EventType[] = [
  'accessed',
  'initialized',
  'progress',
  'sent',
  'uploaded',
  'prepared',
  'confirmed',
  'step',
  'completed',
  'worksFound',
  'versionsFound',
  'creatorsFound',
  'urlFound',
  'failed',
  'reset',
];

/** Answers to calls that carried the token: the service has taken it. */
const ACCEPTANCES: readonly EventType[] = [
  'accessed',
  'initialized',
  'prepared',
  'confirmed',
  'worksFound',
  'versionsFound',
  'creatorsFound',
  'urlFound',
];

function settled(before: Snapshot, { type }: Event): Snapshot {
  const { hold, token } = before;
  const answered = hold && ANSWERS.includes(type);
  const accepted = token?.answer && ACCEPTANCES.includes(type);
  if (!answered && !accepted) return before;
  return {
    ...before,
    hold: answered ? null : hold,
    token: accepted ? { value: token.value, answer: null } : token,
  };
}

export function transition(before: Snapshot, event: Event): Next {
  const snapshot = settled(before, event);
  const { state } = snapshot;
  const handlers = table[state.screen] as Handlers<State>;
  const handle = (anywhere[event.type] ?? handlers[event.type]) as Handler<EventType, State> | undefined;
  const [next, effects] = listing.listed(handle ? handle(snapshot, event, state) : stay(snapshot));
  // Nothing is under way in a form: what it asks, it asks where the host says now.
  const over = next.state.screen === 'FORM' && next.running;
  return [over ? { ...next, running: null } : next, effects];
}
