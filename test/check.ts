/** `npm run check`: what can be known in under a minute, without a browser. */
import { conclude, runAll } from './support/shell.ts';
import { checks } from './support/steps.ts';

const { types, 'unit tests': unit, ...rest } = checks;
// Each of the two keeps one core busy; the unit tests, some of which read what was built, both.
const failed = await Promise.all([runAll({ types }), runAll(rest)]);
conclude([...failed.flat(), ...(await runAll({ 'unit tests': unit }))]);
