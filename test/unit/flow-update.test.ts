import { describe, expect, test } from 'vitest';
import { atsError } from '../../app/ats/errors.ts';
import { changesOf, isNothing } from '../../app/flow/changes.ts';
import type { Call } from '../../app/flow/effect.ts';
import type { Event } from '../../app/flow/event.ts';
import { asTyped, type KnownWork } from '../../app/flow/known-work.ts';
import type { Snapshot, State } from '../../app/flow/state.ts';
import { keptOf } from '../../app/flow/kept.ts';
import { calls, detailOf, run, screenOf } from '../support/flow.ts';
import {
  accessCode as code,
  attributes,
  config,
  draft,
  events,
  file,
  inState,
  states,
  submission,
} from './samples.ts';

const known = { full_name: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author' as const] };
const base: KnownWork = {
  target: { accessCode: code },
  title: 'Low Tide',
  filename: 'low-tide.wav',
  version: 2,
  creators: [known],
  mediaHash: null,
  open: true,
};
const updating = { ...config, mode: 'update' } as const;
const atCode: State = { screen: 'FORM', step: 'access_code', problems: {} };
const update = (state: State, changes: Partial<Snapshot> = {}) =>
  inState(state, { config: updating, last: updating, running: null, submission: null, ...changes });
const withCode = update(atCode, {
  draft: { ...draft, file: null, accessCode: ` ${code.toUpperCase().replace('ATC', 'atc')}\n` },
});
const accessed: Event = {
  type: 'accessed',
  code,
  work: { title: 'Low Tide', latest_version: 2, asset_filename: 'low-tide.wav', creators: [known] },
};
const refused = (call: Call, error: ReturnType<typeof atsError>): Event => ({
  ...events.failed,
  call,
  error,
});

describe('a code', () => {
  test('is asked about once, and opens the form with the work as it is', () => {
    const [asking, asked] = run(withCode, events.continue);
    expect(asked).toEqual([{ type: 'access', code: withCode.draft.accessCode.trim() }]);
    expect(asking.state).toMatchObject({ step: 'access_code', busy: true });
    const [open] = run(asking, accessed);
    expect(screenOf(open)).toBe('FORM/file');
    expect(open.draft).toMatchObject({ title: 'Low Tide', creators: [{ fullName: 'Maya Okafor' }] });
    const same = { ...open, draft: { ...open.draft, accessCode: code } };
    const [again, effects] = run(same, events.back, events.continue);
    expect(effects).toEqual([]);
    expect(screenOf(again)).toBe('FORM/file');
  });

  test('changed while it is asked about ends the question', () => {
    const [asking] = run(withCode, events.continue);
    const [next, effects] = run(asking, events.code);
    expect(calls(effects)).toEqual(['abort']);
    expect(next.state).toEqual(atCode);
  });

  test.each([
    ['access_code.not_found', 'unknown'],
    ['access_code.expired', 'expired'],
    ['access_code.format_invalid', 'malformed'],
    ['common.not_found', 'unknown'],
  ] as const)('refused as %s is said at its field', (refusal, is) => {
    const [asking] = run(withCode, events.continue);
    const error = atsError(refusal, { httpStatus: 404, requestId: 'req_1' });
    const [next, effects] = run(asking, refused({ type: 'access', code }, error));
    expect(next.state).toEqual({ screen: 'FORM', step: 'access_code', problems: { accessCode: { is } } });
    expect(detailOf(effects, 'allfeat:error')).toMatchObject({ code: refusal, stage: 'access_code' });
  });

  test('that cannot be asked about offers Try again, which asks again', () => {
    const [asking] = run(withCode, events.continue);
    const call = { type: 'access', code } as const;
    const [failed, effects] = run(asking, refused(call, atsError('common.service_unavailable')));
    expect(detailOf(effects, 'allfeat:failed')).toMatchObject({ stage: 'access_code', retryable: true });
    const [again, repeated] = run(failed, events.retry);
    expect(repeated).toEqual([call]);
    expect(again.state).toMatchObject({ busy: true });
  });
});

describe('an update', () => {
  const review = update(
    { screen: 'FORM', step: 'review', problems: {} },
    {
      base,
      draft: { ...draft, accessCode: code },
    },
  );

  test('with another file asks for an upload of this work', () => {
    const [next, [init]] = run(review, events.register);
    expect(init).toMatchObject({ type: 'init', base, upload: true, work: { title: 'Low Tide' } });
    expect(screenOf(next)).toBe('UPLOAD');
  });

  test('that keeps the file goes from init to quote, and knows why nothing was compared', () => {
    const kept = { ...review, draft: { ...review.draft, file: null } };
    const [next, effects] = run(
      kept,
      events.register,
      { type: 'initialized', upload: { job_id: 'job-2' }, at: 0 },
      { ...events.prepared, quote: { job_id: 'job-2', commitment: '0x1' } },
      events.confirmed,
    );
    expect(calls(effects)).toEqual(['init', 'prepare', 'confirm', 'remember', 'track']);
    expect(effects[0]).toMatchObject({ upload: false });
    for (const type of ['prepare', 'confirm'] as const)
      expect(effects.find((effect) => effect.type === type)).toMatchObject({ target: { accessCode: code } });
    expect(next.state).toMatchObject({
      check: { own: null, received: '0x1', without: 'file' },
      subject: { version: 3, size: null },
    });
  });

  test('whose stored file has a known fingerprint is compared by that', () => {
    const mediaHash = `0x${'d'.repeat(64)}`;
    const kept = { ...review, base: { ...base, mediaHash }, draft: { ...review.draft, file: null } };
    const [, effects] = run(
      kept,
      events.register,
      { type: 'initialized', upload: { job_id: 'job-2' }, at: 0 },
      events.prepared,
    );
    expect(effects.at(-1)).toMatchObject({ type: 'prove', file: null, work: { mediaHash } });
  });

  test('ends without an access code', () => {
    const tracking = update({ ...states.TRACKING }, { running: updating });
    const [done, effects] = run(tracking, {
      ...events.completed,
      outcome: { ...events.completed.outcome, accessCode: code },
    });
    expect(done.state).toMatchObject({ screen: 'COMPLETE', accessCode: { status: 'none' } });
    expect(detailOf(effects, 'allfeat:complete')).not.toHaveProperty('accessCode');
  });

  test('refused for its title has failed: the title cannot be changed', () => {
    const uploading = update(
      { ...states.UPLOAD, submission: { ...submission, base } },
      { submission: { ...submission, base } },
    );
    const init: Call = { type: 'init', work: submission.work, key: 'k', base, upload: true };
    const [failed] = run(uploading, refused(init, atsError('registration.duplicate_title')));
    expect(failed.state.screen).toBe('FAILED');
    const [back] = run(uploading, refused(init, atsError('access_code.expired')));
    expect(back.state).toMatchObject({ step: 'access_code', problems: { accessCode: { is: 'expired' } } });
    expect(back.draft).toEqual(uploading.draft);
  });
});

test.each(['FORM/review', 'UPLOAD', 'CONFIRMING', 'TRACKING', 'COMPLETE', 'FAILED', 'DISABLED'] as const)(
  'another mode in %s begins anew, without the token, and forgets nothing that was paid',
  (screen) => {
    const [next, effects] = run(inState(states[screen]), {
      type: 'config',
      config: { ...attributes, mode: 'update' },
    });
    expect(next).toMatchObject({ state: atCode, token: null, submission: null, running: null });
    expect(next.draft.file).toBeNull();
    expect(calls(effects)).toEqual(['abort']);
    expect(detailOf(effects, 'allfeat:mode-changed')).toEqual({ mode: 'update' });
  },
);

test.each([null, 'user-1'])(
  'a refusal that the page has mended costs user %s nothing of the form',
  (user) => {
    const target = user === null ? base.target : { atsId: 7, network: 'testnet' };
    const mine = { ...updating, externalUserId: user };
    const [edited] = asTyped([{ ...known, email: 'new@okafor.example' }], 1);
    if (!edited) throw new Error('Nobody');
    const uploading = update(
      { ...states.UPLOAD, submission: { ...submission, base: { ...base, target } } },
      {
        config: mine,
        last: mine,
        running: mine,
        base: { ...base, target },
        draft: { ...draft, accessCode: code, file, title: 'Low Tide', creators: [edited] },
        touched: { title: false, creators: true },
      },
    );
    const init: Call = { type: 'init', work: submission.work, key: 'k', base, upload: true };
    const [disabled] = run(uploading, refused(init, atsError('session.origin_not_allowed')));
    expect(disabled.state.screen).toBe('DISABLED');
    const mended = { ...attributes, mode: 'update', externalUserId: user, maxFileSize: '9000' };
    const [back] = run(disabled, { type: 'config', config: mended });
    expect(screenOf(back)).toBe(user === null ? 'FORM/access_code' : 'FORM/work_select');
    expect(back).toMatchObject({ draft: uploading.draft, base: { target }, token: uploading.token });
    // Its job may be spent.
    expect(back.submission).toBeNull();
    const listed = { id: 'w-7', ats_id: 7, title: 'Low Tide', latest_version: 2 };
    const [open] = run(back, user === null ? events.continue : { type: 'choose', work: listed });
    expect(screenOf(open)).toBe('FORM/file');
    expect(open.draft).toEqual(uploading.draft);
  },
);

describe('what changes', () => {
  const [maya] = asTyped([known], 1) as [ReturnType<typeof asTyped>[number]];
  test('is nothing when only spaces differ', () => {
    expect(isNothing(changesOf([{ ...maya, fullName: ' Maya Okafor ' }], null, base))).toBe(true);
  });
  test('is a new file', () => expect(changesOf([maya], file, base)).toMatchObject({ file: true }));
  test('is who is new, who is changed and who is gone', () => {
    const theo = { ...maya, id: 2, fullName: 'Théo', email: 'theo@laurent.example' };
    expect(changesOf([{ ...maya, ipi: '1' }, theo], null, base)).toEqual({
      file: false,
      creators: { 1: 'changed', 2: 'added' },
      removed: [],
    });
    expect(changesOf([theo], null, base)).toEqual({
      file: false,
      creators: { 2: 'added' },
      removed: ['Maya Okafor'],
    });
  });
});

describe('what was opened', () => {
  const open = run(run(withCode, events.continue)[0], accessed)[0];
  const edited = run(
    { ...open, state: { screen: 'FORM', step: 'creators', problems: {} } },
    { type: 'creator', id: open.draft.creators[0]?.id ?? 0, changes: { fullName: 'Maya A. Okafor' } },
  )[0];
  const atCodeWith = (snapshot: Snapshot, accessCode: string): Snapshot => ({
    ...snapshot,
    state: atCode,
    draft: { ...snapshot.draft, accessCode },
  });
  const names = ({ draft }: Snapshot) => draft.creators.map(({ fullName }) => fullName);

  test('keeps what was edited when its code is refused, mended or opened once more', () => {
    const unknown = refused({ type: 'access', code: 'other' }, atsError('access_code.not_found'));
    const [mistyped] = run(atCodeWith(edited, `atc_${'1'.repeat(64)}`), events.continue, unknown);
    const [again] = run(atCodeWith(mistyped, code), events.continue);
    expect(names(again)).toEqual(['Maya A. Okafor']);
    const stale = { ...edited, base: edited.base && { ...edited.base, open: false } };
    const [reopened, asked] = run(atCodeWith(stale, code), events.continue, accessed);
    expect(calls(asked)).toEqual(['access']);
    expect(names(reopened)).toEqual(['Maya A. Okafor']);
  });

  test('keeps a list that is yet to be read when it is opened once more', () => {
    const [open] = run(withCode, events.continue, accessed);
    const listed = { ...open, base: { ...base, open: false }, draft: { ...open.draft, list: 'Noor Haddad' } };
    const [again] = run(atCodeWith(listed, code), events.continue, accessed);
    expect(again.draft.list).toBe('Noor Haddad');
    const other = `atc_${'2'.repeat(64)}`;
    const [another] = run(atCodeWith(listed, other), events.continue, { ...accessed, code: other } as Event);
    expect(another.draft.list).toBeNull();
  });

  test('leaves nobody behind in another work', () => {
    const other = `atc_${'2'.repeat(64)}`;
    const [next] = run(atCodeWith(edited, other), events.continue, {
      ...accessed,
      code: other,
      work: {},
    } as Event);
    expect(names(next)).toEqual(['']);
  });

  test('is not overwritten by prefill, which may bring the code', () => {
    const given: Event = {
      type: 'prefill',
      prefill: { title: 'X', accessCode: code, creators: [{ fullName: 'Host' }] },
    };
    expect(names(run(open, given)[0])).toEqual(['Maya Okafor']);
    expect(run(update(atCode, { draft: { ...draft, accessCode: '' } }), given)[0].draft.accessCode).toBe(
      code,
    );
  });

  test('belongs to its service: another one has it opened anew', () => {
    const moved: Event = { type: 'config', config: { ...attributes, mode: 'update', network: 'mainnet' } };
    const [next, effects] = run(edited, moved);
    expect(next).toMatchObject({ base: null, state: atCode });
    expect(calls(effects)).toEqual(['abort', 'stats']);
    expect(names(next)).toEqual(['Maya A. Okafor']);
  });

  test('is gone in another mode, also by way of one that is not available', () => {
    const download: Event = { type: 'config', config: { ...attributes, mode: 'download' } };
    const register: Event = { type: 'config', config: attributes };
    const [next, effects] = run(edited, download, register);
    expect(next).toMatchObject({ base: null, token: null, state: { step: 'file' } });
    expect(detailOf(effects, 'allfeat:mode-changed')).toEqual({ mode: 'register' });
  });

  test('is gone for a frame that begins in another mode', () => {
    const kept = { ...keptOf({ ...edited, token: { value: 'update-token', answer: null } }), told: [] };
    const fresh = inState(states['FORM/file'], {
      token: null,
      submission: null,
      draft: { ...draft, file: null },
    });
    const [next, effects] = run(fresh, { type: 'resume', record: null, kept });
    expect(next).toMatchObject({ base: null, token: null, draft: { title: '' } });
    expect(detailOf(effects, 'allfeat:mode-changed')).toEqual({ mode: 'register' });
  });

  test('without a title cannot be compared, and is not called different', () => {
    const untitled = { ...submission, base: { ...base, title: null } };
    const confirming: State = { ...states.CONFIRMING, submission: untitled, quote: null, check: null };
    const [next, effects] = run(update(confirming, { running: updating }), events.prepared);
    expect(calls(effects)).toEqual(['confirm']);
    expect(next.state).toMatchObject({ check: { own: null, without: 'title' } });
  });
});

test('after Cancel, what is asked is asked where the host says now', () => {
  const [cancelled] = run(update(states.UPLOAD, { running: updating }), events.cancel);
  expect(cancelled.running).toBeNull();
});
