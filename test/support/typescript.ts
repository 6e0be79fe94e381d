import type TypeScript from 'typescript';
import { createRequire } from 'node:module';

/** As it is. Imported, it would be rewritten for the tests, which takes longer than what is done with it. */
export const ts = createRequire(import.meta.url)('typescript') as typeof TypeScript;
