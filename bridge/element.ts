import { awaitHello, createNonce, HostChannel } from './channel.ts';
import { failurePanel, frameFailure } from './failure.ts';
import {
  CONFIG_ATTRIBUTES,
  EVENT_NAMES,
  type FrameMessage,
  type HostConfig,
  type Prefill,
  type WidgetState,
} from './protocol.ts';
import { watchTheme } from './theme.ts';

/** Set per build: beside the script on a static host, unknown when bundled from npm. */
declare const FRAME_URL: string | undefined;
/** Read while the script runs: afterwards it is nobody's current script. */
const besideScript = FRAME_URL;

const HANDSHAKE_MS = 10_000;
const DEFAULT_LIMIT = 50 * 2 ** 20;
const MAX_HEIGHT = 20_000;
const SANDBOX = 'allow-scripts allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox';
/** What the first screen will need, so that the page does not jump when it comes. */
const FIRST_HEIGHT: Record<string, number> = { register: 465, update: 465, download: 465 };
const knownEvents = new Set<string>(Object.values(EVENT_NAMES));
const configNames = Object.keys(CONFIG_ATTRIBUTES) as (keyof HostConfig)[];

// The frame keeps a 4 px gutter for its shadow; the negative margin takes it back.
const STYLES =
  ':host{display:flow-root}iframe{display:block;border:0;width:calc(100% + 8px);margin:-4px}[hidden]{display:none}';
let styles: CSSStyleSheet | undefined;

/** On a server there is no HTMLElement, and importing the package must do nothing there. */
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

/**
 * The `<ats-widget>` element: attributes, properties and methods go into the frame, `allfeat:*`
 * events come out of it.
 */
export class AllfeatRegister extends Base {
  declare siteKey: string | null;
  declare atsUrl: string | null;
  declare network: string;
  declare mode: string;
  declare externalUserId: string | null;
  declare errorCodes: string;
  declare verify: string;
  declare frameUrl: string | null;
  declare loading: string;

  static observedAttributes = [...Object.values(CONFIG_ATTRIBUTES), 'token', 'frame-url'];

  #root = this.attachShadow({ mode: 'open' });
  #slot = this.#root.appendChild(document.createElement('slot'));
  #channel = new HostChannel((message) => this.#receive(message));
  #ends: (() => void)[] = [];
  #frame: HTMLIFrameElement | undefined;
  /** Kept for a frame that has to be loaded anew, e.g. after the element was moved. */
  #token: string | undefined;
  #state: WidgetState | undefined;
  #limit: number | undefined;
  #ready = false;
  #stale = false;

  connectedCallback() {
    if (!styles) (styles = new CSSStyleSheet()).replaceSync(STYLES);
    this.#root.adoptedStyleSheets = [styles];
    for (const name of [...configNames, 'token', 'frameUrl', 'loading'] as const) {
      // Set before the element was defined: such a property would hide the accessor for good.
      if (Object.hasOwn(this, name)) {
        const { [name]: value } = this as Record<string, unknown>;
        Reflect.deleteProperty(this, name);
        Object.assign(this, { [name]: value });
      }
    }
    if (this.getAttribute('loading') !== 'lazy') return this.#start();
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        this.#start();
      },
      { rootMargin: '200px' },
    );
    observer.observe(this);
    this.#ends.push(() => observer.disconnect());
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback(name: string, old: string | null, value: string | null) {
    if (old === value) return;
    if (name === 'token') {
      if (value === null) return;
      this.removeAttribute(name);
      this.setToken(value);
    } else if (name === 'frame-url') {
      if (this.#frame) this.#start();
    } else {
      // A token is for one action.
      if (name === 'mode' && this.#frame) this.#token = undefined;
      if (!this.#stale) queueMicrotask(() => this.#sendConfig());
      this.#stale = true;
    }
  }

  /** Hands over the token the host's backend minted. Also answers `allfeat:token-expired`. */
  setToken(token: string) {
    this.#sendConfig();
    this.#token = token;
    this.#channel.send({ type: 'token', token });
  }

  /** Back to the first step; form, error and token are dropped, what is in flight is ended. */
  reset() {
    this.#sendConfig();
    this.#token = undefined;
    this.#channel.send({ type: 'reset' });
  }

  /** Fills what the user has not touched yet. */
  prefill(prefill: Prefill) {
    this.#sendConfig();
    this.#channel.send({ type: 'prefill', prefill });
  }

  /** Where the flow is now. */
  getState(): WidgetState {
    return { screen: this.getAttribute('mode') === 'download' ? 'DOWNLOADS' : 'FORM', ...this.#state };
  }

  /** Never readable: a token is handed in and used, nothing else. */
  get token() {
    return null;
  }
  set token(token: string | null) {
    if (token) this.setToken(token);
  }

  #start() {
    this.#stop();
    const url = frameDocument(this.getAttribute('frame-url') ?? besideScript);
    if (!url) return this.#fail(frameFailure('frame-url'));

    const nonce = createNonce();
    const frame = document.createElement('iframe');
    let loads = 0;
    // A second load was not ours: the frame was reloaded or navigated, and what is in it now gets nothing.
    frame.onload = () => {
      if (loads++ && this.#channel.open) this.#start();
    };
    frame.setAttribute('sandbox', SANDBOX);
    frame.allow = 'clipboard-write';
    frame.referrerPolicy = 'origin';
    frame.title = 'Allfeat Time Stamp';
    frame.style.height = `${FIRST_HEIGHT[this.getAttribute('mode') ?? ''] ?? 465}px`;
    frame.src = `${url}#${nonce}`;

    const blocked = (event: SecurityPolicyViolationEvent) => {
      if (event.blockedURI && url.startsWith(event.blockedURI)) this.#fail(frameFailure('csp', url));
    };
    const timer = setTimeout(() => this.#fail(frameFailure('silent')), HANDSHAKE_MS);
    document.addEventListener('securitypolicyviolation', blocked);
    const settle = () => {
      clearTimeout(timer);
      document.removeEventListener('securitypolicyviolation', blocked);
    };
    const stopWaiting = awaitHello(frame, nonce, (hello, port) => {
      settle();
      this.#show(frame);
      frame.title = String(hello.title);
      this.#stale = false;
      this.#channel.attach(port, [{ type: 'config', config: this.#config() }]);
      this.#ends.push(
        watchTheme(this.#root, hello.theme, (values) => this.#channel.send({ type: 'theme', values })),
      );
    });
    this.#ends.push(settle, stopWaiting, () => frame.remove());
    this.#frame = frame;
    this.#show(frame);
    this.#root.append(frame);
  }

  #stop() {
    for (const end of this.#ends.splice(0)) end();
    this.#frame = this.#state = undefined;
    this.#channel.close();
    if (this.#token) this.#channel.send({ type: 'token', token: this.#token });
    this.#slot.hidden = false;
  }

  /** The frame, or what stands in for it: the host's own content, else our message. */
  #show(frame: HTMLIFrameElement | undefined) {
    this.#slot.replaceChildren();
    this.#slot.hidden = !!frame;
    if (this.#frame) this.#frame.hidden = !frame;
  }

  #fail({ code, kind, message, hint }: ReturnType<typeof frameFailure>) {
    console.error(`[ats-widget] ${hint}`);
    this.#show(undefined);
    this.#slot.append(failurePanel(() => this.#start()));
    this.#dispatch(EVENT_NAMES.FAILED, {
      code: this.getAttribute('error-codes') === 'enum' ? kind : code,
      message,
      error: message,
      kind,
      requestId: null,
      stage: 'config',
      retryable: true,
    });
  }

  #config() {
    return Object.fromEntries(
      configNames.map((name) => [name, this.getAttribute(CONFIG_ATTRIBUTES[name])]),
    ) as HostConfig;
  }

  /** Before every call that follows a change of attributes, so that both arrive in this order. */
  #sendConfig() {
    if (this.#stale && this.#channel.open) this.#channel.send({ type: 'config', config: this.#config() });
    this.#stale = false;
  }

  #receive(message: FrameMessage) {
    if (message.type === 'event') {
      const { name, detail } = message;
      if (!knownEvents.has(name) || !detail) return;
      if (name === EVENT_NAMES.READY && this.#ready) return;
      this.#ready ||= name === EVENT_NAMES.READY;
      this.#dispatch(name, detail);
    } else if (message.type === 'state') {
      this.#state = message.state;
      this.#limit = message.maxFileSize;
    } else if (message.type === 'height' && this.#frame && message.height > 0) {
      this.#frame.style.height = `${Math.min(message.height, MAX_HEIGHT)}px`;
    }
  }

  #dispatch(name: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** The effective limit in bytes: the lower of the attribute's and the service's. */
  get maxFileSize(): number {
    return this.#limit ?? (Number(this.getAttribute('max-file-size')) || DEFAULT_LIMIT);
  }
  set maxFileSize(bytes: number | null) {
    reflect(this, 'max-file-size', bytes);
  }
}

function reflect(element: Element, attribute: string, value: unknown) {
  if (value === null || value === undefined) element.removeAttribute(attribute);
  else element.setAttribute(attribute, String(value));
}

function frameDocument(base: string | undefined) {
  try {
    return base && new URL('en.html', new URL(base.replace(/\/?$/, '/'), document.baseURI)).href;
  } catch {
    return undefined;
  }
}

/** Properties that only mirror an attribute, declared above, with what an absent one reads as. */
const mirrored: [property: string, attribute: string, absent: string | null][] = [
  ['siteKey', 'site-key', null],
  ['atsUrl', 'ats-url', null],
  ['network', 'network', 'testnet'],
  ['mode', 'mode', 'register'],
  ['externalUserId', 'external-user-id', null],
  ['errorCodes', 'error-codes', 'dotted'],
  ['verify', 'verify', 'report'],
  ['frameUrl', 'frame-url', null],
  ['loading', 'loading', 'eager'],
];
for (const [property, attribute, absent] of mirrored) {
  Object.defineProperty(AllfeatRegister.prototype, property, {
    get(this: Element) {
      return this.getAttribute(attribute) ?? absent;
    },
    set(this: Element, value: unknown) {
      reflect(this, attribute, value);
    },
    enumerable: true,
    configurable: true,
  });
}
