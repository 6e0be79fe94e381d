import { CALLS, type Call } from '../faults/calls.ts';
import type { Observation } from '../faults/cell.ts';
import { faultsOf } from '../faults/faults.ts';

/** What was seen, by the names of flow, call and fault. */
export type Observations = Record<string, Observation>;

export const cellName = ({ flow, name }: Pick<Call, 'flow' | 'name'>, fault: { name: string }) =>
  `${flow}, ${name}: ${fault.name}`;

const HEAD = `| fault | last event | screen | calls | settled after | way out |
| --- | --- | --- | --- | --- | --- |`;

const row = ({ event, screen, calls, seconds, tokens, wayOut }: Observation) => {
  const asked = tokens > 0 ? `, token asked for${tokens > 1 ? ` ${tokens} times` : ''}` : '';
  return `${event}${asked} | ${screen} | ${calls} | ${seconds} s | ${wayOut}`;
};

/** Faults that lead to the same share a row. */
function table(call: Call, observations: Observations): string {
  const rows = new Map<string, string[]>();
  for (const fault of faultsOf[call.kind]) {
    const seen = observations[cellName(call, fault)];
    if (!seen) throw new Error(`Nothing is known of ${cellName(call, fault)}`);
    rows.set(row(seen), [...(rows.get(row(seen)) ?? []), fault.name]);
  }
  return [HEAD, ...[...rows].map(([said, faults]) => `| ${faults.join('<br>')} | ${said} |`)].join('\n');
}

/** Every call of every flow by every fault, as Markdown. */
export function faultsDocument(observations: Observations): string {
  const flows = new Set(CALLS.map(({ flow }) => flow));
  const sections = [...flows].map((flow) => {
    const calls = CALLS.filter((call) => call.flow === flow);
    const parts = calls.map((call) => `### ${call.name}: \`${call.on}\`\n\n${table(call, observations)}`);
    return `## ${flow[0]?.toUpperCase()}${flow.slice(1)}\n\n${parts.join('\n\n')}`;
  });
  return `# Faults

What becomes of a flow when one of its calls goes wrong: every call, and every fault that can happen to it.
Seen in Chromium, in the widget as built, against the local ATS and its faults, with a clock driven by
hand. \`npm run test:matrix\` sees all of it again and fails on any difference; \`npm run
test:matrix:update\` writes this page anew.

- **last event**: what the page heard last, but for progress and steps; how often it was asked for a token.
- **screen**: as \`getState()\` says it.
- **calls**: how often the call arrived at the service. Chromium sends a request whose kept-alive
  connection was cut once more by itself, which is counted here as well.
- **settled after**: seconds from the press until nobody has to wait any longer.
- **way out**: what was done once the fault was over, to arrive all the same. \`none\` stands where nothing
  may be repeated: the outcome of a payment is unknown, or the chain refused.

In no cell is a job confirmed twice, a second work or version registered, the file, a text that was typed
or the access code lost, or a limit passed.

${sections.join('\n\n')}
`;
}
