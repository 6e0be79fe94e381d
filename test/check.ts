/** `npm run check`: what can be known in under a minute, without a browser. */
import { conclude, runAll } from './support/shell.ts';

conclude(
  await runAll({
    lint: ['npm', 'run', '--silent', 'lint'],
    types: ['npm', 'run', '--silent', 'types'],
    build: ['npm', 'run', '--silent', 'build'],
    sizes: ['npm', 'run', '--silent', 'size'],
    'unit tests': ['npm', 'run', '--silent', 'test:unit'],
  }),
);
