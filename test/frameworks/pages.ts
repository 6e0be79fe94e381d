import { FRAMEWORKS } from '../../demo/page/integration/index.ts';

/** The frameworks there is a page for: all that need a bundler. */
export const PAGES = FRAMEWORKS.filter(({ id }) => id !== 'html');
