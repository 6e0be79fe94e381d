/** What can be wrong with the whole service, as its settings say it. */
export interface Condition {
  id: string;
  label: string;
  on: Record<string, unknown>;
  off: Record<string, unknown>;
}

const SECONDS = 1000;
const MINUTES = 60 * SECONDS;

export const CONDITIONS: readonly Condition[] = [
  { id: 'socket', label: 'No WebSockets', on: { webSocket: false }, off: { webSocket: true } },
  {
    id: 'upload',
    label: 'Upload and download URLs expire at once',
    on: { uploadTtlMs: 1 },
    off: { uploadTtlMs: 10 * MINUTES },
  },
  { id: 'quote', label: 'Quotes expire at once', on: { quoteTtlMs: 1 }, off: { quoteTtlMs: 5 * MINUTES } },
  {
    id: 'token',
    label: 'Tokens live 5 seconds',
    on: { tokenTtlMs: 5 * SECONDS },
    off: { tokenTtlMs: 5 * MINUTES },
  },
  { id: 'credits', label: 'No credits left', on: { credits: 0 }, off: { credits: 1000 } },
  {
    id: 'code',
    label: 'The access code comes 30 seconds late',
    on: { accessCodeDelayMs: 30 * SECONDS },
    off: { accessCodeDelayMs: 0 },
  },
  {
    id: 'key',
    label: 'Idempotency-Key refused by CORS',
    on: { allowIdempotencyHeader: false },
    off: { allowIdempotencyHeader: true },
  },
  { id: 'slow', label: 'Slow chain: 6 seconds a step', on: { stepMs: 6 * SECONDS }, off: { stepMs: 700 } },
];

/** Whether it holds, by the settings of the service. */
export const holds = ({ on }: Condition, settings: Record<string, unknown>): boolean =>
  Object.entries(on).every(([name, value]) => settings[name] === value);

/** What ends all conditions that hold, and changes nothing else. */
export const ending = (settings: Record<string, unknown>): Record<string, unknown> =>
  Object.assign({}, ...CONDITIONS.filter((condition) => holds(condition, settings)).map(({ off }) => off));
