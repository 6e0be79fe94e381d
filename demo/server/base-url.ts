import type { Ats, AtsContext } from './context.ts';

/** Where callers reach this server, path included, without a slash at its end: what its own URLs begin with. */
export const baseUrl = (ats: Ats, c: AtsContext): string => ats.publicUrl ?? new URL(c.req.url).origin;
