/** Writes `docs/errors.md` from the catalogue: `npm run docs`. A test keeps the two together. */
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { errorsDocument } from './support/errors-document.ts';

const path = new URL('../docs/errors.md', import.meta.url);
const options = await resolveConfig(path);
await writeFile(path, await format(errorsDocument(), { ...options, parser: 'markdown' }));
