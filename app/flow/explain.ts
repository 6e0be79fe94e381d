import type { AtsError } from '../ats/errors.ts';

/** Tells the integrator on the console what only they can mend; users see plain words. */
export function explain({ code, message, requestId, details }: AtsError) {
  const rest = [requestId && `(${requestId})`, details && JSON.stringify(details)].filter(Boolean).join(' ');
  console.error(`[ats-widget] ${code}: ${message} ${rest}`);
}
