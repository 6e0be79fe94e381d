import * as v from 'valibot';
import { ROLES, type InitWork } from '../ats/schema.ts';
import { serviceKey } from './config.ts';
import { STEPS, stepsOf } from './draft.ts';
import type { KnownWork } from './known-work.ts';
import { known } from './people.ts';
import type { Snapshot, State } from './state.ts';

const text = v.string();
const person = {
  fullName: text,
  email: text,
  roles: v.pipe(v.array(v.picklist(ROLES)), v.readonly()),
  ipi: text,
  isni: text,
};
const listOf = <T extends v.ObjectEntries>(entries: T) => v.pipe(v.array(v.object(entries)), v.readonly());

/** Made here from what the service said: only its shape has to be sure. */
const knownWork = v.custom<KnownWork>((work) => typeof work === 'object');

const initWork = v.custom<InitWork>((work) => typeof work === 'object');

/**
 * What a frame needs to go on where another one was: one that was moved in the page, or reloaded. The
 * bridge holds it in memory, a chosen file included, and hands it to the next.
 */
export const keptSchema = v.object({
  /** Whose it is: of another mode it is nobody's, of another service only what was typed counts. */
  mode: text,
  service: text,
  token: v.nullable(text),
  step: v.picklist(STEPS),
  draft: v.object({
    accessCode: text,
    file: v.nullable(v.instance(File)),
    title: text,
    creators: listOf({ id: v.number(), ...person }),
    list: v.nullable(text),
  }),
  /** Whom the same owner named before. */
  people: listOf(person),
  base: v.nullable(knownWork),
  touched: v.object({ title: v.boolean(), creators: v.boolean() }),
  /** A job that takes uploads: Register goes on with it, if nothing was changed since. */
  submission: v.nullable(
    v.object({
      key: text,
      file: v.nullable(v.instance(File)),
      base: v.nullable(knownWork),
      // Only ever compared with what the draft says.
      work: initWork,
      job: v.nullable(v.object({ id: text, uploadUrl: v.nullable(text), expiresAt: v.nullable(v.number()) })),
      renewed: v.boolean(),
    }),
  ),
  /** A job that was paid: what the user has seen of it, and the host heard. */
  paid: v.nullable(
    v.object({
      jobId: text,
      title: v.nullable(text),
      size: v.nullable(v.number()),
      version: v.nullable(v.number()),
      steps: listOf({
        step: text,
        progress: v.number(),
        description: v.exactOptional(text),
        at: v.number(),
      }),
      announced: v.boolean(),
      saved: v.boolean(),
      // Whatever it is, a proof is made of it only if it is what was registered.
      work: v.optional(initWork),
    }),
  ),
  /** Jobs whose end the page has heard: no frame tells it twice. */
  told: v.fallback(v.array(text), []),
});

export type Kept = v.InferOutput<typeof keptSchema>;

export function keptOf(snapshot: Snapshot): Omit<Kept, 'told'> {
  const { config, last, token, draft, base, touched, submission, state } = snapshot;
  const owner = config ?? last;
  // Registered: what was typed is on chain, and nobody needs to hold the file any longer.
  const done = state.screen === 'COMPLETE';
  return {
    mode: owner?.mode ?? '',
    service: owner ? serviceKey(owner) : '',
    token: token?.value ?? null,
    // Any other screen but the form comes after its last step. From the two that end in it, it begins anew.
    step:
      state.screen === 'FORM'
        ? state.step
        : done || state.screen === 'DISABLED'
          ? (stepsOf(owner)[0] ?? 'file')
          : 'review',
    draft: done ? { accessCode: '', file: null, title: '', creators: [], list: null } : draft,
    people: known(snapshot),
    base: done ? null : base,
    touched,
    submission: done ? null : submission,
    paid: paidOf(state),
  };
}

function paidOf(state: State): Kept['paid'] {
  if (state.screen !== 'TRACKING' && state.screen !== 'COMPLETE') return null;
  const { jobId, title, size, version, announced = false, saved = false, work } = state.subject;
  const steps = state.screen === 'TRACKING' ? state.steps : [];
  return {
    jobId,
    title,
    size,
    version,
    announced: state.screen === 'COMPLETE' ? state.announced : announced,
    saved,
    work,
    steps,
  };
}
