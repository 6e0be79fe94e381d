import { describe, expect, test } from 'vitest';
import type { Effect } from '../../app/flow/effect.ts';
import type { Event } from '../../app/flow/event.ts';
import { initialSnapshot } from '../../app/flow/state.ts';
import { calls, detailOf, emitted, run, screenOf } from '../support/flow.ts';
import { accessCode, events, inState, outcome, states } from './samples.ts';

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
    const call = { type: 'download', workId: 'work-1', kind: 'certificate', version: null } as const;
    const [done, effects] = run(inState(states.COMPLETE), { ...events.failed, call });
    expect(screenOf(done)).toBe('COMPLETE');
    expect(names(effects)).toEqual(['allfeat:download-failed']);
  });
});
