import type { Stage } from '../scenes/stage.ts';

/** What differs from one run to the next, and what stands for it. */
const MASKS: [RegExp, string][] = [
  [/0x[0-9a-f]{6}…[0-9a-f]{6}/g, '0x…'],
  [/\b(0x|atc_)( ?[0-9a-f]{1,8})+/g, '$1…'],
  [/\breq_\w+/g, 'req_…'],
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '(id)'],
  [/\b\d\d:\d\d:\d\d\b/g, '(time)'],
  [/\b\w+ \d+, \d{4} at \d+:\d\d\s[AP]M/g, '(date and time)'],
  [/^( *- timer: ).*/gm, '$1(time)'],
  // The length of a recording comes as soon as it is known, which may be after the screen is left.
  [/ · \d:\d\d\b/g, ''],
  [/\b\d+%/g, '(part)'],
  [/About [^"\n]* left/g, 'About (time) left'],
  [/\b[\d.]+ [kM]?B\/s/g, '(speed)'],
  [/\b[\d.]+ of 4 MB/g, '(part) of 4 MB'],
  // What was said last stays for a while only.
  [/^- status: .*$(?![\s\S])/m, '- status'],
  [/http:\/\/localhost:\d+/g, 'http://localhost'],
];

/** The accessibility tree of the widget, the same in every run. */
export async function treeOf(stage: Stage): Promise<string> {
  const framed = (await stage.page.locator('ats-widget iframe:visible').count()) > 0;
  const root = framed ? stage.widget.locator('body') : stage.page.locator('ats-widget');
  const tree = await root.ariaSnapshot();
  return MASKS.reduce((text, [what, mask]) => text.replace(what, mask), tree) + '\n';
}
