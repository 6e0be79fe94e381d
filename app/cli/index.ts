#!/usr/bin/env node
/** What `npx allfeat-ats-component` runs. */
import { run } from './run.ts';

// Who reads only the first lines has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await run(process.argv.slice(2));
