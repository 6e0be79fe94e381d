import type { RunningDemo } from '../../demo/start.ts';
import type { Pages } from '../e2e/pages.ts';
import type { Subject } from './host-cost.ts';

/** Sites of their own, for which Chromium has processes of their own. */
const on = (name: string, url: string) => url.replace('localhost', name);

/** The widget, beside a bare iframe with an empty document, on an empty page. */
export function subjects(demo: RunningDemo, pages: Pages) {
  const frames = on('frames.test', demo.staticUrl);
  const empty = on('frames.test', pages.add('<!doctype html>'));
  return {
    page: on('host.test', pages.add('<!doctype html><title>Host</title><body></body>')),
    bare: {
      html: `<iframe sandbox="allow-scripts" src="${empty}" width="700" height="506"></iframe>`,
      event: 'load',
    } satisfies Subject,
    widget: {
      html: `<ats-widget site-key="cpk_demo" ats-url="${demo.atsUrl}"></ats-widget>`,
      script: `${frames}/ats-widget.iife.js`,
      event: 'allfeat:ready',
    } satisfies Subject,
  };
}
