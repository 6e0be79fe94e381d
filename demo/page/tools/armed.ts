import { readable } from 'svelte/store';
import type { Control } from '../control.ts';
import { type ArmedFault } from '../control.ts';
import type { Journal } from '../journal.ts';

const EVERY_MS = 1500;

/** How the local ATS stands now: null where it does not answer. */
export interface Standing {
  faults: readonly ArmedFault[];
  settings: Readonly<Record<string, unknown>>;
}

/** Asked after every event of a widget, and every while as long as somebody looks. */
export function standingOf(control: Control, journal: Journal, isSeen: () => boolean) {
  let refresh = () => {};
  const store = readable<Standing | null>(undefined, (set) => {
    let ended = false;
    refresh = () => {
      Promise.all([control.faults(), control.settings()]).then(
        ([faults, settings]) => !ended && set({ faults, settings }),
        () => !ended && set(null),
      );
    };
    const timer = setInterval(() => isSeen() && refresh(), EVERY_MS);
    const stop = journal.subscribe(() => refresh());
    return () => {
      ended = true;
      stop();
      clearInterval(timer);
    };
  });
  return { subscribe: store.subscribe, refresh: () => refresh() };
}
