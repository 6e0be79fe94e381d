/** `npm run check`: what can be known in under a minute, without a browser. */
import { conclude, runAll } from './support/shell.ts';
import { checks } from './support/steps.ts';

const { lint, types, build, sizes, 'unit tests': unit } = checks;
const failed = await runAll({ build, sizes });
// Side by side, or it takes more than the minute; each says its own name when it is done.
const lanes = await Promise.all([runAll({ 'unit tests': unit }), runAll({ lint, types })]);
conclude([...failed, ...lanes.flat()]);
