import type { Effect } from '../../app/flow/effect.ts';
import type { Event } from '../../app/flow/event.ts';
import type { Snapshot } from '../../app/flow/state.ts';
import { transition } from '../../app/flow/transition.ts';

/** Runs events one after another; answers where it ends and all that was asked for. */
export function run(snapshot: Snapshot, ...happened: Event[]): [Snapshot, Effect[]] {
  const asked: Effect[] = [];
  for (const event of happened) {
    const [next, effects] = transition(snapshot, event);
    snapshot = next;
    asked.push(...effects);
  }
  return [snapshot, asked];
}
export const emitted = (effects: Effect[]) => effects.filter((effect) => effect.type === 'emit');
export const detailOf = (effects: Effect[], name: string) =>
  emitted(effects).find((effect) => effect.name === name)?.detail;
export const calls = (effects: Effect[]) =>
  effects.filter((effect) => effect.type !== 'emit').map(({ type }) => type);
export const screenOf = ({ state }: Snapshot) =>
  state.screen === 'FORM' ? `FORM/${state.step}` : state.screen;
