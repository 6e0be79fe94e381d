import { describe, expect, test } from 'vitest';
import { atsError } from '../../app/ats/errors.ts';
import type { Effect } from '../../app/flow/effect.ts';
import type { Event } from '../../app/flow/event.ts';
import { initialSnapshot, type ScreenState, type Snapshot } from '../../app/flow/state.ts';
import { transition } from '../../app/flow/transition.ts';
import {
  accessCode,
  attributes,
  events,
  file,
  inState,
  NOW,
  outcome,
  quote,
  states,
  submission,
} from './samples.ts';

/** Runs events one after another; answers where it ends and all that was asked for. */
function run(snapshot: Snapshot, ...happened: Event[]): [Snapshot, Effect[]] {
  const asked: Effect[] = [];
  for (const event of happened) {
    const [next, effects] = transition(snapshot, event);
    snapshot = next;
    asked.push(...effects);
  }
  return [snapshot, asked];
}
const emitted = (effects: Effect[]) => effects.filter((effect) => effect.type === 'emit');
const detailOf = (effects: Effect[], name: string) =>
  emitted(effects).find((effect) => effect.name === name)?.detail;
const calls = (effects: Effect[]) =>
  effects.filter((effect) => effect.type !== 'emit').map(({ type }) => type);
const screenOf = ({ state }: Snapshot) => (state.screen === 'FORM' ? `FORM/${state.step}` : state.screen);

describe('the host', () => {
  test('is told ready once, when the first screen shows', () => {
    const [first, effects] = run(initialSnapshot, events.config);
    expect(screenOf(first)).toBe('FORM/file');
    expect(emitted(effects).map(({ name }) => name)).toEqual(['allfeat:ready']);
    const [, again] = run(first, { type: 'config', config: { ...attributes, network: 'mainnet' } });
    expect(emitted(again)).toEqual([]);
  });

  test('hears which attribute is wrong, once, and gets the form back when it is corrected', () => {
    const wrong: Event = { type: 'config', config: { ...attributes, siteKey: null } };
    const [disabled, effects] = run(initialSnapshot, wrong, wrong);
    expect(screenOf(disabled)).toBe('DISABLED');
    expect(emitted(effects)).toHaveLength(1);
    expect(detailOf(effects, 'allfeat:failed')).toMatchObject({
      code: 'widget.configuration_error',
      stage: 'config',
      retryable: false,
      details: { attributes: ['site-key is required'] },
    });
    expect(screenOf(run(disabled, events.config)[0])).toBe('FORM/file');
  });

  test('may hand over the token before or after Register', () => {
    const [waiting, effects] = run(
      inState(states['FORM/review'], { token: null, submission: null }),
      events.register,
    );
    expect(calls(effects)).toEqual([]);
    expect(detailOf(effects, 'allfeat:token-expired')).toEqual({
      pendingAction: 'register',
      actionType: 'register',
    });
    const [going, then] = run(waiting, events.token);
    expect(calls(then)).toEqual(['init']);
    expect(going.waiting).toBeNull();
  });

  test('sees a failure after a minute without a token, and Try again asks once more', () => {
    const before = inState(states['FORM/review'], { token: null, submission: null });
    const [failed, effects] = run(before, events.register, events.tokenTimeout);
    expect(detailOf(effects, 'allfeat:failed')).toMatchObject({
      code: 'common.auth.missing_token',
      retryable: true,
    });
    const [, again] = run(failed, events.retry);
    expect(detailOf(again, 'allfeat:token-expired')).toBeDefined();
  });

  test('gets codes of the earlier vocabulary when it asks for them', () => {
    const snapshot = inState(states.UPLOAD);
    const config = snapshot.config && { ...snapshot.config, errorCodes: 'enum' as const };
    const [, effects] = run({ ...snapshot, config }, events.failed);
    expect(detailOf(effects, 'allfeat:failed')).toMatchObject({
      code: 'NETWORK_ERROR',
      kind: 'NETWORK_ERROR',
    });
  });

  test('fills only what the user has not touched', () => {
    const [typed] = run(inState(states['FORM/title'], { draft: initialSnapshot.draft }), events.title);
    const given: Event = {
      type: 'prefill',
      prefill: { title: 'Given', creators: [{ fullName: 'Inês Duarte', roles: ['Composer', 'juggler'] }] },
    };
    const [filled] = run(typed, given);
    expect(filled.draft.title).toBe('Other');
    expect(filled.draft.creators).toMatchObject([{ fullName: 'Inês Duarte', roles: ['composer'] }]);
  });
});

describe('the form', () => {
  test('refuses what is wrong, says which field, and repeats nothing that was typed', () => {
    const snapshot = inState(states['FORM/title'], {
      draft: { ...initialSnapshot.draft, title: 'x'.repeat(201) },
    });
    const [next, effects] = run(snapshot, events.continue);
    expect(next.state).toMatchObject({ step: 'title', problems: { title: 'tooLong' } });
    expect(detailOf(effects, 'allfeat:error')).toMatchObject({
      code: 'common.validation_failed',
      details: { fields: ['title'] },
    });
    expect(JSON.stringify(effects)).not.toContain('xxx');
  });

  test('refuses a file above the limit with both sizes', () => {
    const [, effects] = run(inState(states['FORM/file'], { serviceLimit: 4 }), { type: 'file', file });
    expect(detailOf(effects, 'allfeat:error')).toMatchObject({
      code: 'registration.audio_too_large',
      details: { size_bytes: 8, max_bytes: 4 },
    });
  });

  test('takes a file before the limit is known, and refuses it once it is', () => {
    const [chosen] = run(inState(states['FORM/file'], { serviceLimit: undefined }), { type: 'file', file });
    expect(chosen.state).toMatchObject({ problems: {} });
    const [known] = run(chosen, { type: 'stats', limit: 4 });
    expect(known.state).toMatchObject({ problems: { file: { is: 'tooLarge' } } });
  });

  test('judges everything again at Register', () => {
    const [next] = run(inState(states['FORM/review'], { serviceLimit: 4 }), events.register);
    expect(next.state).toMatchObject({ screen: 'FORM', step: 'file' });
  });

  test('takes twenty creators and keeps at least one', () => {
    const [full] = run(inState(states['FORM/creators']), ...Array<Event>(30).fill(events.addCreator));
    expect(full.draft.creators).toHaveLength(20);
    const [one] = run(inState(states['FORM/creators']), events.removeCreator);
    expect(one.draft.creators).toHaveLength(1);
  });
});

describe('a submission', () => {
  const init = (effects: Effect[]) => effects.find((effect) => effect.type === 'init');

  test('that was cancelled goes on with its job when nothing changed', () => {
    const [review] = run(inState(states.UPLOAD), events.cancel);
    const [, effects] = run(review, events.register);
    expect(calls(effects)).toEqual(['put']);
  });

  test('gets a new job and key when its upload URL has run out', () => {
    const [review] = run(inState(states.UPLOAD), events.cancel);
    const [, effects] = run(review, { ...events.register, at: NOW + 599_000 });
    expect(init(effects)).toMatchObject({ key: 'key-2' });
  });

  test('keeps its key while init has not been answered, and changes it with the title', () => {
    const review = inState(states['FORM/review'], { submission: { ...submission, job: null } });
    expect(init(run(review, events.register)[1])).toMatchObject({ key: 'key-1' });
    const changed = { ...review, draft: { ...review.draft, title: 'High Tide' } };
    expect(init(run(changed, events.register)[1])).toMatchObject({ key: 'key-2' });
  });

  test('is trimmed, and frozen against later edits', () => {
    const review = inState(states['FORM/review'], { submission: null });
    const [uploading] = run({ ...review, draft: { ...review.draft, title: '  Low Tide ' } }, events.register);
    expect((uploading.state as ScreenState<'UPLOAD'>).submission.work.title).toBe('Low Tide');
  });
});

describe('payment', () => {
  const lost: Event = { ...events.failed, call: { type: 'confirm', jobId: 'job-1', delay: 0 } };
  const answered = (code: Parameters<typeof atsError>[0], at = NOW): Event => ({
    ...lost,
    error: atsError(code, { httpStatus: 404, requestId: 'req_1' }),
    at,
  });

  test('is asked for again with the same job when its answer was lost, then offers Check again', () => {
    const [failed, effects] = run(inState(states.CONFIRMING), lost, lost, lost);
    expect(effects.filter(({ type }) => type === 'confirm')).toEqual([
      { type: 'confirm', jobId: 'job-1', delay: 1000 },
      { type: 'confirm', jobId: 'job-1', delay: 2000 },
    ]);
    expect(emitted(effects)).toHaveLength(1);
    expect(detailOf(effects, 'allfeat:failed')).toMatchObject({ retryable: true, stage: 'confirm' });
    const [, again] = run(failed, events.retry);
    expect(again).toEqual([{ type: 'confirm', jobId: 'job-1', delay: 0 }]);
  });

  test.each(['registration.prepared_not_found', 'transaction.already_confirmed'] as const)(
    'is of unknown outcome when a repeated confirm answers %s: no Try again',
    (code) => {
      const [failed, effects] = run(inState(states.CONFIRMING), lost, answered(code));
      expect(failed.state).toMatchObject({ screen: 'FAILED', retry: null });
      expect(detailOf(effects, 'allfeat:failed')).toMatchObject({
        code,
        retryable: false,
        requestId: 'req_1',
        details: { outcome: 'unknown' },
      });
    },
  );

  test.each([
    ['common.not_found', 404],
    ['work.already_registered', 409],
    ['registration.duplicate_title', 409],
    ['session.key_inactive', 403],
    ['common.bad_request', 400],
  ] as const)('in doubt is not ended by %s', (code, httpStatus) => {
    const refused = { ...lost, error: atsError(code, { httpStatus }) };
    const [failed, effects] = run(inState(states.CONFIRMING), lost, refused);
    expect(failed.state).toMatchObject({
      screen: 'FAILED',
      retry: null,
      error: { details: { outcome: 'unknown' } },
    });
    expect(calls(effects)).not.toContain('remember');
  });

  test('in doubt and too busy to say can be checked again', () => {
    const busy = { ...lost, error: atsError('common.rate_limited', { httpStatus: 429 }) };
    const [failed] = run(inState(states.CONFIRMING), lost, busy);
    expect(failed.state).toMatchObject({ screen: 'FAILED', retry: { call: { type: 'confirm' } } });
  });

  test.each([202, 408])('answered with a %s that cannot be read is as good as unanswered', (httpStatus) => {
    const [next, effects] = run(inState(states.CONFIRMING), {
      ...lost,
      error: atsError('widget.malformed_response', { httpStatus }),
    });
    expect(next.state).toMatchObject({ screen: 'CONFIRMING', lost: 1 });
    expect(calls(effects)).toEqual(['confirm']);
  });

  test.each(['CONFIRMING', 'TRACKING', 'COMPLETE'] as const)(
    'and what follows it are not interrupted in %s by a wrong attribute',
    (screen) => {
      const wrong: Event = { type: 'config', config: { ...attributes, maxFileSize: '10 MB' } };
      const [next, effects] = run(inState(states[screen]), wrong);
      expect(next.state).toBe(states[screen]);
      expect(calls(effects)).toEqual(['explain']);
      expect(detailOf(effects, 'allfeat:error')).toMatchObject({ code: 'widget.configuration_error' });
    },
  );

  test('goes on where it began when the host changes user or service', () => {
    const moved: Event = {
      type: 'config',
      config: { ...attributes, atsUrl: 'https://other.example', externalUserId: 'user-1' },
    };
    const [next] = run(inState(states.TRACKING), moved, {
      ...events.completed,
      outcome: { ...outcome, accessCode },
    });
    expect(next.running?.atsUrl).toBe('https://ats.example');
    expect(next.state).toMatchObject({ accessCode: { status: 'known' } });
    const [failed] = run(inState(states.CONFIRMING), lost, lost, lost, moved);
    expect(failed.state).toMatchObject({ screen: 'FAILED', retry: { call: { type: 'confirm' } } });
  });

  test('over, a wrong attribute that waited is said', () => {
    const wrong: Event = { type: 'config', config: { ...attributes, maxFileSize: '10 MB' } };
    const [next] = run(inState(states.COMPLETE), wrong, events.registerAnother);
    expect(next.state.screen).toBe('DISABLED');
  });

  test('in doubt offers no way to a second registration, whatever is answered', () => {
    const answers = [
      atsError('common.auth.expired', { httpStatus: 401 }),
      atsError('common.quota_exceeded', { httpStatus: 429 }),
      atsError('widget.malformed_response', { httpStatus: 200 }),
      atsError('common.service_unavailable', { httpStatus: 503 }),
    ];
    for (const error of answers) {
      const token = { value: 'token-1', answer: { at: NOW, error } };
      const snapshot = inState(states.CONFIRMING, { token });
      const [failed, effects] = run(
        snapshot,
        lost,
        { ...lost, error },
        { ...lost, error },
        { ...lost, error },
      );
      expect(failed.state).toMatchObject({
        screen: 'FAILED',
        retry: {
          from: 'call',
          back: { lost: expect.any(Number) },
          call: { type: 'confirm', jobId: 'job-1' },
        },
      });
      expect(effects).not.toContainEqual({ type: 'remember', record: null });
    }
  });

  test('refused for certain leaves nothing behind that a reload would doubt', () => {
    for (const code of [
      'registration.duplicate_title',
      'organization.inactive',
      'common.auth.expired',
    ] as const) {
      const [, effects] = run(inState(states.CONFIRMING), {
        ...lost,
        error: atsError(code, { httpStatus: 403 }),
      });
      expect(effects).toContainEqual({ type: 'remember', record: null });
    }
  });

  test('is not called expired by a clock that is ahead', () => {
    const ahead = inState({ ...states.CONFIRMING, quotedAt: NOW + 600_000 });
    const [failed] = run(ahead, answered('registration.prepared_not_found', NOW + 600_100));
    expect(failed.state).toMatchObject({ retry: null, error: { details: { outcome: 'unknown' } } });
  });

  test('made is followed, and never registered anew, whatever tracking answers', () => {
    const track = { type: 'track', transaction: states.TRACKING.transaction, seen: [] } as const;
    for (const code of [
      'transaction.expired',
      'common.auth.invalid_api_key',
      'registration.duplicate_title',
    ] as const) {
      const [failed] = run(inState(states.TRACKING), { ...lost, call: track, error: atsError(code) });
      expect(failed.state).toMatchObject({ screen: 'FAILED', stage: 'tracking', retry: { from: 'call' } });
    }
  });

  test('stays of unknown outcome after Check again', () => {
    const [failed] = run(inState(states.CONFIRMING), lost, lost, lost);
    const [unknown] = run(failed, events.retry, answered('registration.prepared_not_found', NOW + 900_000));
    expect(unknown.state).toMatchObject({ retry: null, error: { details: { outcome: 'unknown' } } });
  });

  test('of a quote that has run out begins a new job, of one that has not is unknown', () => {
    const gone = 'registration.prepared_not_found' as const;
    const [expired] = run(inState(states.CONFIRMING), answered(gone, NOW + 300_000));
    expect(expired.state).toMatchObject({ retry: { from: 'init' } });
    const [early] = run(inState(states.CONFIRMING), answered(gone, NOW + 299_000));
    expect(early.state).toMatchObject({ retry: null });
  });

  test('is never asked for when the quote is not valid', () => {
    const preparing = inState({ ...states.CONFIRMING, quote: null });
    const [failed, effects] = run(preparing, {
      type: 'prepared',
      quote: { ...quote, is_valid: false },
      at: NOW,
    });
    expect(calls(effects)).toEqual([]);
    expect(failed.state).toMatchObject({ error: { code: 'registration.dry_run_failed' } });
  });
});

describe('a reload of the page', () => {
  const untouched = { draft: initialSnapshot.draft, submission: null };

  test('takes up what was being tracked, once, and says so', () => {
    const [going, effects] = run(inState(states['FORM/file'], untouched), events.resume, events.step);
    expect(going.state).toMatchObject({ screen: 'TRACKING', subject: { resumed: true } });
    expect(calls(effects)).toEqual(['track']);
    expect(detailOf(effects, 'allfeat:step')).toMatchObject({ resumed: true });
    expect(run(going, events.resume)[0]).toBe(going);
  });

  test('does not take a form away that is being filled', () => {
    const typing = inState(states['FORM/title'], { ...untouched, touched: { title: true, creators: false } });
    expect(run(typing, events.resume)[0]).toBe(typing);
  });

  test('in the middle of confirm says that the outcome is unknown', () => {
    const resume: Event = { type: 'resume', record: { jobId: 'job-1' } };
    const [failed, effects] = run(inState(states['FORM/file'], untouched), resume);
    expect(failed.state).toMatchObject({ screen: 'FAILED', retry: null });
    expect(detailOf(effects, 'allfeat:failed')).toMatchObject({
      resumed: true,
      retryable: false,
      details: { outcome: 'unknown', job_id: 'job-1' },
    });
  });
});

describe('the end', () => {
  const names = (effects: Effect[]) => emitted(effects).map(({ name }) => name);

  test('is told once, with the access code when it comes late', () => {
    const code: Event = { type: 'accessCode', code: accessCode };
    const [done, effects] = run(inState(states.TRACKING), events.completed, code, code);
    expect(names(effects)).toEqual(['allfeat:complete']);
    expect(detailOf(effects, 'allfeat:complete')).toMatchObject({ atsId: 7, accessCode });
    expect(done.state).toMatchObject({ accessCode: { status: 'known' } });
  });

  test('is told without an access code that does not come, which can be asked for again', () => {
    const [, effects] = run(
      inState(states.TRACKING),
      events.completed,
      { type: 'accessCode', code: null },
      events.checkAccessCode,
      events.accessCode,
    );
    expect(names(effects)).toEqual(['allfeat:complete']);
    expect(detailOf(effects, 'allfeat:complete')).not.toHaveProperty('accessCode');
  });

  test('has no access code for the platform’s own user', () => {
    const snapshot = inState(states.TRACKING);
    const config = snapshot.config && { ...snapshot.config, externalUserId: 'user-1' };
    const [done, effects] = run(
      { ...snapshot, config, running: config },
      { ...events.completed, outcome: { ...outcome, accessCode } },
    );
    expect(done.state).toMatchObject({ accessCode: { status: 'none' } });
    expect(detailOf(effects, 'allfeat:complete')).not.toHaveProperty('accessCode');
  });

  test('keeps the success screen when the certificate cannot be had', () => {
    const call = { type: 'certificate', workId: 'work-1' } as const;
    const [done, effects] = run(inState(states.COMPLETE), { ...events.failed, call });
    expect(screenOf(done)).toBe('COMPLETE');
    expect(names(effects)).toEqual(['allfeat:download-failed']);
  });
});
