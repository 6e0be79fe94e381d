import { describe, expect, test } from 'vitest';
import { STEPS } from '../../app/ats/journal.ts';
import { AtsApiException, atsError } from '../../app/ats/errors.ts';
import { awaitAccessCode } from '../../app/ats/poll.ts';
import {
  CODE,
  details,
  done,
  outcome,
  poll,
  update,
  useTracking,
  type Tracking,
} from '../support/tracking.ts';

const current = useTracking();
const thrown = (...parameters: Parameters<typeof atsError>) => new AtsApiException(atsError(...parameters));

/** Answers every wait of 3 s at once, `count` times. */
async function pass(tracking: Tracking, count: number) {
  for (let wait = 0; wait < count; wait++) {
    expect(await tracking.clock.asked()).toBe(3000);
    tracking.clock.advance(3000);
  }
}
const polled = (tracking: Tracking, replies: unknown[]) => {
  tracking.replies = replies;
  return tracking.start({ socketUrl: null });
};

describe('polling', () => {
  test('asks every 3 s and tells each step once', async () => {
    const tracking = current();
    const ended = polled(tracking, [
      poll('validating', { description: 'Checking' }),
      poll('validating'),
      poll('confirming'),
      poll('signing'),
      done,
    ]);
    await pass(tracking, 4);
    expect(await ended).toEqual(outcome);
    expect(tracking.reads).toBe(5);
    expect(tracking.steps).toEqual([
      { step: 'validating', progress: 5, description: 'Checking' },
      { step: 'confirming', progress: 80 },
      { step: 'completed', progress: 100 },
    ]);
  });

  test('takes the last step for the end where nothing else says so', async () => {
    const tracking = current();
    const nothing = { txHash: null, blockNumber: null, atsId: null, workId: null };
    expect(await polled(tracking, [poll('completed', { is_complete: undefined })])).toMatchObject(nothing);
    expect(tracking.reads).toBe(1);
  });

  test('waits for the result at the last step where the service says that it is to come', async () => {
    const tracking = current();
    const ended = polled(tracking, [poll('completed'), done]);
    await pass(tracking, 1);
    expect(await ended).toEqual(outcome);
  });

  test('tells the steps that went by between two polls, and none still to come', async () => {
    const tracking = current();
    const steps = STEPS.map((step) => update(step, { description: `Now ${step}` }));
    const ended = polled(tracking, [poll('validating', { steps }), poll('submitting', { steps }), done]);
    await pass(tracking, 1);
    await tracking.clock.asked();
    expect(tracking.names).toEqual(['validating', 'preparing_transaction', 'signing', 'submitting']);
    expect(tracking.steps[1]).toEqual({
      step: 'preparing_transaction',
      progress: 20,
      description: 'Now preparing_transaction',
    });
    tracking.clock.advance(3000);
    await ended;
  });

  test.each([
    ['of another form', ['validating', 'signing']],
    ['without the current step', [update('confirming')]],
    ['that is empty', []],
    ['that is none', null],
  ])('does without a history %s', async (_, steps) => {
    const tracking = current();
    const ended = polled(tracking, [poll('signing', { steps }), done]);
    await pass(tracking, 1);
    expect(await ended).toEqual(outcome);
    expect(tracking.names).toEqual(['signing', 'completed']);
  });

  test('waits out what passes', async () => {
    const tracking = current();
    const ended = polled(tracking, [
      thrown('widget.network_error'),
      thrown('transaction.store_unavailable', { httpStatus: 503 }),
      thrown('common.rate_limited', { httpStatus: 429 }),
      thrown('widget.malformed_response'),
      done,
    ]);
    await pass(tracking, 4);
    expect(await ended).toEqual(outcome);
  });

  test.each([thrown('transaction.not_found', { httpStatus: 404 }), new TypeError('a bug')])(
    'ends with what does not pass: %s',
    async (error) => {
      const tracking = current();
      await expect(polled(tracking, [error, done])).rejects.toBe(error);
      expect(tracking.reads).toBe(1);
    },
  );

  test.each([
    ['a failed step', poll('failed', { result: { error: 'Bad nonce' } })],
    [
      'a failed result',
      poll('completed', { is_complete: true, result: { success: false, error: 'Bad nonce' } }),
    ],
  ])('tells that the chain refused by %s', async (_, reply) => {
    const tracking = current();
    await expect(polled(tracking, [reply])).rejects.toMatchObject({
      errorCode: 'widget.transaction_failed',
      details: { error: 'Bad nonce' },
    });
    expect(tracking.steps).toEqual([]);
  });

  test('trusts neither links nor access codes that look wrong', async () => {
    const tracking = current();
    const result = { ...details, explorer_url: 'javascript:alert(1)', access_code: 'atc_1', ats_id: null };
    const ended = polled(tracking, [poll('completed', { is_complete: true, result })]);
    expect(await ended).toEqual({ ...outcome, explorerUrl: null, accessCode: null, atsId: null });
  });

  test.each([
    ['that answer', poll('signing')],
    ['that fail', thrown('widget.network_error')],
  ])('ends after 120 s of polls %s', async (_, last) => {
    const tracking = current();
    const ended = polled(tracking, [poll('validating'), poll('signing'), last]);
    // Signing came with the second poll, 3 s after the start: 120 s from there, not from the start.
    await pass(tracking, 41);
    await expect(ended).rejects.toMatchObject({ errorCode: 'widget.network_error' });
    expect(tracking.reads).toBe(42);
    expect(tracking.clock.now()).toBe(123_000);
  });

  test('ends with the reason of its abort', async () => {
    const tracking = current();
    const ended = polled(tracking, [poll('signing')]);
    await tracking.clock.asked();
    const reason = new Error('left');
    tracking.controller.abort(reason);
    await expect(ended).rejects.toBe(reason);
    expect(tracking.clock.pending).toBe(0);
  });
});

describe('a late access code', () => {
  const without = poll('completed', { is_complete: true, result: { success: true } });
  const wait = (tracking: Tracking) => {
    const { read, clock, controller } = tracking;
    return awaitAccessCode(read, { clock, signal: controller.signal });
  };
  const passCode = async ({ clock }: Tracking, count: number) => {
    for (let poll = 0; poll < count; poll++) {
      expect(await clock.asked()).toBe(2000);
      clock.advance(2000);
    }
  };

  test('is found when it comes, whatever passes before', async () => {
    const tracking = current();
    const malformed = poll('completed', { result: { access_code: 'atc_1' } });
    tracking.replies = [without, thrown('widget.network_error'), malformed, done];
    const code = wait(tracking);
    await passCode(tracking, 4);
    expect(await code).toBe(CODE);
    expect(tracking.reads).toBe(4);
  });

  test('is given up after 10 polls', async () => {
    const tracking = current();
    tracking.replies = [...Array.from({ length: 10 }, () => without), done];
    const code = wait(tracking);
    await passCode(tracking, 10);
    expect(await code).toBeNull();
    expect(tracking.reads).toBe(10);
    expect(tracking.clock.pending).toBe(0);
  });

  test('is given up after a minute of polls that hang', async () => {
    const tracking = current();
    const { clock, controller } = tracking;
    const hanging = async () => {
      tracking.reads++;
      clock.advance(15_000);
      throw thrown('widget.network_error');
    };
    const code = awaitAccessCode(hanging, { clock, signal: controller.signal });
    await passCode(tracking, 4);
    expect(await code).toBeNull();
    expect(tracking.reads).toBe(4);
  });

  test('may come with the 10th', async () => {
    const tracking = current();
    tracking.replies = [...Array.from({ length: 9 }, () => without), done];
    const code = wait(tracking);
    await passCode(tracking, 10);
    expect(await code).toBe(CODE);
  });

  test('is no longer waited for after an abort or a refusal', async () => {
    const tracking = current();
    const refused = thrown('transaction.not_found');
    tracking.replies = [refused];
    const first = wait(tracking);
    await passCode(tracking, 1);
    await expect(first).rejects.toBe(refused);
    const second = wait(tracking);
    await tracking.clock.asked();
    tracking.controller.abort(new Error('left'));
    await expect(second).rejects.toThrow('left');
    expect(tracking.reads).toBe(1);
  });
});
