import type { Page } from '@playwright/test';
import type { Ats } from '../e2e/ats.ts';
import type { Host, Recorded } from '../e2e/fixtures.ts';
import { Person } from '../e2e/person.ts';
import type { Call } from './calls.ts';
import type { Fault } from './faults.ts';
import type { Journey } from './journey.ts';
import { isSettled, see, type Seen } from './sight.ts';
import { VirtualTime } from './virtual-time.ts';
import { goOn } from './way-out.ts';

/** What was seen when a fault met a call. */
export interface Observation {
  /** The last event but progress and steps, with its code. */
  event: string;
  screen: string;
  /** How often the call arrived at the service, before anybody pressed anything more. */
  calls: number;
  /** Until nobody had to wait any longer. */
  seconds: number;
  /** How often the page was asked for a token. */
  tokens: number;
  /** What had to be done, once the fault was over, to arrive all the same. */
  wayOut: string;
}

export interface World {
  page: Page;
  ats: Ats;
  service: string;
  /** Registers a work beforehand; answers its access code. */
  registered(who: 'code' | 'user'): Promise<string>;
  open(attributes: Record<string, string>, tokens: boolean): Promise<Host>;
  token(journey: Journey): Promise<string>;
}

/** What is there at the end, beside what is written down. */
export interface End extends Observation {
  host: Host;
  recorded: Recorded[];
  /** Requests that came before the page was there. */
  prior: number;
}

const STEP_MS = 40;
/** At most, of a transaction. */
const STEPS = 10;
/** Calm seconds after which nothing more is expected to happen by itself. */
const CALM = 20;

/** Brings a flow to a call, lets the fault happen to it, and sees what becomes of both. */
export async function observe(world: World, call: Call, fault: Fault): Promise<End> {
  const { page, ats } = world;
  const { journey } = call;
  const fromStart = journey.fromStart || call.name === 'stats';
  await ats.settings({ stepMs: STEP_MS });
  if (journey.seeded) await ats.settings({ seedWorks: { count: journey.seeded, user: 'user-1' } });
  const accessCode = journey.registered ? await world.registered(journey.registered) : '';
  if (call.settings) await ats.settings(call.settings);
  const prior = (await ats.requests()).length;

  const time = await VirtualTime.on(page, world.service);
  if (fromStart) await arm(ats, call, fault);
  const token = await world.token(journey);
  const host = await world.open({ ...journey.attributes, token }, !fault.silentHost);
  const person = new Person(host.widget);
  await journey.lead?.(host, person, accessCode);
  await time.stop();
  const events = fromStart ? 0 : (await host.events()).length;
  const calls = fromStart ? prior : (await ats.requests()).length;
  if (!fromStart) await arm(ats, call, fault);

  time.held = !!fault.holds;
  await journey.press(host, person);
  const look = () => see(host, events);
  let anchored = false;
  const passing = async (passed: number, { screen }: Seen) => {
    if (passed === fault.release) await ats.clearFaults();
    if (screen === 'COMPLETE') await ats.settings({ accessCodeDelayMs: 0 });
    if (screen !== 'TRACKING' || anchored) return;
    // The chain works in real time: it is done before anybody waits for news of it. Its steps are timers of this
    // process as well: each of these pauses lets another one end, however busy the machine is.
    await ats.settings({ stepMs: 0 });
    for (let step = 0; step < STEPS; step++) await new Promise((resolve) => setTimeout(resolve, 10));
    anchored = true;
  };
  const { sight, seconds } = await settle(time, look, call, passing);
  const observation = {
    event: lastEvent(sight.recorded),
    screen: sight.screen,
    calls: await ats.count(call.on, calls),
    seconds,
    tokens: sight.events.filter((name) => name === 'allfeat:token-expired').length,
  };

  await ats.clearFaults();
  await ats.settings({ allowIdempotencyHeader: true });
  await time.quiet();
  time.held = false;
  const wayOut = await goOn(host, journey, sight, async () => {
    if (fault.silentHost) await host.call('setToken', await world.token(journey));
    return (await settle(time, look, call, passing)).sight;
  });
  const { recorded } = await look();
  return { ...observation, wayOut, host, recorded, prior };
}

async function arm(ats: Ats, call: Call, fault: Fault) {
  if (fault.settings) await ats.settings(fault.settings);
  if (!fault.fault) return;
  await ats.fault({ on: call.on, ...fault.fault, ...(fault.onlyRequired && { only: call.only }) });
}

/** Lets time pass until nobody waits any more, and nothing has changed for a while. */
async function settle(
  time: VirtualTime,
  look: () => Promise<Seen>,
  { limit }: Call,
  passing: (seconds: number, sight: Seen) => Promise<void>,
): Promise<{ sight: Seen; seconds: number }> {
  const start = time.elapsed;
  await time.quiet();
  for (;;) {
    const sight = await look();
    const seconds = time.elapsed - start;
    if (isSettled(sight)) {
      await time.run(CALM);
      const later = await look();
      if (isSettled(later) && later.recorded.length === sight.recorded.length)
        return { sight: later, seconds };
    } else {
      if (seconds > limit) throw new Error(`Still waiting after ${seconds} s: ${sight.text}`);
      await passing(seconds, sight);
      await time.run(1);
    }
  }
}

const UNTOLD = ['allfeat:upload-progress', 'allfeat:step', 'allfeat:token-expired'];

function lastEvent(recorded: readonly Recorded[]) {
  const { name, detail } = recorded.filter((event) => !UNTOLD.includes(event.name)).at(-1) ?? {};
  if (!name) return 'none';
  const unknown = detail.details?.outcome === 'unknown' ? ', outcome unknown' : '';
  return detail.code ? `\`${name}\` \`${detail.code}\`${unknown}` : `\`${name}\``;
}
