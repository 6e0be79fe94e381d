import config from '../../playwright.config.ts';
import { costOf } from '../support/host-cost.ts';
import { subjects } from '../support/subjects.ts';
import { expect, test } from './fixtures.ts';

const launch = config.use?.launchOptions;
test.use({ launchOptions: { ...launch, args: [...(launch?.args ?? []), '--site-per-process'] } });

// Time depends on the machine, so it is left to `npm run bench`.
test('ten widgets keep no more than 60 KiB of the page’s heap each', async ({ page, demo, pages }) => {
  const { page: url, widget } = subjects(demo, pages);
  const { heap } = await costOf(page, url, widget, 10);
  expect(heap / 10).toBeLessThan(60);
});
