import type { EventDetails, EventName } from '../../bridge/protocol.ts';

/** An access code is the only key to a work, and a log is easily copied around. */
const ACCESS_CODE = /\b(atc_[0-9a-f]{4})[0-9a-f]+/gi;
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** A text that may be shown and copied: access codes shortened, tokens left out. */
export const masked = (text: string): string => text.replace(ACCESS_CODE, '$1…').replace(JWT, '(token)');

/** The detail of an event as JSON one can read. */
export const readableDetail = (detail: unknown): string => masked(JSON.stringify(detail, null, 2) ?? '');

const hints: { [N in EventName]?: (detail: EventDetails[N]) => string } = {
  'allfeat:ready': ({ mode }) => mode,
  'allfeat:mode-changed': ({ mode }) => mode,
  'allfeat:upload-progress': ({ progress }) => `${Math.round(progress)}%`,
  'allfeat:step': ({ step }) => step,
  'allfeat:failed': ({ code }) => code,
  'allfeat:error': ({ code }) => code,
  'allfeat:token-expired': ({ pendingAction }) => pendingAction,
  'allfeat:download-started': ({ kind }) => kind,
  'allfeat:download-complete': ({ kind }) => kind,
  'allfeat:download-failed': ({ kind }) => kind,
};

/** The one word of a detail worth seeing before it is opened; empty where there is none. */
export function hint<N extends EventName>(name: N, detail: EventDetails[N]): string {
  return hints[name]?.(detail) ?? '';
}
