import type { Frame } from '@playwright/test';
import type { Host, Recorded } from '../e2e/fixtures.ts';

/** What there is to see, on the screen and for the page. */
export interface Sight {
  screen: string;
  heading: string;
  /** Something moves that says: wait. */
  busy: boolean;
  alerts: string[];
  buttons: string[];
  /** Rows of the list of works. */
  works: number;
  text: string;
  /** Names of the events since the press. */
  events: string[];
}

/** Run in the frame. */
function look() {
  const textOf = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  return {
    heading: all('.screen h2').map(textOf)[0] ?? '',
    busy: all('[aria-busy=true], .spinner, .skeleton, .panel[inert]').length > 0,
    alerts: all('[role=alert]').map(textOf),
    buttons: all('button').map(textOf),
    works: all('button.work').length,
    // Not of its own script.
    text: textOf(document.querySelector('#widget') ?? document.body),
  };
}

export interface Seen extends Sight {
  recorded: Recorded[];
}

/** @param from events before that one are of no interest */
export async function see(host: Host, from: number): Promise<Seen> {
  const element = await host.page.locator('ats-widget iframe').elementHandle();
  const frame = (await element?.contentFrame()) as Frame;
  const seen = await frame.evaluate(look);
  const { screen } = (await host.state()) as { screen: string };
  const recorded = (await host.events()).slice(from);
  return { ...seen, screen, recorded, events: recorded.map(({ name }) => name) };
}

const PASSING = ['UPLOAD', 'CONFIRMING', 'TRACKING'];

/** Whether nobody has to wait any longer: for better or worse. */
export const isSettled = ({ screen, busy }: Sight) => !busy && !PASSING.includes(screen);
