import m from '../../app/i18n/en.ts';
import type { Host } from '../e2e/fixtures.ts';
import { Person, smallFile } from '../e2e/person.ts';
import type { Journey } from './journey.ts';
import type { Sight } from './sight.ts';

export const OTHER_TITLE = 'Low Tide (second take)';
export const OTHER_FILE = smallFile('second-take.wav', 3000);

export const OTHER_FILE_CHOSEN = 'another file';

/** More presses than any way needs. */
const PATIENCE = 8;

/**
 * Does what a person would, or the page, once the fault is over: presses what is offered, corrects what
 * was refused, presses the same again.
 *
 * @returns what was done, or `none` where nothing was offered
 */
export async function goOn(
  host: Host,
  journey: Journey,
  sight: Sight,
  settled: () => Promise<Sight>,
): Promise<string> {
  const done: string[] = [];
  for (let presses = 0; !journey.arrived(sight); presses++) {
    if (presses > PATIENCE) throw new Error(`No way out: ${done.join(', ')}`);
    const step = await next(host, journey, sight);
    if (!step) return [...done, 'none'].join(', ');
    if (done.at(-1) !== step) done.push(step);
    sight = await settled();
  }
  return done.join(', ') || 'not needed';
}

async function next(host: Host, journey: Journey, sight: Sight): Promise<string | undefined> {
  const person = new Person(host.widget);
  const press = async (name: string, said = name) => {
    await person.button(name).first().click();
    return said;
  };
  const offered = [m.failed.tryAgain, m.failed.checkAgain].find((name) => sight.buttons.includes(name));
  if (offered) return press(offered);
  switch (sight.screen) {
    case 'FAILED':
      return undefined;
    case 'DISABLED':
      await host.call('setAttribute', 'max-file-size', '20000000');
      return 'the page corrects an attribute';
    case 'FORM':
      return onTheForm(sight, person, press);
  }
  await journey.press(host, person);
  return 'the same again';
}

async function onTheForm(
  { heading, alerts, buttons }: Sight,
  person: Person,
  press: (name: string, said?: string) => Promise<string>,
): Promise<string | undefined> {
  if (heading === m.title.heading && alerts.length > 0) {
    await person.typeTitle(OTHER_TITLE);
    await person.continue();
    return 'another title';
  }
  if ([m.file.heading, m.file.headingUpdate].includes(heading) && alerts.length > 0) {
    await person.chooseFile(OTHER_FILE);
    await person.continue();
    return OTHER_FILE_CHOSEN;
  }
  const works = person.widget.locator('button.work').first();
  if (heading === m.works.heading && (await works.count()) > 0) {
    await works.click();
    return 'the same again';
  }
  const main = [m.review.register, m.review.update, m.continue, m.file.skip];
  const there = main.find((name) => buttons.includes(name));
  return there && press(there);
}
