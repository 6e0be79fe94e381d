import { HostChannel } from './channel.ts';
import { failurePanel, frameFailure } from './failure.ts';
import { createFrame, frameDocument, type Frame } from './frame.ts';
import { JobMemory } from './memory.ts';
import { attributeOf, mirrorAttributes, reflect, upgradeProperties } from './properties.ts';
import {
  CONFIG_PROPERTIES,
  isEventName,
  type FrameMessage,
  type HostConfig,
  type HostMessage,
  type Prefill,
  type WidgetState,
} from './protocol.ts';
import { watchTheme } from './theme.ts';

/** Set per build: beside the script on a static host, unknown when bundled from npm. */
declare const FRAME_URL: string | undefined;
/** Read while the script runs: afterwards it is nobody's current script. */
const besideScript = FRAME_URL;

const DEFAULT_LIMIT = 50 * 2 ** 20;
const MAX_HEIGHT = 20_000;
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

  static observedAttributes = [...CONFIG_PROPERTIES, 'token', 'frameUrl'].map(attributeOf);

  #root = this.attachShadow({ mode: 'open' });
  #slot = this.#root.appendChild(document.createElement('slot'));
  #channel = new HostChannel((message) => this.#receive(message));
  #ends: (() => void)[] = [];
  #frame: Frame | undefined;
  /** Kept for a frame that has to be loaded anew, e.g. after the element was moved. */
  #token: string | undefined;
  #state: WidgetState | undefined;
  #limit: number | undefined;
  #memory = new JobMemory(this);
  #ready = false;
  #stale = false;

  connectedCallback() {
    if (!styles) (styles = new CSSStyleSheet()).replaceSync(STYLES);
    this.#root.adoptedStyleSheets = [styles];
    upgradeProperties(this);
    this.#memory.enter();
    if (this.loading !== 'lazy') return this.#start();
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.#start();
      },
      { rootMargin: '200px' },
    );
    observer.observe(this);
    this.#ends.push(() => observer.disconnect());
  }

  /** `moveBefore` keeps the frame alive; without this callback it would count as leaving. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    this.#memory.leave();
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
    // At once: the page may be gone before the frame has heard.
    this.#memory.keep(null);
    this.#channel.send({ type: 'reset' });
  }

  /** Fills what the user has not touched yet. */
  prefill(prefill: Prefill) {
    this.#sendConfig();
    // As plain data: a framework's proxy cannot be posted.
    this.#channel.send({ type: 'prefill', prefill: JSON.parse(JSON.stringify(prefill)) });
  }

  /** Where the flow is now. */
  getState(): WidgetState {
    return { screen: this.mode === 'download' ? 'DOWNLOADS' : 'FORM', ...this.#state };
  }

  /** Never readable: a token is handed in and used, nothing else. */
  get token() {
    return null;
  }
  set token(token: string | null) {
    if (token) this.setToken(token);
  }

  /** The effective limit in bytes: the lower of the attribute's and the service's. */
  get maxFileSize(): number {
    return this.#limit ?? (Number(this.getAttribute('max-file-size')) || DEFAULT_LIMIT);
  }
  set maxFileSize(bytes: number | null) {
    reflect(this, 'max-file-size', bytes);
  }

  #start() {
    this.#stop();
    const url = frameDocument(this.frameUrl ?? besideScript);
    if (!url) return this.#fail('frame-url');
    const frame = createFrame(url, {
      opened: ({ theme }, port) => {
        this.#show(true);
        this.#stale = false;
        this.#channel.attach(port, this.#beginning());
        this.#ends.push(
          watchTheme(this.#root, theme, (values) => this.#channel.send({ type: 'theme', values })),
        );
      },
      failed: (cause) => this.#fail(cause, url),
      left: () => {
        // What is in the frame now gets nothing; a new one starts with a new nonce.
        if (this.#channel.open) this.#start();
      },
    });
    this.#ends.push(frame.stop);
    this.#frame = frame;
    this.#show(true);
    this.#root.append(frame.element);
  }

  #stop() {
    for (const end of this.#ends.splice(0)) end();
    this.#frame = this.#state = undefined;
    const open = this.#channel.open;
    this.#channel.close();
    // The next frame knows nothing of the token this one had.
    if (open && this.#token) this.#channel.send({ type: 'token', token: this.#token });
    this.#show(false);
  }

  /** The frame, or the slot in its place. */
  #show(frame: boolean) {
    this.#slot.replaceChildren();
    this.#slot.hidden = frame;
    if (this.#frame) this.#frame.element.hidden = !frame;
  }

  /** The host's own content takes the frame's place, else our message. */
  #fail(cause: 'csp' | 'silent' | 'frame-url', url?: string) {
    const { code, kind, message, hint } = frameFailure(cause, url);
    console.error(`[ats-widget] ${hint}`);
    this.#show(false);
    this.#slot.append(failurePanel(() => this.#start()));
    this.#dispatch('allfeat:failed', {
      code: this.errorCodes === 'enum' ? kind : code,
      message,
      error: message,
      kind,
      requestId: null,
      stage: 'config',
      retryable: true,
    });
  }

  /** The configuration, and with it a job that a reload of the page cut off, if there is one. */
  #beginning(): HostMessage[] {
    const record = this.#memory.find();
    return [
      { type: 'config', config: this.#config() },
      ...(record ? [{ type: 'resume', record } as const] : []),
    ];
  }

  #config() {
    return Object.fromEntries(
      CONFIG_PROPERTIES.map((name) => [name, this.getAttribute(attributeOf(name))]),
    ) as HostConfig;
  }

  /** Before every call that follows a change of attributes, so that both arrive in this order. */
  #sendConfig() {
    const open = this.#stale && this.#channel.open;
    this.#stale = false;
    if (open) for (const message of this.#beginning()) this.#channel.send(message);
  }

  #receive(message: FrameMessage) {
    if (message.type === 'event') {
      const { name, detail } = message;
      if (!isEventName(name) || !detail) return;
      if (name === 'allfeat:ready') {
        if (this.#ready) return;
        this.#ready = true;
      }
      this.#dispatch(name, detail);
    } else if (message.type === 'state') {
      this.#state = message.state;
      this.#limit = message.maxFileSize;
    } else if (message.type === 'remember') {
      this.#memory.keep(message.record);
    } else if (message.type === 'height' && this.#frame && message.height > 0) {
      this.#frame.element.style.height = `${Math.min(message.height, MAX_HEIGHT)}px`;
    }
  }

  #dispatch(name: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

mirrorAttributes(AllfeatRegister.prototype);
