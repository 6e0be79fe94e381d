import { describe, expect, test } from 'vitest';
import type { Event } from '../../app/flow/event.ts';
import { initialSnapshot } from '../../app/flow/state.ts';
import { calls, detailOf, emitted, run, screenOf } from '../support/flow.ts';
import { attributes, events, inState, states } from './samples.ts';

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
