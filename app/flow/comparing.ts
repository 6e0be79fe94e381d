/** Download mode: whether a file of the user's is that of a version. Nothing of it leaves the device. */
import type { Version } from '../ats/client.ts';
import { bareHex } from '../proof/hex.ts';
import type { EventOf } from './event.ts';
import { mediaHashOf } from './known-work.ts';
import { stay, to, type Next } from './next.ts';
import type { Compared, ScreenState, Snapshot } from './state.ts';

type Detail = ScreenState<'DOWNLOAD_DETAIL'>;

/** Hashed as long as somebody waits for it. */
export const fileToCompare = ({ compared }: Detail): File | null =>
  compared?.status === 'reading' ? compared.file : null;

/** Chosen, or tried again: what was begun for another file is dropped. */
export function compare(snapshot: Snapshot, { file, folder }: EventOf<'file'>, state: Detail): Next {
  if (!state.versions) return stay(snapshot);
  if (folder || file.size === 0) {
    return to(snapshot, { ...state, compared: { status: folder ? 'folder' : 'empty', file } });
  }
  const compared: Compared = { status: 'reading', file, percent: 0 };
  return to(snapshot, { ...state, compared }, { type: 'hash', file });
}

export function reading(snapshot: Snapshot, { file, loaded }: EventOf<'reading'>, state: Detail): Next {
  const { compared } = state;
  const percent = Math.floor((loaded / file.size) * 100);
  if (compared?.status !== 'reading' || compared.file !== file || compared.percent === percent) {
    return stay(snapshot);
  }
  return to(snapshot, { ...state, compared: { ...compared, percent } });
}

export const read = (snapshot: Snapshot, { file, hash }: EventOf<'read'>, state: Detail): Next =>
  fileToCompare(state) === file
    ? to(snapshot, { ...state, compared: hash ? { status: 'read', file, hash } : { status: 'unread', file } })
    : stay(snapshot);

/** `unknown`: the service does not tell which file the version is of. */
export function likeness(compared: Compared | null, version: Version) {
  if (compared?.status !== 'read') return null;
  const hash = mediaHashOf(version);
  if (!hash) return 'unknown';
  return bareHex(hash) === bareHex(compared.hash) ? 'same' : 'other';
}
