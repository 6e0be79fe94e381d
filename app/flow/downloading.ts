/** Download mode: the versions of a work, and what can be fetched of each. */
import { EVENT_NAMES } from '../../bridge/protocol.ts';
import type { Version } from '../ats/client.ts';
import type { AtsError } from '../ats/errors.ts';
import { emit, type Call, type DownloadCall } from './effect.ts';
import type { EventOf } from './event.ts';
import { callFailed } from './failing.ts';
import { chosen } from './listing.ts';
import { start, stay, to, type Next } from './next.ts';
import { reported } from './report.ts';
import { proofOf } from './proof-of-version.ts';
import type { Download, ScreenState, Snapshot } from './state.ts';
import { refuseOr } from './token.ts';

type Detail = ScreenState<'DOWNLOAD_DETAIL'>;

export const keyOf = ({ version, kind }: Pick<DownloadCall, 'version' | 'kind'>) => `${version}/${kind}`;
/** For its events. */
export const subjectOf = ({ workId, kind }: DownloadCall) => ({ workId, kind });

export const openWork = (snapshot: Snapshot, { work }: EventOf<'choose'>): Next =>
  start(
    {
      ...chosen(snapshot, work.ats_id),
      state: {
        screen: 'DOWNLOAD_DETAIL',
        work,
        versions: null,
        creators: {},
        downloads: {},
        compared: null,
        proofs: {},
      },
    },
    { type: 'versions', work },
    { type: 'abort' },
  );

/** What was still being asked for will not come. */
export const leave = (snapshot: Snapshot, _: EventOf<'back'>, { work, downloads }: Detail): Next =>
  to(
    { ...snapshot, waiting: null, hold: null },
    { screen: 'DOWNLOADS' },
    { type: 'abort' },
    ...Object.entries(downloads).flatMap(([key, { status }]) =>
      status === 'busy'
        ? [
            emit(EVENT_NAMES.DOWNLOAD_FAILED, {
              workId: work.id,
              kind: key.endsWith('asset') ? 'asset' : 'certificate',
            }),
          ]
        : [],
    ),
  );

export const versionsFound = (
  snapshot: Snapshot,
  { versions }: EventOf<'versionsFound'>,
  state: Detail,
): Next => to(snapshot, { ...state, versions: newestFirst(versions) });

/** Each once, whatever the service says. */
const newestFirst = (versions: readonly Version[]) =>
  [...new Map(versions.map((each) => [each.version, each])).values()].sort((a, b) => b.version - a.version);

/** Asked for once. */
export function showCreators(snapshot: Snapshot, { version }: EventOf<'showCreators'>, state: Detail): Next {
  const known = state.creators[version];
  if (known && known !== 'failed') return stay(snapshot);
  return start(
    { ...snapshot, state: { ...state, creators: { ...state.creators, [version]: 'busy' } } },
    { type: 'creators', atsId: state.work.ats_id, version, base: null },
  );
}

export const creatorsFound = (
  snapshot: Snapshot,
  { call, creators }: EventOf<'creatorsFound'>,
  state: Detail,
): Next =>
  proofOf(snapshot, { ...state, creators: { ...state.creators, [call.version]: creators } }, call.version);

const withDownload = (state: Detail, call: DownloadCall, download: Download): Detail => ({
  ...state,
  downloads: { ...state.downloads, [keyOf(call)]: download },
});

/** A presigned URL is short-lived: each click asks for another one. */
export function download(snapshot: Snapshot, { version, kind }: EventOf<'download'>, state: Detail): Next {
  const call = { type: 'download', workId: state.work.id, kind, version } as const;
  if (state.downloads[keyOf(call)]?.status === 'busy') return stay(snapshot);
  return start(
    { ...snapshot, state: withDownload(state, call, { status: 'busy' }) },
    call,
    emit(EVENT_NAMES.DOWNLOAD_STARTED, subjectOf(call)),
  );
}

export const urlFound = (snapshot: Snapshot, { call, url, expiresAt }: EventOf<'urlFound'>): Next => [
  snapshot,
  [{ type: 'open', call, url, expiresAt }],
];

/** A window that the browser refused, or that came too late after the click, becomes a link. */
export const fetched = ({ blocked, url, expiresAt }: EventOf<'opened'>): Download =>
  blocked ? { status: 'link', url, expiresAt } : { status: 'idle' };

export const opened = (snapshot: Snapshot, event: EventOf<'opened'>, state: Detail): Next =>
  to(
    snapshot,
    withDownload(state, event.call, fetched(event)),
    emit(EVENT_NAMES.DOWNLOAD_COMPLETE, subjectOf(event.call)),
  );

/** What the service says where there is nothing to fetch. */
const NOTHING = ['work.certificate_unavailable', 'work.no_asset'];

/** Null for a call that the screen cannot do without. */
export function endHere(snapshot: Snapshot, call: Call, error: AtsError, state: Detail): Next | null {
  if (call.type === 'creators') {
    const creators = { ...state.creators, [call.version]: 'failed' as const };
    const proofs = { ...state.proofs };
    if (proofs[call.version] === 'busy') proofs[call.version] = 'failed';
    return to(snapshot, { ...state, creators, proofs }, reported(snapshot, error, 'works'));
  }
  if (call.type !== 'download') return null;
  return to(
    snapshot,
    withDownload(state, call, { status: NOTHING.includes(error.code) ? 'none' : 'failed' }),
    emit(EVENT_NAMES.DOWNLOAD_FAILED, { ...subjectOf(call), message: error.message }),
  );
}

export function detailFailed(snapshot: Snapshot, event: EventOf<'failed'>, state: Detail): Next {
  const { call } = event;
  return call.type === 'versions'
    ? callFailed(snapshot, event)
    : refuseOr(snapshot, event, (error) => endHere(snapshot, call, error, state) ?? stay(snapshot));
}
