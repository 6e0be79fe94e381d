import type { Look } from '../scenes/combinations.ts';

/** What is to be taken of a scene. */
export interface Shot {
  scene: string;
  looks: Look[];
}

/** One way through scenes in one language, with what is to be taken on it. */
export interface Job {
  group: string;
  locale: string;
  walk: Record<string, (stage: never) => Promise<void>>;
  shots: Shot[];
}

export interface Picture {
  scene: string;
  group: string;
  look: Look;
  png: Buffer;
}
