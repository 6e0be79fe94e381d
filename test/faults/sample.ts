import type { Call } from './calls.ts';
import type { Fault } from './faults.ts';

interface Cell {
  call: Call;
  fault: Fault;
}

/** Shares no divisor with the number of faults of any kind: every call is given another one. */
const STRIDE = 11;

/** One cell for every call, so that as many faults as can be are among them. */
export function sample(cells: readonly Cell[]): Cell[] {
  return [...new Set(cells.map(({ call }) => call))].flatMap((call, index) => {
    const ofCall = cells.filter((cell) => cell.call === call);
    return ofCall[(index * STRIDE) % ofCall.length] ?? [];
  });
}
