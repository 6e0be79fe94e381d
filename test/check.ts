/** `npm run check`: what can be known in under a minute, without a browser. */
import { conclude, runAll } from './support/shell.ts';
import { checks } from './support/steps.ts';

conclude(await runAll(checks));
