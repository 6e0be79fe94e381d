import { HostChannel } from './channel.ts';
import { upgrade } from './early.ts';
import { noFrameUrl, type FrameFailure } from './failure.ts';
import { createFrame, frameDocument } from './frame.ts';
import type { Listened } from './listening.ts';
import { localeOf, watchLanguage } from './locale.ts';
import { leavePlace, readRecord, takePlace, writeRecord } from './memory.ts';
import { failurePanel, PANEL_STYLES, PANEL_WORDS } from './panel.ts';
import { attributeOf, mirrorAttributes, mirrored, reflect } from './properties.ts';
import type { FrameMessage, HostConfig, Prefill, StateMessage, WidgetState } from './protocol.ts';
import type { WidgetProperties } from './surface.ts';
import { watchTheme } from './theme.ts';

/** Set per build: beside the script on a static host, unknown when bundled from npm. */
declare const FRAME_URL: string | undefined;
/** Read while the script runs: afterwards it is nobody's current script. */
const besideScript = FRAME_URL;

const DEFAULT_LIMIT = 50 * 2 ** 20;
// As wide as there is room, also as a flex or grid item. The frame keeps a 4 px gutter for its shadow; the
// negative margin takes it back. Its root is always in the light colour scheme: were the iframe in another,
// browsers would paint a white or black box behind it. The slot shows where no frame does.
const STYLES =
  ':host(:not([hidden])){display:flow-root;width:-webkit-fill-available}iframe:not([hidden]){display:block;border:0;color-scheme:light;width:calc(100% + 8px);max-height:20000px;margin:-4px}iframe:not([hidden])+slot{display:none}';

/** On a server there is no HTMLElement, and importing the package must do nothing there. */
const Base = (globalThis.HTMLElement ?? Object) as unknown as new () => Listened & WidgetProperties;

/**
 * Registers works with Allfeat Time Stamp: attributes, properties and methods go into its sandboxed frame,
 * `allfeat:*` events come out of it.
 *
 * What the frame has to know again after a reload is kept here, unread.
 *
 * @slot Shown while there is no frame, and instead of our message where it cannot be loaded.
 */
export class AllfeatRegister extends Base {
  static observedAttributes = [...mirrored, 'token'].map(attributeOf);

  #root = this.attachShadow({ mode: 'open' });
  #slot = this.#root.appendChild(document.createElement('slot'));
  #channel = new HostChannel((message) => this.#receive(message));
  #ends: (() => void)[] = [];
  #frame: HTMLIFrameElement | undefined;
  #place = 0;
  #record: string | null = null;
  #locale = '';
  #words = PANEL_WORDS;
  #told: StateMessage | undefined;
  #ready = false;
  #untouched = true;
  #stale = false;
  #ask = (event: Event) => event.preventDefault();

  connectedCallback() {
    const styles = new CSSStyleSheet();
    styles.replaceSync(STYLES + PANEL_STYLES);
    this.#root.adoptedStyleSheets = [styles];
    this.#place = takePlace(this.#place);
    this.#record ??= readRecord(this.#place);
    // A reset among them forgets what its own place remembers.
    upgrade(this, AllfeatRegister.prototype);
    if (this.loading !== 'lazy') {
      // Not at once: a framework that mounts, unmounts and mounts again shall load one frame.
      let mounted = true;
      this.#ends.push(() => (mounted = false));
      return queueMicrotask(() => mounted && this.#start());
    }
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
  connectedMoveCallback() {
    this.#translate();
  }

  disconnectedCallback() {
    leavePlace(this.#place);
    this.#stop();
  }

  attributeChangedCallback(name: string, old: string | null, value: string | null) {
    if (old === value) return;
    if (name === 'token') {
      if (value === null) return;
      this.removeAttribute(name);
      this.setToken(value);
    } else if (name === 'frame-url') {
      // A message in the slot: it was the lack of this that kept the frame from starting.
      if (this.#frame || this.#slot.firstChild) this.#start();
    } else {
      if (!this.#stale) queueMicrotask(() => this.#sendConfig());
      this.#stale = true;
    }
  }

  /** Hands over a session token that your backend got from the ATS; also the answer to `allfeat:token-expired`. */
  setToken(token: string) {
    this.#sendConfig();
    this.#channel.send({ type: 'token', token });
  }

  /**
   * Returns to the first step, drops form, error and token, and ends what is in flight; dispatches
   * `allfeat:token-expired` with `pendingAction: 'reset'`.
   */
  reset() {
    this.#sendConfig();
    // At once: the page may be gone before the frame has heard.
    this.#remember('');
    this.#told = undefined;
    this.#channel.send({ type: 'reset' });
  }

  /** Fills title, creators and access code where the user has not entered anything yet. */
  prefill(prefill: Prefill) {
    this.#sendConfig();
    this.#channel.send({ type: 'prefill', prefill });
  }

  /** Answers at once where the flow is: the screen, and what is known of job, transaction and work by then. */
  getState(): WidgetState {
    return { screen: this.mode === 'download' ? 'DOWNLOADS' : 'FORM', ...this.#told?.state };
  }

  override get token(): null {
    return null;
  }
  override set token(token: string | null) {
    if (token) this.setToken(token);
  }

  override get maxFileSize(): number {
    return this.#told?.maxFileSize ?? (Number(this.getAttribute('max-file-size')) || DEFAULT_LIMIT);
  }
  override set maxFileSize(bytes: number | null) {
    reflect(this, 'max-file-size', bytes);
  }

  #start() {
    this.#stop();
    const url = frameDocument(this.frameUrl ?? besideScript, (this.#locale = localeOf(this)));
    if (!url) return this.#fail(noFrameUrl());
    const { frame, stop } = createFrame(url, {
      opened: ({ theme, failure }, port) => {
        this.#words = failure;
        frame.hidden = false;
        this.#stale = false;
        this.#channel.attach(
          port,
          { type: 'resume', record: this.#record, kept: this.#told?.kept },
          this.#config(),
        );
        this.#ends.push(
          watchTheme(this.#root, theme, (values) => this.#channel.post({ type: 'theme', values })),
        );
      },
      failed: (failure) => this.#fail(failure),
      left: () => {
        // What is in the frame now gets nothing; a new one starts with a new nonce.
        if (this.#channel.open) this.#start();
      },
    });
    this.#ends.push(
      stop,
      watchLanguage(this, () => this.#translate()),
    );
    this.#frame = frame;
    this.#root.prepend(frame);
  }

  #stop() {
    for (const end of this.#ends.splice(0)) end();
    this.#channel.close();
    this.#frame?.remove();
    this.#frame = undefined;
    this.#slot.replaceChildren();
    this.#askBeforeLeaving(false);
  }

  /** Another language is another document: loaded as soon as nothing that was begun is in the way. */
  #translate() {
    if (!this.#frame || !this.#untouched || localeOf(this) === this.#locale) return;
    const focused = this.#root.activeElement;
    this.#start();
    if (focused) this.#frame.focus({ preventScroll: true });
  }

  /** The host's own content takes the frame's place, else our message. */
  #fail({ code, kind, message, problem }: FrameFailure) {
    console.error(`[ats-widget] ${code}: ${problem}`);
    const focused = this.#root.activeElement;
    if (this.#frame) this.#frame.hidden = true;
    // White space between the tags is content to a slot, and would keep it from showing ours.
    this.#slot.name = this.childElementCount || this.textContent?.trim() ? '' : '-';
    const panel = failurePanel(this.#words, () => {
      this.#start();
      // The button is gone: whoever pressed it goes on in the frame, or at the button of the next failure.
      this.#frame?.focus({ preventScroll: true });
    });
    this.#slot.replaceChildren(panel);
    if (focused) panel.querySelector('button')?.focus({ preventScroll: true });
    this.#dispatch('allfeat:failed', {
      code: this.errorCodes === 'enum' ? kind : code,
      message,
      error: message,
      kind,
      requestId: null,
      details: { attributes: [problem] },
      stage: 'config',
      retryable: true,
    });
  }

  #config() {
    const values = mirrored.map((name) => [name, this.getAttribute(attributeOf(name))]);
    return { type: 'config', config: Object.fromEntries(values) as HostConfig } as const;
  }

  /** Before every call that follows a change of attributes, so that both arrive in this order. */
  #sendConfig() {
    if (this.#stale) this.#channel.post(this.#config());
    this.#stale = false;
  }

  #receive(message: FrameMessage) {
    if (message.type === 'event') {
      const { name, detail } = message;
      // Nothing but our own events, whatever the frame says.
      if (typeof name !== 'string' || !/^allfeat:[a-z-]+$/.test(name) || !detail) return;
      if (name === 'allfeat:ready') {
        if (this.#ready) return;
        this.#ready = true;
      }
      this.#dispatch(name, detail);
    } else if (message.type === 'state') {
      this.#told = message;
      this.#askBeforeLeaving(message.unsaved);
    } else if (message.type === 'untouched') {
      this.#untouched = message.untouched;
      this.#translate();
    } else if (message.type === 'remember') {
      this.#remember(message.record);
    } else if (
      message.type === 'height' &&
      Number.isFinite(message.height) &&
      message.height > 0 &&
      this.#frame
    ) {
      this.#frame.style.height = `${message.height}px`;
    }
  }

  #remember(record: string) {
    this.#record = record;
    // Without a place of its own it would write into another widget's.
    if (this.isConnected) writeRecord(this.#place, record);
  }

  /** Listened to only while it is needed: a page that listens cannot be restored from cache. */
  #askBeforeLeaving(needed: boolean) {
    (needed ? addEventListener : removeEventListener)('beforeunload', this.#ask);
  }

  #dispatch(name: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

mirrorAttributes(AllfeatRegister.prototype);
