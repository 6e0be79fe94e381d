import { describe, expect, test } from 'vitest';
import { atsError } from '../../app/ats/errors.ts';
import type { Effect } from '../../app/flow/effect.ts';
import type { EventOf } from '../../app/flow/event.ts';
import type { Snapshot } from '../../app/flow/state.ts';
import { transition } from '../../app/flow/transition.ts';
import { events, inState, NOW, states } from './samples.ts';

const call = { type: 'prepare', jobId: 'job-1', target: null } as const;
const preparing = inState({ ...states.CONFIRMING, quote: null });

const refusal = (changes: Partial<EventOf<'failed'>> = {}): EventOf<'failed'> => ({
  ...events.failed,
  call,
  error: atsError('common.auth.expired', { httpStatus: 401, requestId: 'req_1' }),
  ...changes,
});
const questions = (effects: readonly Effect[]) =>
  effects.filter((effect) => effect.type === 'emit' && effect.name === 'allfeat:token-expired').length;
const answerAt = (snapshot: Snapshot, at: number) =>
  transition(snapshot, { type: 'token', token: 'token-2', at });

describe('a refused token', () => {
  test('is asked for anew, and exactly the refused call is repeated', () => {
    const [waiting, asked] = transition(preparing, refusal());
    expect(questions(asked)).toBe(1);
    expect(waiting.state).toBe(preparing.state);
    const [going, effects] = answerAt(waiting, NOW);
    expect(effects).toEqual([call]);
    expect(going.waiting).toBeNull();
  });

  test('refused again within 20 seconds of the answer ends with the original code', () => {
    const [answered] = answerAt(transition(preparing, refusal())[0], NOW);
    const again = refusal({
      at: NOW + 19_999,
      token: 'token-2',
      error: atsError('common.auth.invalid_token', { httpStatus: 401 }),
    });
    const [failed, effects] = transition(answered, again);
    expect(questions(effects)).toBe(0);
    expect(failed.state).toMatchObject({
      screen: 'FAILED',
      error: { code: 'common.auth.expired', requestId: 'req_1' },
    });
    expect(failed.token).toBeNull();
  });

  test('refused later, or given unasked, is asked for again', () => {
    const [answered] = answerAt(transition(preparing, refusal())[0], NOW);
    expect(questions(transition(answered, refusal({ at: NOW + 20_000, token: 'token-2' }))[1])).toBe(1);
    const [unasked] = answerAt(preparing, NOW);
    expect(questions(transition(unasked, refusal({ token: 'token-2' }))[1])).toBe(1);
  });

  test('of our own question ends with what the service said', () => {
    const none = { ...preparing, token: null };
    const [asked] = transition(
      { ...none, state: { ...states.CONFIRMING, quote: null } },
      refusal({ token: null }),
    );
    const missing = {
      ...asked,
      waiting: asked.waiting && { ...asked.waiting, error: atsError('common.auth.missing_token') },
    };
    const [answered] = answerAt(missing, NOW);
    const [failed] = transition(answered, refusal({ at: NOW + 10, token: 'token-2' }));
    expect(failed.state).toMatchObject({ error: { code: 'common.auth.expired' } });
  });

  test('that was replaced meanwhile costs no question', () => {
    const [replaced] = answerAt(preparing, NOW);
    const [, effects] = transition(replaced, refusal({ token: 'token-1' }));
    expect(effects).toEqual([call]);
  });

  test('of several calls is asked for once, and all are repeated', () => {
    const other = { type: 'download', workId: 'work-1', kind: 'certificate', version: null } as const;
    const done = inState(states.COMPLETE);
    const [one, first] = transition(done, refusal({ call: other }));
    const [two, second] = transition(one, refusal({ call: { ...other, workId: 'work-2' } }));
    expect([questions(first), questions(second)]).toEqual([1, 0]);
    expect(answerAt(two, NOW)[1]).toEqual([other, { ...other, workId: 'work-2' }]);
  });

  test('without an answer fails what waited, and keeps the success screen', () => {
    const [stuck] = transition(preparing, refusal());
    expect(transition(stuck, events.tokenTimeout)[0].state).toMatchObject({
      screen: 'FAILED',
      error: { code: 'common.auth.expired' },
      retry: { call },
    });
    const certificate = {
      type: 'download',
      workId: 'work-1',
      kind: 'certificate',
      version: null,
    } as const;
    const [asked] = transition(inState(states.COMPLETE), refusal({ call: certificate }));
    const [done, effects] = transition(asked, events.tokenTimeout);
    expect(done.state).toMatchObject({ screen: 'COMPLETE', certificate: { status: 'failed' } });
    expect(effects).toMatchObject([{ name: 'allfeat:download-failed' }]);
  });
});
