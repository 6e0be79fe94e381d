import type { Step } from './shell.ts';

/** What `npm test` and `npm run check` are made of. Its time is many times what it takes. */
const npm = (script: string, minutes = 5): Step => ['npm', ['run', '--silent', script], { minutes }];

export const checks = {
  lint: npm('lint'),
  types: npm('types'),
  // Before the unit tests: some of them try the built package.
  build: npm('build'),
  sizes: npm('size'),
  'unit tests': npm('test:unit'),
};

/** The benchmarks only have to run: what they measure depends on the machine. */
export const everything = {
  ...checks,
  'tests of what is built': npm('test:built'),
  'browser tests': npm('test:e2e', 30),
  'benchmarks, briefly': npm('bench:short'),
};
