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

const list = (stage: Stage) => stage.widget.getByRole('textbox', { name: stage.m.creators.list.label });

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

const listed: Walk = {
  'creators-list': async (stage) => {
    await openCreators(stage);
    await stage.person.button(stage.m.creators.list.open).click();
    await list(stage).waitFor();
  },
  'creators-list-unread': async (stage) => {
    const { author, composer } = stage.m.role;
    await list(stage).fill(
      `Maya Okafor <maya@okafor.example>, ${author}\nLaurent, Théo\nNoor Haddad, noor@haddad.example, ${composer}`,
    );
    await stage.person.button(stage.m.creators.list.add).click();
    await stage.text(stage.m.creators.list.unread).waitFor();
  },
};

const crowded: Walk = {
  'creators-list-no-room': async (stage) => {
    await openCreators(
      stage,
      Array.from({ length: 19 }, (_, index) => creator(index + 1)),
    );
    await stage.person.button(stage.m.creators.list.open).click();
    await list(stage).fill('Maya Okafor\nNoor Haddad <noor@haddad.example>\nThéo Laurent');
    await stage.person.button(stage.m.creators.list.add).click();
    await stage.widget.getByRole('alert').waitFor();
  },
};

const known: Walk = {
  'creators-again': async (stage) => {
    const people = [
      { fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author'] },
      { fullName: 'Théo Laurent', email: 'theo@laurent.example', roles: ['arranger'] },
      creator(3),
    ];
    await stage.open({ attributes: { 'external-user-id': 'user-1' } });
    await stage.person.skipToReview(stage, audio, people);
    await stage.person.button(stage.m.review.register).click();
    await stage.person.button(stage.m.complete.another).click();
    await stage.person.chooseFile(audio);
    await stage.person.continue();
    await stage.person.typeTitle('High Tide');
    await stage.person.continue();
    await stage.text(stage.m.creators.again).waitFor();
  },
  'creators-again-one': async (stage) => {
    await stage.widget.getByRole('button', { name: 'Maya Okafor' }).click();
    await stage.text(stage.m.creators.undo).waitFor();
  },
};

export const creators = [several, full, listed, crowded, known];
