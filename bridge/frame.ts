import { awaitHello, createNonce } from './channel.ts';
import type { Hello } from './protocol.ts';

const HANDSHAKE_MS = 10_000;
/** What the first screen needs, so that the page does not jump when it comes. */
const FIRST_HEIGHT = '506px';

interface FrameEvents {
  /** The frame has proven to be ours. May still come after `failed`. */
  opened: (hello: Hello, port: MessagePort) => void;
  /** `csp`: the page's own policy blocks it; `silent`: no handshake in time. */
  failed: (cause: 'csp' | 'silent') => void;
  /** Something else than what we asked for has been loaded into it. */
  left: () => void;
}

export interface Frame {
  element: HTMLIFrameElement;
  /** Ends it, and all that waits for it. */
  stop: () => void;
}

/** An iframe for a frame document, to be put into the page. */
export function createFrame(url: string, { opened, failed, left }: FrameEvents): Frame {
  const nonce = createNonce();
  const frame = document.createElement('iframe');
  let loads = 0;
  frame.onload = () => {
    if (loads++) left();
  };
  // Never same-origin: whatever it is served from, its origin is its own.
  frame.setAttribute(
    'sandbox',
    'allow-scripts allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox',
  );
  frame.allow = 'clipboard-write';
  frame.referrerPolicy = 'origin';
  frame.title = 'Allfeat Time Stamp';
  frame.style.height = FIRST_HEIGHT;
  frame.src = `${url}#${nonce}`;

  const blocked = ({ blockedURI, disposition }: SecurityPolicyViolationEvent) => {
    if (disposition === 'enforce' && blockedURI && url.startsWith(blockedURI)) giveUp('csp');
  };
  const giveUp = (cause: 'csp' | 'silent') => {
    settle();
    failed(cause);
  };
  // `load` fires for a 404 and a refused connection too: only the handshake proves the frame.
  const timer = setTimeout(() => giveUp('silent'), HANDSHAKE_MS);
  document.addEventListener('securitypolicyviolation', blocked);
  const settle = () => {
    clearTimeout(timer);
    document.removeEventListener('securitypolicyviolation', blocked);
  };
  const stopWaiting = awaitHello(frame, nonce, (hello, port) => {
    settle();
    frame.title = String(hello.title);
    opened(hello, port);
  });
  const stop = () => {
    settle();
    stopWaiting();
    frame.remove();
  };
  return { element: frame, stop };
}

/** The document in a folder; undefined if that is no URL. */
export function frameDocument(folder: string | undefined): string | undefined {
  try {
    return folder && new URL('en.html', new URL(folder.replace(/\/?$/, '/'), document.baseURI)).href;
  } catch {
    return undefined;
  }
}
