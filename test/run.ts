/** `npm test`: everything, on a machine that has nothing but Node. */
import { rm } from 'node:fs/promises';
import { installChromium } from './support/install-chromium.ts';
import { conclude, runAll } from './support/shell.ts';

await rm('test-results', { recursive: true, force: true });
await installChromium();
conclude(
  await runAll({
    lint: ['npm', 'run', '--silent', 'lint'],
    types: ['npm', 'run', '--silent', 'types'],
    build: ['npm', 'run', '--silent', 'build'],
    sizes: ['npm', 'run', '--silent', 'size'],
    'unit tests': ['npm', 'run', '--silent', 'test:unit'],
    'browser tests': ['npm', 'run', '--silent', 'test:e2e'],
  }),
);
