import script from '#proof-worker';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): typeof rules;
}

/** The frame's policy forbids a worker's URL from anybody else. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('ats-worker', {
  createScriptURL: (url) => url,
});

export interface RunningWorker {
  worker: Worker;
  end: () => void;
}

/** From the frame's own bytes: no other URL starts a worker in an opaque origin. */
export function startWorker(): RunningWorker {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const release = () => URL.revokeObjectURL(url);
  try {
    const worker = new Worker(policy?.createScriptURL(url) ?? url);
    const end = () => {
      worker.terminate();
      release();
    };
    return { worker, end };
  } catch (error) {
    release();
    throw error;
  }
}
