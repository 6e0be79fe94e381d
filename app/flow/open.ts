/**
 * Opens a URL beside the host page, never in this frame: a download that turns out to be a page would
 * replace the widget. The window is opened empty first, because with `noopener` nobody could tell
 * whether the browser refused it.
 *
 * @returns whether it opened
 */
export function openWindow(url: string): boolean {
  const opened = window.open('about:blank', '_blank');
  if (!opened) return false;
  opened.opener = null;
  opened.location.href = url;
  return true;
}
