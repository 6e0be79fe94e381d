/** Who made it, the review, and what waits behind Register. */
import { audio } from './files.ts';
import type { Walk } from './scene.ts';
import type { Stage } from './stage.ts';

const creator = (number: number) => ({
  fullName: `Member ${number} of the Example Choir`,
  email: `member-${number}@example.com`,
  roles: ['author'],
});

async function openCreators(stage: Stage, creators: object[] = []) {
  const { person } = stage;
  await stage.open({ tokens: false });
  await stage.call('prefill', { title: 'Low Tide', ...(creators.length && { creators }) });
  await person.chooseFile(audio);
  await person.continue();
  await stage.heading(stage.m.title.heading).waitFor();
  await person.continue();
  await stage.heading(stage.m.creators.heading).waitFor();
}

const several: Walk = {
  'creators-empty': (stage) => openCreators(stage),
  'creators-required': async (stage) => {
    await stage.person.continue();
    await stage.text(stage.m.creators.problem.roles.required).waitFor();
  },
  'creators-one': async (stage) => {
    const { author, composer } = stage.m.role;
    await stage.person.nameCreator('Maya Okafor', 'maya@okafor.example', [author, composer]);
  },
  'creators-several': async (stage) => {
    await stage.person.button(stage.m.creators.add).click();
    // Two are open: the first one is closed by hand.
    await stage.widget.getByRole('button', { name: 'Maya Okafor' }).click();
    await stage.person.nameCreator('Théo Laurent', 'theo@laurent', []);
  },
  'creators-isni-warning': async (stage) => {
    await stage.widget
      .getByRole('textbox', { name: stage.m.creators.label.isni })
      .last()
      .fill('0000 0001 2103 2684');
    await stage.text(stage.m.creators.isniHint).waitFor();
  },
  'creators-errors': async (stage) => {
    await stage.person.continue();
    await stage.text(stage.m.creators.problem.email.invalid).waitFor();
  },
  review: async (stage) => {
    await stage.person.nameCreator('Théo Laurent', 'theo@laurent.example', [stage.m.role.arranger]);
    await stage.person.continue();
    await stage.heading(stage.m.review.heading).waitFor();
  },
  'token-wait': async (stage) => {
    await stage.person.button(stage.m.review.register).click();
    await stage.text(stage.m.token.heading).waitFor();
  },
};

const full: Walk = {
  'creators-full': async (stage) => {
    await openCreators(
      stage,
      Array.from({ length: 20 }, (_, index) => creator(index + 1)),
    );
    await stage.text(stage.m.creators.full(new Intl.NumberFormat(stage.locale).format(20))).waitFor();
  },
};

export const creators = [several, full];
