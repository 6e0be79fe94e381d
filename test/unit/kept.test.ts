import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../app/flow/event.ts';
import { keptOf, keptSchema } from '../../app/flow/kept.ts';
import { initialSnapshot } from '../../app/flow/state.ts';
import { isUnsaved } from '../../app/flow/widget-state.ts';
import { calls, emitted, run } from '../support/flow.ts';
import { accessCode, config, draft, events, inState, NOW, states } from './samples.ts';

/** As the next frame gets it, through its own check. (Node cannot clone a File; browsers can.) */
const handOver = (...before: Parameters<typeof inState>) => v.parse(keptSchema, keptOf(inState(...before)));
/** A frame that has just come up. */
const fresh = inState(states['FORM/file'], { draft: initialSnapshot.draft, submission: null, token: null });
const record = { jobId: 'job-1', transaction: { id: 'tx-1', socketUrl: null, statusUrl: '/status' } };
const step = { step: 'signing', progress: 40, at: NOW };

describe('a frame that takes another one’s place', () => {
  test.each(['file', 'title', 'creators', 'review'] as const)('comes back at the step %s', (at) => {
    const touched = { title: true, creators: false };
    const kept = handOver(states[`FORM/${at}`], { touched });
    const [after, effects] = run(fresh, { type: 'resume', record: null, kept });
    expect(after).toMatchObject({ state: states[`FORM/${at}`], touched, token: { value: 'token-1' } });
    expect(after.draft).toEqual(draft);
    expect(after.nextCreatorId).toBe(2);
    expect(effects).toEqual([]);
  });

  test.each(['UPLOAD', 'CONFIRMING', 'FAILED'] as const)('after %s is one press from going on', (screen) => {
    const [after] = run(fresh, { type: 'resume', record: null, kept: handOver(states[screen]) });
    expect(after.state).toEqual(states['FORM/review']);
    const [going, effects] = run(after, events.register);
    expect(going.state.screen).toBe('UPLOAD');
    // To the job it has.
    expect(calls(effects)).toEqual(['put']);
  });

  test('follows what was paid, and tells no step twice', () => {
    const kept = handOver({ ...states.TRACKING, steps: [step] });
    const [after, effects] = run(fresh, { type: 'resume', record, kept });
    expect(after.state).toMatchObject({
      screen: 'TRACKING',
      subject: { title: 'Low Tide', size: 8, resumed: true },
      steps: [step],
    });
    expect(effects).toMatchObject([{ type: 'track', seen: ['signing'] }]);
  });

  test('does not tell the page again of an end it has heard of', () => {
    const kept = handOver(states.COMPLETE);
    const code: Event = { type: 'accessCode', code: accessCode };
    const [after, effects] = run(
      fresh,
      { type: 'resume', record, kept },
      events.step,
      events.completed,
      code,
    );
    expect(emitted(effects)).toEqual([]);
    expect(after.state).toMatchObject({ screen: 'COMPLETE', accessCode: { code: accessCode } });
  });

  test('knows nothing of the last job’s steps when another was paid since', () => {
    const kept = handOver({ ...states.TRACKING, steps: [step] });
    const other = { ...record, jobId: 'job-2' };
    const [after] = run(fresh, { type: 'resume', record: other, kept });
    expect(after.state).toMatchObject({ subject: { title: null, jobId: 'job-2' }, steps: [] });
  });

  test('finds nothing of a work that is registered, nor its file', () => {
    const { draft: left } = handOver(states.COMPLETE);
    expect(left).toEqual({ accessCode: '', file: null, title: '', creators: [], list: null });
    const [after] = run(fresh, { type: 'resume', record: null, kept: handOver(states.COMPLETE) });
    expect(after.draft.creators).toHaveLength(1);
  });
});

describe('leaving the page', () => {
  const user = { running: { ...config, externalUserId: 'user-1' } };
  const known = { ...states.COMPLETE, accessCode: { status: 'known', code: accessCode } } as const;

  test.each([
    ['loses a running upload', true, inState(states.UPLOAD)],
    ['loses sight of a confirmation', true, inState(states.CONFIRMING)],
    ['loses an access code that is still to come', true, inState(states.TRACKING)],
    ['loses an access code that is not saved', true, inState(known)],
    ['loses nothing of a form', false, inState(states['FORM/review'])],
    ['loses nothing when the upload had failed anyway', false, inState(states.FAILED)],
    ['loses nothing where there is no access code', false, inState(states.TRACKING, user)],
    ['loses nothing once it is saved', false, run(inState(known), events.codeSaved)[0]],
    [
      'loses nothing at the end without an access code',
      false,
      inState({ ...known, accessCode: { status: 'none' } }),
    ],
  ])('%s', (_, expected, snapshot) => {
    expect(isUnsaved(snapshot)).toBe(expected);
  });

  test('loses a confirm that may have been carried out', () => {
    const back = { ...states.CONFIRMING, lost: 1 };
    const call = { type: 'confirm', jobId: 'job-1', target: null, delay: 0 } as const;
    const failed = { ...states.FAILED, retry: { from: 'call', back, call } } as const;
    expect(isUnsaved(inState(failed))).toBe(true);
  });
});
