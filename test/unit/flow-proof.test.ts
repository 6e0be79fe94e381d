import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { provenWork } from '../../app/flow/complete.ts';
import type { Config } from '../../app/flow/config.ts';
import type { Event } from '../../app/flow/event.ts';
import { keptOf, keptSchema } from '../../app/flow/kept.ts';
import { workByCode } from '../../app/flow/known-work.ts';
import { fileToProve, verdictOf } from '../../app/flow/proving.ts';
import {
  initialSnapshot,
  type Job,
  type ScreenState,
  type Snapshot,
  type State,
} from '../../app/flow/state.ts';
import { calls, detailOf, emitted, run } from '../support/flow.ts';
import {
  accessCode,
  attributes,
  check,
  config,
  draft,
  events,
  file,
  inState,
  own,
  quote,
  states,
  submission,
} from './samples.ts';

const other = `0x${'c'.repeat(64)}`;
const spent = { ...submission, job: { ...(submission.job as Job), expiresAt: 0 } };
const confirming: State = { ...states.CONFIRMING, submission: spent, quote: null, check: null };
const verifying = (verify: Config['verify']) =>
  inState(confirming, { config: { ...config, verify }, running: { ...config, verify } });
const quoted = (commitment: string | null): Event => ({
  ...events.prepared,
  quote: { ...quote, commitment },
});
const proved = (mine: typeof own | null): Event => ({ type: 'proved', own: mine });

describe('a proof file', () => {
  const done = (received: string | null, mine: typeof own | null = own) =>
    run(verifying('report'), quoted(received), proved(mine), events.confirmed, events.completed)[0];
  const proven = (snapshot: Snapshot) => provenWork(snapshot, snapshot.state as ScreenState<'COMPLETE'>);

  test('is made of what was sent and compared, and of what became of it', () => {
    const { title, creators, network } = submission.work;
    expect(proven(done(own.commitment))).toMatchObject({
      ...{ title, creators, network, filename: file.name, ...own, version: 1 },
      atsId: 7,
      transaction: { hash: '0xabc', blockNumber: 42, explorerUrl: null },
    });
  });

  test.each([
    ['the fingerprints differ', other, own],
    ['the service named none', null, own],
    ['this device made none', own.commitment, null],
  ])('is not offered where %s', (_, received, mine) => {
    expect(proven(done(received, mine))).toBeNull();
  });

  test.each([
    [3, 4],
    [null, null],
  ])('of an update of version %s says version %s', (version, next) => {
    const base = workByCode(accessCode, { title: 'Low Tide', latest_version: version });
    const update = { ...config, mode: 'update' as const };
    const state = { ...confirming, submission: { ...spent, base } };
    const snapshot = inState(state, { config: update, running: update });
    const [end] = run(snapshot, quoted(own.commitment), proved(own), events.confirmed, events.completed);
    expect(proven(end)).toMatchObject({ version: next });
  });

  test('is not forgotten where another frame follows the registration', () => {
    const kept = v.parse(keptSchema, keptOf(done(own.commitment)));
    expect(kept.paid?.work).toEqual(submission.work);
    const record = { jobId: 'job-1', transaction: { id: 'tx-2', socketUrl: null, statusUrl: '/' } };
    const resume: Event = { type: 'resume', record: { ...record, check }, kept };
    const fresh = inState(states['FORM/file'], { submission: null, draft: initialSnapshot.draft });
    expect(proven(run(fresh, resume, events.completed)[0])).toEqual(proven(done(own.commitment)));
  });
});

describe('before anything is paid', () => {
  test('the work is compared as it was sent, with the file that was uploaded', () => {
    const [next, effects] = run(verifying('report'), quoted(own.commitment));
    const { title, creators } = submission.work;
    expect(effects).toEqual([{ type: 'prove', file, work: { title, creators, mediaHash: null } }]);
    expect(next.state).toMatchObject({ screen: 'CONFIRMING', check: null });
  });

  test.each(['report', 'strict'] as const)('the same fingerprint is confirmed with verify="%s"', (verify) => {
    const [next, effects] = run(verifying(verify), quoted(own.commitment), proved(own));
    expect(calls(effects)).toEqual(['prove', 'confirm']);
    expect(emitted(effects)).toEqual([]);
    expect(next.state).toMatchObject({ check: { own, received: own.commitment } });
  });

  test('another fingerprint is reported, then confirmed', () => {
    const [next, effects] = run(verifying('report'), quoted(other), proved(own));
    expect(calls(effects)).toEqual(['prove', 'confirm']);
    expect(detailOf(effects, 'allfeat:error')).toMatchObject({
      code: 'widget.commitment_mismatch',
      kind: 'UNKNOWN_ERROR',
      stage: 'prepare',
      requestId: null,
      retryable: false,
      details: { expected: own.commitment, received: other },
    });
    expect(next.state).toMatchObject({ screen: 'CONFIRMING', check: { own, received: other } });
  });

  test.each([
    ['another fingerprint', other, own],
    ['none from the service', null, own],
    ['none from this device', own.commitment, null],
    ['none at all', null, null],
  ])('with strict, %s is never confirmed, and Try again begins with a new job', (_, received, mine) => {
    const [failed, effects] = run(verifying('strict'), quoted(received), proved(mine));
    expect(calls(effects)).toEqual(['prove']);
    expect(detailOf(effects, 'allfeat:failed')).toMatchObject({
      code: 'widget.commitment_mismatch',
      stage: 'prepare',
      retryable: true,
      details: { expected: mine?.commitment ?? null, received },
    });
    const [, anew] = run(failed, events.retry);
    expect(calls(anew)).toEqual(['init']);
  });

  test.each([
    ['none from the service', null, own],
    ['none from this device', own.commitment, null],
  ])('%s is confirmed unverified, which is no error', (_, received, mine) => {
    const [next, effects] = run(verifying('report'), quoted(received), proved(mine));
    expect(calls(effects)).toEqual(['prove', 'confirm']);
    expect(emitted(effects)).toEqual([]);
    expect(next.state).toMatchObject({ check: { own: mine, received } });
  });

  test('with verify="off" nothing is compared', () => {
    const [next, effects] = run(verifying('off'), quoted(other));
    expect(calls(effects)).toEqual(['confirm']);
    expect(next.state).toMatchObject({ check: null });
  });

  test('what the host changes meanwhile does not loosen the comparison', () => {
    const loose: Event = { type: 'config', config: { ...attributes, verify: 'off' } };
    const [, effects] = run(verifying('strict'), loose, quoted(other), proved(own));
    expect(calls(effects)).not.toContain('confirm');
  });

  test('what was compared is still known on the success screen', () => {
    const [next] = run(
      verifying('report'),
      quoted(own.commitment),
      proved(own),
      events.confirmed,
      events.completed,
    );
    expect(next.state).toMatchObject({ screen: 'COMPLETE', check: { own, received: own.commitment } });
  });
});

describe('the same fingerprint', () => {
  test.each([
    ['as it is', own.commitment],
    ['in upper case', own.commitment.toUpperCase()],
    ['without its prefix', own.commitment.slice(2)],
  ])('is the same %s', (_, received) => expect(verdictOf({ own, received })).toBe('same'));

  test.each([
    ['cut', own.commitment.slice(0, -2)],
    ['of another work', other],
    ['of the file alone', own.mediaHash],
  ])('is not the same %s', (_, received) => expect(verdictOf({ own, received })).toBe('different'));

  test('is not known from an empty text', () => expect(verdictOf({ own, received: '' })).toBe('unknown'));
});

describe('the file that is hashed', () => {
  test.each(['FORM/file', 'FORM/review', 'UPLOAD', 'CONFIRMING', 'FAILED'] as const)(
    'is the chosen one in %s',
    (screen) => expect(fileToProve(inState(states[screen]))).toBe(file),
  );

  test.each(['LOADING', 'TRACKING', 'COMPLETE'] as const)('is none in %s', (screen) => {
    const before = screen === 'LOADING' ? { config: null, running: null } : {};
    expect(fileToProve(inState(states[screen], before))).toBeNull();
  });

  test('is none that would be refused', () => {
    expect(fileToProve(inState(states['FORM/file'], { serviceLimit: file.size - 1 }))).toBeNull();
    const empty = { ...draft, file: new File([], 'empty.wav') };
    expect(fileToProve(inState(states['FORM/file'], { draft: empty }))).toBeNull();
  });

  test('is none with verify="off"', () => {
    const off = { ...config, verify: 'off' } as const;
    expect(fileToProve(inState(states['FORM/file'], { config: off, running: null }))).toBeNull();
  });
});
