/** Why there is no element, each with what the integrator can do about it. */
const PROBLEMS = {
  server: 'There is no document here. Call loadAtsWidget() in the browser, when the component is mounted.',
  network:
    'It could not be fetched. Check the address and the network; with integrity, that the hash is of this very file and its host allows CORS.',
  timeout: 'It did not come in time.',
  blocked:
    "This page's Content-Security-Policy blocks it. Pass the page's nonce, or add its host to script-src.",
  'trusted-types':
    "This page requires Trusted Types. Allow the policy (trusted-types allfeat), or pass one as 'policy'.",
  'not-defined': 'It ran, but defines no <ats-widget>. Is it ats-widget.iife.js?',
};

export type LoadProblem = keyof typeof PROBLEMS;

/** What `loadAtsWidget()` rejects with. */
export class LoadError extends Error {
  override name = 'LoadError';
  /** What went wrong, for code; the message says it to people. */
  readonly problem: LoadProblem;

  constructor(problem: LoadProblem, url = '', options?: ErrorOptions) {
    super(`<ats-widget> was not loaded. ${url && `${url}: `}${PROBLEMS[problem]}`, options);
    this.problem = problem;
  }
}
