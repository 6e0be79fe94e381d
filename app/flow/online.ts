import { systemClock } from '../ats/clock.ts';
import { device, untilOnline } from '../ats/connection.ts';

/** So long a connection may be gone before a call is given up on. */
export const OFFLINE_MS = 600_000;

export const isOffline = () => device.offline();

/** Resolves when the connection is back, or after ten minutes; rejects once the signal is aborted. */
export const backOnline = (signal: AbortSignal) => untilOnline(device, systemClock, OFFLINE_MS, signal);
