/** Writes the pages of `docs/` that are made from data: `npm run docs`. A test keeps the two together. */
import { writeFile } from 'node:fs/promises';
import { generated } from './support/generated-docs.ts';

for (const { path, text } of await generated()) await writeFile(path, text);
