import { AtsError } from './errors.ts';
import type { Fault } from './faults.ts';
import type { Settings } from './settings.ts';

/** How much one caller may make of a server that others use as well. Sizes are bytes. */
export interface Limits {
  /** Of a JSON body. */
  bodyBytes: number;
  /** Of one file, whatever the settings say. */
  fileBytes: number;
  /** Of all files together. */
  storageBytes: number;
  /** For all users together. */
  seedWorks: number;
  /** Jobs opened since the last reset, and so works, versions and transactions. */
  submissions: number;
  /** Session tokens that are remembered, the latest ones. */
  tokens: number;
  faults: number;
  faultDelayMs: number;
  /** Requests held up by faults at the same time; the others are not. */
  heldUp: number;
  /** Headers a fault may set, in lower case; null allows any. */
  faultHeaders: readonly string[] | null;
  sockets: number;
  /** Requests the log holds, the latest ones. */
  loggedRequests: number;
}

/** For whoever runs a server for himself. */
export const noLimits: Readonly<Limits> = {
  bodyBytes: 1024 * 1024,
  fileBytes: Infinity,
  storageBytes: Infinity,
  seedWorks: Infinity,
  submissions: Infinity,
  tokens: Infinity,
  faults: Infinity,
  faultDelayMs: Infinity,
  heldUp: Infinity,
  faultHeaders: null,
  sockets: Infinity,
  loggedRequests: Infinity,
};

function refuse(field: string, message: string): never {
  throw new AtsError('common.validation_failed', { fields: [{ field, message }] });
}

function requireAtMost(field: string, value: number | undefined, max: number): void {
  if (value !== undefined && value > max) refuse(field, `At most ${max} here`);
}

/** Refuses settings that ask for more than there is for one; `seeded` is how many works would be there beside. */
export function checkSettings(
  limits: Limits,
  { maxFileSize, seedWorks }: Partial<Settings>,
  seeded: number,
): void {
  requireAtMost('maxFileSize', maxFileSize, limits.fileBytes);
  requireAtMost('seedWorks', seedWorks && seedWorks.count + seeded, limits.seedWorks);
}

/** Refuses a fault beyond what one caller may order; `ordered` is how many there are. */
export function checkFault(limits: Limits, fault: Fault, ordered: number): void {
  requireAtMost('faults', ordered + 1, limits.faults);
  requireAtMost('delayMs', fault.delayMs, limits.faultDelayMs);
  for (const name of Object.keys(fault.headers ?? {})) {
    if (limits.faultHeaders?.includes(name.toLowerCase()) === false)
      refuse('headers', `${name} cannot be set here`);
  }
}
