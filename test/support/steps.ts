/** What `npm test` and `npm run check` are made of. */
const npm = (script: string) => ['npm', 'run', '--silent', script] as [string, ...string[]];

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
  'browser tests': npm('test:e2e'),
  'benchmarks, briefly': npm('bench:short'),
};
