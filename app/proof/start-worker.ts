import script from '#proof-worker';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): typeof rules;
}

/** The frame's policy forbids a worker's URL from anybody else. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('ats-worker', {
  createScriptURL: (url) => url,
});

/**
 * From the frame's own bytes, since no file starts a worker in an opaque origin. Not from a `blob:` URL:
 * under COEP, WebKit starts none from one there.
 */
export function startWorker(): Worker {
  // Encoded here: a build that did it would make the frame larger.
  const url = `data:text/javascript,${[script].map(encodeURIComponent).join()}`;
  return new Worker(policy?.createScriptURL(url) ?? url);
}
