/**
 * Why there is no frame, as the page gets to know it: there is nobody in a frame to say it. Messages as
 * in the catalogue, which the bridge does not carry.
 */
export interface FrameFailure {
  code: string;
  kind: string;
  message: string;
  /** For the integrator: the attribute, what is wrong with it, and what to do. */
  problem: string;
}

const misconfigured = (problem: string): FrameFailure => ({
  code: 'widget.configuration_error',
  kind: 'BAD_REQUEST',
  message: 'The widget is not configured correctly.',
  problem,
});

export const noFrameUrl = () =>
  misconfigured('frame-url must be the URL of the folder frame/. In a bundle it has to be set');

/**
 * @param policy the one of the page that forbids it. Of the three directives that can decide about
 *   frames, the first that it has does
 */
export function blockedByPage(url: string, policy: string) {
  const find = (kind: string) => policy.match(RegExp(`(?:^|;)\\s*(${kind}-src)([^;]*)`, 'i'));
  const [, name, sources = ''] = find('frame') ?? find('child') ?? find('default') ?? [];
  const allowed = sources.replace("'none'", '').trimEnd();
  return misconfigured(
    `frame-url is blocked by this page's ${name}. Set: frame-src${allowed} ${new URL(url).origin}`,
  );
}

export const otherRelease = (url: string) =>
  misconfigured(`frame-url is not from the release of this script: ${url}`);

/** Refused, not found, an error, framing denied or too slow: a page cannot tell them apart. */
export const noAnswer = (url: string): FrameFailure => ({
  code: 'widget.network_error',
  kind: 'NETWORK_ERROR',
  message: 'Network connectivity issue. Check your internet connection.',
  problem: `frame-url does not answer: ${url}. If it forbids framing, it needs: frame-ancestors ${location.origin}`,
});
