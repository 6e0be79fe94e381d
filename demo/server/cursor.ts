import { AtsError } from './errors.ts';

const encode = (turn: number): string => Buffer.from(`turn:${turn}`).toString('base64url');

/** A place in a list, as an opaque text. */
export const cursorReply = (turn: number | null): string | null => (turn === null ? null : encode(turn));

/** The place a cursor of ours stands for. */
export function readCursor(cursor: string): number {
  const turn = Number(/^turn:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1]);
  // Decoding overlooks what does not belong in base64; only an exact copy is one of ours.
  if (Number.isNaN(turn) || encode(turn) !== cursor) {
    throw new AtsError('common.bad_request', { reason: 'after is not a cursor of this list' });
  }
  return turn;
}
