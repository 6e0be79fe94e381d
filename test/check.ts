/** `npm run check`: what can be known in under a minute, without a browser. */
import { conclude, runAll } from './support/shell.ts';
import { checks } from './support/steps.ts';

const { lint, types, ...rest } = checks;
// Each of the two keeps one core busy.
const read = await Promise.all([runAll({ lint }), runAll({ types })]);
conclude([...read.flat(), ...(await runAll(rest))]);
