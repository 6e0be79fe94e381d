import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { errorsDocument } from './errors-document.ts';
import { faultsDocument, type Observations } from './faults-document.ts';

const docs = new URL('../../docs/', import.meta.url);
const observations = new URL('../data/faults.json', import.meta.url);

/** The pages that are made from data, as they are to be. */
export async function generated() {
  const seen = JSON.parse(await readFile(observations, 'utf8')) as Observations;
  const pages = { 'errors.md': errorsDocument(), 'faults.md': faultsDocument(seen) };
  return Promise.all(
    Object.entries(pages).map(async ([name, text]) => {
      const path = new URL(name, docs);
      const options = await resolveConfig(path);
      return { name, path, text: await format(text, { ...options, parser: 'markdown' }) };
    }),
  );
}
