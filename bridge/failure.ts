export type FailureCause = 'frame-url' | 'csp' | 'silent' | 'version';

/**
 * What went wrong before a frame was up, when there is no frame yet to say it. Messages as in the
 * catalogue, which the bridge does not carry.
 *
 * @param cause `frame-url`: none known; `csp`: the page's own policy; `silent`: no handshake in time;
 * `version`: a frame document of another release
 */
export const frameFailure = (cause: FailureCause, url = '') =>
  cause === 'silent'
    ? {
        code: 'widget.network_error',
        kind: 'NETWORK_ERROR',
        message: 'Network connectivity issue. Check your internet connection.',
        hint: 'No answer from frame-url',
      }
    : {
        code: 'widget.configuration_error',
        kind: 'BAD_REQUEST',
        message: 'The widget is not configured correctly.',
        hint:
          cause === 'csp'
            ? `Blocked by this page. Add to its policy: frame-src ${new URL(url).origin}`
            : cause === 'version'
              ? `Not from the release of this script: ${url}`
              : 'No valid frame-url',
      };

/** Shown in the slot, so that the host's own content goes before it. */
export function failurePanel(retry: () => void) {
  const panel = document.createElement('div');
  const text = document.createElement('p');
  const button = document.createElement('button');
  panel.setAttribute('role', 'alert');
  text.textContent =
    'The form couldn’t load. Check your connection, or pause your content blocker on this page.';
  button.textContent = 'Try again';
  button.onclick = retry;
  panel.append(text, button);
  return panel;
}
