import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { errorsDocument } from './errors-document.ts';
import { faultsDocument, type Observations } from './faults-document.ts';
import { frameworksDocument } from './frameworks-document.ts';
import { referenceDocument } from './reference-document.ts';

const docs = new URL('../../docs/', import.meta.url);
const observations = new URL('../data/faults.json', import.meta.url);

/** The pages that are made from data, as they are to be. */
export async function generated() {
  const seen = JSON.parse(await readFile(observations, 'utf8')) as Observations;
  const errors = new URL('errors.md', docs);
  const options = await resolveConfig(errors);
  return [
    {
      path: new URL('reference.md', docs),
      text: await format(await referenceDocument(), { ...options, parser: 'markdown' }),
    },
    { path: errors, text: await format(errorsDocument(), { ...options, parser: 'markdown' }) },
    { path: new URL('frameworks.md', docs), text: frameworksDocument() },
    // As it is: with its columns made even, it would be three times as long.
    { path: new URL('faults.md', docs), text: faultsDocument(seen) },
  ];
}
