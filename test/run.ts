/** `npm test`: everything, on a machine that has nothing but Node. */
import { rm } from 'node:fs/promises';
import { installChromium } from './support/install-chromium.ts';
import { conclude, runAll } from './support/shell.ts';
import { everything } from './support/steps.ts';
import { installTools } from './support/tools.ts';

await rm('test-results', { recursive: true, force: true });
await installChromium();
await installTools();
conclude(await runAll(everything));
