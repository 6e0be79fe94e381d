import { Budget } from '../server/budget.ts';
import type { Limits } from '../server/limits.ts';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** What one visitor may make of the hosted demo: more than trying it out takes, and little enough for many. */
export const visitorLimits: Readonly<Limits> = {
  // Twenty creators with the longest names and addresses fit in it twice.
  bodyBytes: 64 * KILOBYTE,
  fileBytes: 25 * MEGABYTE,
  storageBytes: 100 * MEGABYTE,
  seedWorks: 1000,
  submissions: 200,
  tokens: 500,
  faults: 100,
  // Beyond the longest time that the widget waits for an answer.
  faultDelayMs: 150_000,
  heldUp: 20,
  // Others could make a page, a cookie or a redirect of a reply on the demo's own origin.
  faultHeaders: ['retry-after'],
  sockets: 20,
  loggedRequests: 200,
};

/** How many visitors have a service of their own at the same time, and for how long after their last request. */
export const MAX_SANDBOXES = 50;
export const IDLE_MS = 30 * 60_000;

/** Room on the disk for the files of all visitors. */
export const sharedRoom = () => new Budget(1024 * MEGABYTE);
