import { blockedByPage, noAnswer, otherRelease, type FrameFailure } from './failure.ts';
import { PROTOCOL_VERSION, type Hello } from './protocol.ts';

const HANDSHAKE_MS = 10_000;
/** Enough after `load`: by then our document has said hello, and an error page never will. */
const LOADED_MS = 1000;
/** What the first screen needs, at every width: the page does not jump when it comes. */
const FIRST_HEIGHT = '530px';
/** A page that finds it as its own name is shown in place of our document, and must not do the same again. */
const FRAME_NAME = 'allfeat-ats-frame';

interface FrameEvents {
  /** The frame has proven to be ours. May still come after `failed`. */
  opened: (hello: Hello, port: MessagePort) => void;
  failed: (failure: FrameFailure) => void;
  /** Something else than what we asked for has been loaded into it. */
  left: () => void;
}

/**
 * An iframe for a frame document, to be put into the page, and what ends all that waits for it.
 *
 * Only one hello proves a frame to be ours: sent by the browser, from the window the iframe holds right
 * now, with the nonce that only the document we asked for has seen.
 */
export function createFrame(url: string, { opened, failed, left }: FrameEvents) {
  // 128 random bits. `crypto.randomUUID` is missing on http pages.
  const nonce = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const frame = document.createElement('iframe');
  let loads = 0;
  frame.onload = () => {
    if (loads++) left();
    else if (timer) wait(LOADED_MS);
  };
  // Never same-origin: whatever it is served from, its origin is its own.
  frame.setAttribute(
    'sandbox',
    'allow-scripts allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox',
  );
  frame.allow = 'clipboard-write';
  frame.referrerPolicy = 'origin';
  frame.name = FRAME_NAME;
  frame.title = 'Allfeat Time Stamp';
  frame.style.height = FIRST_HEIGHT;
  frame.src = `${url}#${nonce}`;

  const greeted = ({ isTrusted, source, data, ports }: MessageEvent) => {
    if (!isTrusted || source !== frame.contentWindow || data?.nonce !== nonce) return;
    stop();
    const [port] = ports;
    if (
      data.allfeat !== PROTOCOL_VERSION ||
      !port ||
      !Array.isArray(data.theme) ||
      !Array.isArray(data.failure)
    )
      return failed(otherRelease(url));
    frame.title = data.title;
    opened(data, port);
  };
  // Browsers may say no more than the blocked origin; another frame's is not ours.
  const blocked = ({
    effectiveDirective,
    blockedURI,
    originalPolicy,
    disposition,
  }: SecurityPolicyViolationEvent) => {
    if (disposition === 'enforce' && effectiveDirective === 'frame-src' && url.startsWith(blockedURI))
      giveUp(blockedByPage(url, originalPolicy));
  };
  const giveUp = (failure: FrameFailure) => {
    settle();
    failed(failure);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => giveUp(noAnswer(url)), ms);
  };
  const settle = () => {
    clearTimeout(timer);
    timer = undefined;
    removeEventListener('securitypolicyviolation', blocked);
  };
  const stop = () => {
    settle();
    removeEventListener('message', greeted);
  };
  // `load` fires for a 404 and a refused connection too: only the handshake proves the frame.
  wait(HANDSHAKE_MS);
  addEventListener('securitypolicyviolation', blocked);
  addEventListener('message', greeted);
  return { frame, stop };
}

/** The document of a locale in a folder; undefined if that is no URL, or gave the page we are on. */
export function frameDocument(folder: string | undefined, locale: string): string | undefined {
  try {
    if (window.name === FRAME_NAME) return undefined;
    return folder && new URL(folder.replace(/\/?$/, `/${locale}.html`), document.baseURI).href;
  } catch {
    return undefined;
  }
}
