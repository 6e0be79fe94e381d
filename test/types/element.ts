/** Right and wrong uses of the element: what must not compile is marked, and a mark too many fails too. */
import {
  AllfeatRegister,
  EVENT_NAMES,
  createAtsClient,
  type ErrorDetail,
  type EventName,
  type WidgetEvents,
  type WidgetProperties,
  type WidgetState,
} from 'allfeat-ats-component';

export function use(widget: AllfeatRegister) {
  const made: AllfeatRegister = document.createElement('ats-widget');
  const found: AllfeatRegister | null = document.querySelector('ats-widget');
  const element: HTMLElement = new AllfeatRegister();
  document.body.append(element, made);
  return [made, found, createAtsClient, made instanceof AllfeatRegister, widget.isConnected];
}

export function call(widget: AllfeatRegister) {
  widget.setToken('jwt');
  // @ts-expect-error: a token is a text
  widget.setToken(null);
  widget.reset();
  // @ts-expect-error: it takes nothing
  widget.reset(true);
  widget.prefill({ title: 'Low Tide', creators: [{ fullName: 'Maya Okafor', roles: ['author'] }] });
  widget.prefill({ accessCode: 'atc_1' });
  // @ts-expect-error: not as on the wire
  widget.prefill({ creators: [{ full_name: 'Maya Okafor' }] });
  // @ts-expect-error: a creator has a name
  widget.prefill({ creators: [{ email: 'maya@okafor.example' }] });
  const state: WidgetState = widget.getState();
  // @ts-expect-error: screens are named in capitals
  if (state.screen === 'form') return;
  // @ts-expect-error: none before there is one
  state.accessCode.trim();
}

export function set(widget: AllfeatRegister, chosen: WidgetProperties['mode']) {
  widget.siteKey = 'cpk_1';
  widget.atsUrl = 'https://ats.example';
  widget.network = 'mainnet';
  // @ts-expect-error: no such network
  widget.network = 'devnet';
  widget.mode = chosen;
  // @ts-expect-error: no such mode
  widget.mode = 'verify';
  widget.token = 'jwt';
  widget.externalUserId = null;
  // @ts-expect-error: null where there is none
  widget.externalUserId.trim();
  widget.maxFileSize = 10 * 2 ** 20;
  widget.maxFileSize = null;
  // @ts-expect-error: in bytes
  widget.maxFileSize = '10 MB';
  widget.maxFileSize.toFixed();
  widget.lang = 'fr-CH';
  widget.errorCodes = 'enum';
  // @ts-expect-error: no such vocabulary
  widget.errorCodes = 'numbers';
  widget.verify = 'strict';
  // @ts-expect-error: no such way
  widget.verify = true;
  widget.frameUrl = '/static/frame';
  widget.loading = 'lazy';
  // @ts-expect-error: no such time
  widget.loading = 'late';
  // @ts-expect-error: no such property
  widget.apiKey = 'cpk_1';
}

export const token = (widget: AllfeatRegister): null => widget.token;

export function listen(widget: AllfeatRegister) {
  widget.addEventListener('allfeat:ready', ({ detail }) => detail.mode === 'register');
  widget.addEventListener('allfeat:mode-changed', ({ detail }) => detail.mode === 'update');
  widget.addEventListener('allfeat:work-selected', ({ detail }) => [detail.workId.trim(), detail.atsId + 1]);
  widget.addEventListener('allfeat:upload-start', ({ detail }) => [detail.filename.trim(), detail.size + 1]);
  widget.addEventListener('allfeat:upload-progress', ({ detail }) => detail.loaded / detail.total);
  widget.addEventListener('allfeat:upload-complete', ({ detail }) => detail.filename.trim());
  widget.addEventListener('allfeat:confirmed', ({ detail }) => detail.transactionId.trim());
  widget.addEventListener('allfeat:step', ({ detail }) => [detail.step.trim(), detail.description?.trim()]);
  widget.addEventListener('allfeat:complete', ({ detail }) => detail.atsId?.toFixed());
  widget.addEventListener(EVENT_NAMES.FAILED, ({ detail }) => {
    const error: ErrorDetail = detail;
    return error.code.startsWith('session.');
  });
  widget.addEventListener('allfeat:error', ({ detail }) => detail.requestId?.trim());
  widget.addEventListener('allfeat:token-expired', ({ detail }) => {
    if (detail.pendingAction !== 'reset') widget.setToken(detail.actionType);
  });
  widget.addEventListener('allfeat:download-started', ({ detail }) => detail.kind === 'asset');
  widget.addEventListener('allfeat:download-complete', ({ detail }) => detail.workId.trim());
  widget.addEventListener('allfeat:download-failed', ({ detail }) => detail.message?.trim());
  widget.addEventListener('allfeat:complete', ({ detail }) => {
    // @ts-expect-error: none after an update
    detail.accessCode.trim();
    if (!detail.resumed) widget.remove();
  });
  widget.addEventListener('allfeat:upload-start', ({ detail }) => {
    // @ts-expect-error: an upload is never resumed
    if (!detail.resumed) widget.remove();
  });
  for (const name of ['allfeat:step', 'allfeat:failed', 'allfeat:error'] as const)
    widget.addEventListener(name, ({ detail }) => detail.resumed === true);
  widget.addEventListener('allfeat:step', ({ detail }) => {
    // @ts-expect-error: of another event
    detail.transactionId.trim();
  });
  // @ts-expect-error: no such event
  widget.addEventListener('allfeat:completed', () => undefined);
  // @ts-expect-error: a listener of another event
  widget.addEventListener('allfeat:ready', (event: WidgetEvents['allfeat:step']) => event);
}

/** As any element: other events, names in variables, objects that listen, and listeners taken off again. */
export function listenAsEver(widget: AllfeatRegister, name: string, ours: EventName) {
  const done = ({ detail }: WidgetEvents['allfeat:complete']) => detail.txHash;
  widget.addEventListener('allfeat:complete', done, { once: true, signal: AbortSignal.timeout(1000) });
  widget.removeEventListener('allfeat:complete', done);
  // @ts-expect-error: never put on there
  widget.removeEventListener('allfeat:completed', done);
  widget.addEventListener('allfeat:failed', { handleEvent: ({ detail }) => detail.code });
  widget.addEventListener('allfeat:ready', function () {
    this.setToken('jwt');
  });
  widget.addEventListener('click', ({ clientX }) => clientX.toFixed());
  widget.addEventListener(name, (event) => event.type);
  widget.addEventListener(ours, (event) => event.detail);
  const target: EventTarget = widget;
  target.addEventListener('allfeat:complete', (event) => event.type);
}

/** They bubble. */
export function listenAbove() {
  document.addEventListener('allfeat:complete', ({ detail }) => detail.txHash?.trim());
  addEventListener('allfeat:upload-progress', ({ detail }) => detail.progress.toFixed());
  // @ts-expect-error: any other element is as it was
  document.body.addEventListener('allfeat:complete', ({ detail }) => detail);
}

export const name: EventName = 'allfeat:ready';
// @ts-expect-error: no such event
export const wrong: EventName = 'allfeat:done';
export const mode = (event: WidgetEvents['allfeat:ready']) => event.detail.mode === 'register';
