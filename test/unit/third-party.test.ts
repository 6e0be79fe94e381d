import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// Of the frame, of its worker and the proof, and of the local ATS.
test.each(['svelte', '@noble/hashes', 'hono'])(
  'what is built of %s is passed on with its licence',
  (name) => {
    const notice = readFileSync(new URL('../../dist/THIRD-PARTY.txt', import.meta.url), 'utf8');
    const part = notice.split(/\n-{80}\n\n/).find((each) => each.startsWith(`${name} `));
    expect(part).toMatch(/ \(MIT\)\n\n[^]*Permission is hereby granted/);
  },
);
