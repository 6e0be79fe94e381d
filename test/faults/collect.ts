/** Writes what a run of the whole matrix has seen into `test/data/faults.json`. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { CALLS } from './calls.ts';
import { faultsOf } from './faults.ts';
import { cellName, type Observations } from '../support/faults-document.ts';

const found = new URL('../../test-results/faults/', import.meta.url);
const seen: Observations = {};
for (const file of await readdir(found)) {
  Object.assign(seen, JSON.parse(await readFile(new URL(file, found), 'utf8')));
}
const names = CALLS.flatMap((call) => faultsOf[call.kind].map((fault) => cellName(call, fault)));
const missing = names.filter((name) => !seen[name]);
if (missing.length > 0) throw new Error(`Not seen: ${missing.join('; ')}`);
const lines = names.map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(seen[name])}`);
await writeFile(new URL('../data/faults.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
