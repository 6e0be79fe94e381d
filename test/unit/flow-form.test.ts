import { describe, expect, test } from 'vitest';
import type { Effect } from '../../app/flow/effect.ts';
import type { Event } from '../../app/flow/event.ts';
import { initialSnapshot, type ScreenState } from '../../app/flow/state.ts';
import { calls, detailOf, run } from '../support/flow.ts';
import { events, file, inState, NOW, states, submission } from './samples.ts';

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

  test('refuses a folder, and keeps the file that was chosen before', () => {
    const folder = { type: 'file', file: new File(['....'], 'stems'), folder: true } as const;
    const [next, effects] = run(inState(states['FORM/file']), { type: 'file', file }, folder);
    expect(next.state).toMatchObject({ problems: { file: { is: 'folder' } } });
    expect(next.draft.file).toBe(file);
    expect(detailOf(effects, 'allfeat:error')).toMatchObject({ details: { fields: ['file'] } });
    const [on] = run(next, events.continue);
    expect(on.state).toMatchObject({ step: 'title' });
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
