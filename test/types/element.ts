/** Right and wrong uses of the element: what must not compile is marked, and a mark too many fails too. */
import {
  AllfeatRegister,
  EVENT_NAMES,
  createAtsClient,
  type ErrorDetail,
  type EventName,
  type WidgetEvents,
  type WidgetState,
} from 'allfeat-ats-component';

export function use(widget: AllfeatRegister) {
  const made: AllfeatRegister = document.createElement('ats-widget');
  const found: AllfeatRegister | null = document.querySelector('ats-widget');
  widget.setToken('jwt');
  // @ts-expect-error: a token is a text
  widget.setToken(null);
  widget.siteKey = 'cpk_1';
  // @ts-expect-error: no such property
  widget.apiKey = 'cpk_1';
  const state: WidgetState = widget.getState();
  // @ts-expect-error: screens are named in capitals
  if (state.screen === 'form') return;
  return [made, found, createAtsClient, made instanceof AllfeatRegister];
}

export function listen(widget: AllfeatRegister) {
  widget.addEventListener('allfeat:complete', ({ detail }) => detail.atsId?.toFixed());
  widget.addEventListener('allfeat:upload-progress', ({ detail }) => detail.loaded.toFixed());
  widget.addEventListener(EVENT_NAMES.FAILED, ({ detail }) => {
    const error: ErrorDetail = detail;
    return error.code.startsWith('session.');
  });
  widget.addEventListener('allfeat:complete', ({ detail }) => {
    // @ts-expect-error: none after an update
    detail.accessCode.trim();
  });
  widget.addEventListener('allfeat:step', ({ detail }) => {
    // @ts-expect-error: of another event
    detail.transactionId.trim();
  });
}

export const name: EventName = 'allfeat:ready';
// @ts-expect-error: no such event
export const wrong: EventName = 'allfeat:done';
export const mode = (event: WidgetEvents['allfeat:ready']) => event.detail.mode === 'register';
