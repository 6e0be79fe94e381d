import type { Stage } from './stage.ts';

/** Brings its state about: from nothing if it is the first of its walk, else from the one before. */
export type Step = (stage: Stage) => Promise<void>;

/** Scenes that lie on one way through the widget, in their order. The first one opens a page. */
export type Walk = Record<string, Step>;

export interface Scene {
  name: string;
  group: string;
  reach: Step;
}
