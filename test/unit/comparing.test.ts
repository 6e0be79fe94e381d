/** A file of the user's beside the versions of a work. */
import { describe, expect, test } from 'vitest';
import { likeness } from '../../app/flow/comparing.ts';
import { fileToProve } from '../../app/flow/proving.ts';
import type { State } from '../../app/flow/state.ts';
import { calls, run, screenOf } from '../support/flow.ts';
import { config, events, file, inState, states } from './samples.ts';

const download = { ...config, mode: 'download' as const, externalUserId: 'user-1', verify: 'off' as const };
const detail = inState(states.DOWNLOAD_DETAIL, { config: download, running: null });
const other = new File(['high tide'], 'high-tide.wav');
const hash = `0x${'b'.repeat(64)}` as const;
const choose = (chosen: File, folder = false) => ({ type: 'file', file: chosen, folder }) as const;
const read = (whose: File, is: typeof hash | null = hash) =>
  ({ type: 'read', file: whose, hash: is }) as const;
const compared = (state: State) => (state.screen === 'DOWNLOAD_DETAIL' ? state.compared : undefined);

describe('a file that is compared', () => {
  test('is hashed here, asks nothing of the service, and says how far it is', () => {
    const [reading, effects] = run(detail, choose(file));
    expect(effects).toEqual([{ type: 'hash', file }]);
    expect(fileToProve(reading)).toBe(file);
    const half = { type: 'reading', file, loaded: file.size / 2 } as const;
    const [on] = run(reading, half);
    expect(compared(on.state)).toEqual({ status: 'reading', file, percent: 50 });
    // What shows the same is the same: nothing is drawn again for it.
    expect(run(on, half)[0]).toBe(on);
    const [known] = run(on, read(file));
    expect(compared(known.state)).toEqual({ status: 'read', file, hash });
    expect(fileToProve(known)).toBeNull();
  });

  test('counts no more once another one is chosen', () => {
    const [next] = run(detail, choose(file), choose(other));
    expect(fileToProve(next)).toBe(other);
    const [late] = run(next, read(file), read(file, null), { type: 'reading', file, loaded: file.size });
    expect(compared(late.state)).toEqual({ status: 'reading', file: other, percent: 0 });
  });

  test('is dropped when the work is left, and what it still answers with it', () => {
    const [left, effects] = run(detail, choose(file), events.back, read(file));
    expect(screenOf(left)).toBe('DOWNLOADS');
    expect(calls(effects)).toEqual(['hash', 'abort']);
    expect(fileToProve(left)).toBeNull();
  });

  test('keeps what else the screen is doing', () => {
    const [both] = run(detail, events.download, events.showCreators, choose(file), choose(other));
    expect(both.state).toMatchObject({
      downloads: { '1/asset': { status: 'busy' } },
      creators: { 1: 'busy' },
    });
  });

  test('that cannot be read may be tried again', () => {
    const [failed] = run(detail, choose(file), read(file, null));
    expect(compared(failed.state)).toEqual({ status: 'unread', file });
    expect(fileToProve(failed)).toBeNull();
    const [again, effects] = run(failed, choose(file));
    expect(calls(effects)).toEqual(['hash']);
    expect(compared(run(again, read(file))[0].state)).toMatchObject({ status: 'read' });
  });

  test.each([
    ['empty', new File([], 'empty.wav'), false],
    ['folder', new File(['....'], 'stems'), true],
  ])('is not hashed if it is: %s', (status, chosen, folder) => {
    const [next, effects] = run(detail, choose(file), choose(chosen, folder));
    expect(compared(next.state)).toEqual({ status, file: chosen });
    expect(calls(effects)).toEqual(['hash']);
    expect(compared(run(next, read(file))[0].state)).toMatchObject({ status });
  });

  test('waits until there are versions: a list that fails would leave it behind', () => {
    const empty = inState({ ...states.DOWNLOAD_DETAIL, versions: null });
    expect(run(empty, choose(file))).toEqual([empty, []]);
  });
});

describe('a version is of that file', () => {
  const known = { status: 'read', file, hash } as const;
  const like = (media_hash: string | null | undefined) => likeness(known, { version: 1, media_hash });

  test.each([
    ['as it is', hash],
    ['in upper case', hash.toUpperCase().replace('X', 'x')],
    ['without its prefix', hash.slice(2)],
    ['both', hash.slice(2).toUpperCase()],
  ])('with the same fingerprint, %s', (_, media) => expect(like(media)).toBe('same'));

  test('not with another one', () => expect(like(`0x${'c'.repeat(64)}`)).toBe('other'));

  test.each([undefined, null, '', '0x', hash.slice(0, -1), `${hash}0`, 'none'])(
    'or not known, where the service says: %s',
    (media) => expect(like(media)).toBe('unknown'),
  );

  test('is not asked before the file has been read', () => {
    const version = { version: 1, media_hash: hash };
    expect(likeness(null, version)).toBeNull();
    expect(likeness({ status: 'reading', file, percent: 99 }, version)).toBeNull();
    expect(likeness({ status: 'unread', file }, version)).toBeNull();
  });
});
