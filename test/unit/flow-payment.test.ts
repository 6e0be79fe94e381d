import { describe, expect, test } from 'vitest';
import { atsError } from '../../app/ats/errors.ts';
import { ownerKey } from '../../app/flow/config.ts';
import type { Event } from '../../app/flow/event.ts';
import { calls, detailOf, emitted, run } from '../support/flow.ts';
import { accessCode, attributes, events, inState, NOW, outcome, quote, states, config } from './samples.ts';

describe('payment', () => {
  const lost: Event = { ...events.failed, call: { type: 'confirm', jobId: 'job-1', target: null, delay: 0 } };
  const answered = (code: Parameters<typeof atsError>[0], at = NOW): Event => ({
    ...lost,
    error: atsError(code, { httpStatus: 404, requestId: 'req_1' }),
    at,
  });

  test('is asked for again with the same job when its answer was lost, then offers Check again', () => {
    const [failed, effects] = run(inState(states.CONFIRMING), lost, lost, lost);
    expect(effects.filter(({ type }) => type === 'confirm')).toEqual([
      { type: 'confirm', jobId: 'job-1', target: null, delay: 1000 },
      { type: 'confirm', jobId: 'job-1', target: null, delay: 2000 },
    ]);
    expect(emitted(effects)).toHaveLength(1);
    expect(detailOf(effects, 'allfeat:failed')).toMatchObject({ retryable: true, stage: 'confirm' });
    const [, again] = run(failed, events.retry);
    expect(again).toEqual([{ type: 'confirm', jobId: 'job-1', target: null, delay: 0 }]);
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

  test('is remembered for whom it began with, whatever the host changes meanwhile', () => {
    const moved: Event = { type: 'config', config: { ...attributes, externalUserId: 'user-7' } };
    const [, effects] = run(inState(states.CONFIRMING), moved, events.confirmed);
    expect(effects.find(({ type }) => type === 'remember')).toMatchObject({ owner: ownerKey(config) });
    const [, forgotten] = run(inState(states.COMPLETE), moved, events.registerAnother);
    expect(forgotten.find(({ type }) => type === 'remember')).toMatchObject({
      owner: ownerKey(config),
      record: null,
    });
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
      expect(effects).not.toContainEqual({ type: 'remember', owner: ownerKey(config), record: null });
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
      expect(effects).toContainEqual({ type: 'remember', owner: ownerKey(config), record: null });
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
