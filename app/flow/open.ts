/**
 * Opens a URL beside the host page, never in this frame: a download that turns out to be a page would
 * replace the widget. With `noopener` nobody could tell whether the browser refused the window, so its
 * way back here is cut at once instead, while it still holds the empty document it starts with. A window
 * that turns into a download closes by itself.
 *
 * @returns whether it opened
 */
export function openWindow(url: string): boolean {
  const opened = window.open(url, '_blank');
  if (opened) opened.opener = null;
  return opened !== null;
}
