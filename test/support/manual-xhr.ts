/** A request that ends when, and as, the test says. Node has none of its own. */
export class ManualXhr {
  static sent: ManualXhr[] = [];
  static #onSend: (() => void) | undefined;

  upload: {
    onprogress: ((event: { loaded: number }) => void) | null;
    onload: (() => void) | null;
  } = { onprogress: null, onload: null };
  onloadend: (() => void) | null = null;
  status = 0;
  responseText = '';
  method = '';
  url = '';
  body: unknown;
  aborted = false;

  /** The request with this number, counted from 1, as soon as it is sent. */
  static async nth(number: number): Promise<ManualXhr> {
    while (this.sent.length < number) await new Promise<void>((resolve) => (this.#onSend = resolve));
    return this.sent[number - 1] as ManualXhr;
  }

  open(method: string, url: string) {
    this.method = method;
    this.url = url;
  }

  send(body: unknown) {
    this.body = body;
    ManualXhr.sent.push(this);
    ManualXhr.#onSend?.();
  }

  abort() {
    this.aborted = true;
    this.answer(0);
  }

  /** Status 0 is what a request has that got no reply. */
  answer(status: number, responseText = '') {
    this.status = status;
    this.responseText = responseText;
    this.onloadend?.();
  }

  progress(loaded: number) {
    this.upload.onprogress?.({ loaded });
  }

  /** The last byte has left. */
  sent() {
    this.upload.onload?.();
  }
}

export const ManualXMLHttpRequest = ManualXhr as unknown as typeof globalThis.XMLHttpRequest;
