/** The rules of axe on the whole page: the frame's headings and landmarks go on from the host's. */
import axe from 'axe-core';
import type { Frame, Page } from '@playwright/test';

type Engine = typeof axe;
declare const window: { axe?: Engine };

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Style sheets of other origins are not fetched: there are none. */
const common = { resultTypes: ['violations' as const], preload: false, elementRef: false };
const everything = { ...common, runOnly: { type: 'tag' as const, values: TAGS } };
const colours = { ...common, runOnly: { type: 'rule' as const, values: ['color-contrast'] } };

async function withAxe(frame: Frame) {
  if (!(await frame.evaluate(() => !!window.axe))) await frame.evaluate(axe.source);
  return frame;
}

/**
 * What breaks a rule, in host page and frame. Another theme changes nothing but colours, so that there
 * `onlyColours` is enough. Frame by frame, as axe wants it where no frame may talk to another.
 */
export async function broken(page: Page, { onlyColours = false, within = 'html' } = {}) {
  const options = onlyColours ? colours : everything;
  const main = await withAxe(page.mainFrame());
  const inMain = await main.evaluate(
    ([root, given]) => (window.axe as Engine).runPartial({ include: [[root]] }, given),
    [within, options] as const,
  );
  const partials = [inMain];
  const iframes = await page.locator(`${within} iframe:visible`).elementHandles();
  // As the page around them says: not the first document, and not the one focus starts in.
  const contexts = iframes.length
    ? await main.evaluate(
        (root) => (window.axe as Engine).utils.getFrameContexts({ include: [[root]] }),
        within,
      )
    : [];
  for (const [index, iframe] of iframes.entries()) {
    const frame = await iframe.contentFrame();
    const context = contexts[index]?.frameContext;
    if (!frame || !context) throw new Error('axe does not see the frame.');
    await withAxe(frame);
    const inFrame = await frame.evaluate(
      ([where, given]) => (window.axe as Engine).runPartial(where, given),
      [context, options] as const,
    );
    partials.push(inFrame);
  }
  const { violations } = await main.evaluate(
    ([found, given]) => (window.axe as Engine).finishRun(found as never, given),
    [partials, options] as const,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, help, target, failureSummary })),
  );
}
