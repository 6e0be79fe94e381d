/** Every screen and state of the widget, each by a name of its own. */
import { compare } from './compare.ts';
import { creators } from './creators.ts';
import { failure } from './failure.ts';
import { form } from './form.ts';
import { page } from './page.ts';
import { payment } from './payment.ts';
import type { Scene, Walk } from './scene.ts';
import { success } from './success.ts';
import { update } from './update.ts';
import { downloads, works } from './works.ts';

export const groups: Record<string, Walk[]> = {
  page,
  form,
  creators,
  payment,
  success,
  failure,
  update,
  works,
  downloads,
  compare,
};

/** The same scenes one by one. */
export const scenes: Scene[] = Object.entries(groups).flatMap(([group, walks]) =>
  walks.flatMap((walk) =>
    Object.keys(walk).map((name, index) => ({
      name,
      group,
      reach: async (stage) => {
        for (const step of Object.values(walk).slice(0, index + 1)) await step(stage);
      },
    })),
  ),
);
