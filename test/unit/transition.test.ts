import { describe, expect, test } from 'vitest';
import type { EventType } from '../../app/flow/event.ts';
import type { Effect } from '../../app/flow/effect.ts';
import { transition } from '../../app/flow/transition.ts';
import type { State } from '../../app/flow/state.ts';
import { events, eventTypes, inState, states } from './samples.ts';

/** `same` state with something else changed, or where it goes; effects after the arrow. */
type Expected = Partial<Record<EventType, string>>;

/** What means the same in every state. */
const anywhere: Expected = {
  config: 'same',
  token: 'same',
  stats: 'same',
  prefill: 'same',
  reset: 'FORM/file > abort remember token-expired',
  held: 'same',
};
const inForm: Expected = {
  ...anywhere,
  title: 'same',
  creator: 'same',
  addCreator: 'same',
  creators: 'same',
  people: 'same',
};

/** Whatever is not listed leaves the snapshot untouched and asks for nothing. */
const table: Record<keyof typeof states, Expected> = {
  LOADING: anywhere,
  'FORM/file': { ...inForm, file: 'same', continue: 'FORM/title' },
  'FORM/title': { ...inForm, file: 'same', continue: 'FORM/creators', back: 'FORM/file' },
  'FORM/creators': { ...inForm, file: 'same', continue: 'FORM/review', back: 'FORM/title' },
  'FORM/review': {
    ...inForm,
    file: 'same',
    back: 'FORM/creators',
    edit: 'FORM/title',
    register: 'UPLOAD > upload-start put',
  },
  'FORM/work_select': {
    ...inForm,
    file: 'same',
    look: 'same > list',
    search: 'same > abort list',
    turn: 'same > list',
    choose: 'same > abort work-selected versions',
    worksFound: 'same',
    versionsFound: 'same > creators',
  },
  DOWNLOADS: {
    ...anywhere,
    prefill: 'untouched',
    look: 'same > list',
    search: 'same > abort list',
    turn: 'same > list',
    choose: 'DOWNLOAD_DETAIL > abort versions',
    worksFound: 'same',
  },
  DOWNLOAD_DETAIL: {
    ...anywhere,
    prefill: 'untouched',
    back: 'DOWNLOADS > abort',
    versionsFound: 'same',
    showCreators: 'same > creators',
    creatorsFound: 'same',
    download: 'same > download-started download',
    urlFound: 'same > open',
    opened: 'same > download-complete',
    file: 'same > hash',
    proofFile: 'same > creators',
    written: 'same',
  },
  UPLOAD: {
    ...anywhere,
    prefill: 'untouched',
    initialized: 'UPLOAD > upload-start put',
    progress: 'UPLOAD > upload-progress',
    sent: 'UPLOAD',
    uploaded: 'CONFIRMING > upload-complete prepare',
    cancel: 'FORM/review > abort',
    failed: 'FAILED > failed',
  },
  CONFIRMING: {
    ...anywhere,
    prefill: 'untouched',
    prepared: 'CONFIRMING > prove',
    proved: 'CONFIRMING > confirm',
    confirmed: 'TRACKING > remember confirmed track',
    failed: 'FAILED > failed',
  },
  TRACKING: {
    ...anywhere,
    prefill: 'untouched',
    step: 'TRACKING > step',
    completed: 'COMPLETE > accessCode',
    failed: 'FAILED > failed',
  },
  COMPLETE: {
    ...anywhere,
    prefill: 'untouched',
    accessCode: 'COMPLETE',
    checkAccessCode: 'COMPLETE > accessCode',
    codeSaved: 'COMPLETE',
    certificate: 'COMPLETE > download-started download',
    urlFound: 'same > open',
    opened: 'COMPLETE > download-complete',
    failed: 'COMPLETE > error',
    registerAnother: 'FORM/file > abort remember',
  },
  FAILED: {
    ...anywhere,
    prefill: 'untouched',
    retry: 'UPLOAD > upload-start put',
    startOver: 'FORM/file > abort remember',
  },
  DISABLED: { ...anywhere, config: 'FORM/file > abort stats' },
};

const nameOf = (state: State) => (state.screen === 'FORM' ? `FORM/${state.step}` : state.screen);
const nameOfEffect = (effect: Effect) =>
  effect.type === 'emit' ? effect.name.replace('allfeat:', '') : effect.type;

describe.each(Object.keys(table) as (keyof typeof table)[])('in %s', (name) => {
  test.each(eventTypes)('%s', (type) => {
    const before = inState(states[name]);
    const [after, effects] = transition(before, events[type]);
    const expected = table[name][type] ?? 'untouched';
    const [next, asked = ''] = expected.split(' > ');

    expect(effects.map(nameOfEffect).join(' ')).toBe(asked);
    if (next === 'untouched') expect(after).toBe(before);
    else {
      if (asked === '' || next !== 'same') expect(after).not.toBe(before);
      expect(nameOf(after.state)).toBe(next === 'same' ? name : next);
    }
  });
});
