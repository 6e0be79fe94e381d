/** Every code of the catalogue, as the answer to every call of an update and of the lists. */
import { describe, expect, test } from 'vitest';
import { CATALOGUE, type ErrorCode } from '../../app/ats/catalogue.ts';
import { atsError } from '../../app/ats/errors.ts';
import type { Config } from '../../app/flow/config.ts';
import type { Call } from '../../app/flow/effect.ts';
import type { Event } from '../../app/flow/event.ts';
import type { KnownWork } from '../../app/flow/known-work.ts';
import type { Snapshot, State } from '../../app/flow/state.ts';
import { detailOf, run, screenOf } from '../support/flow.ts';
import { accessCode, config, draft, events, file, inState, submission } from './samples.ts';

const codes = (Object.keys(CATALOGUE) as ErrorCode[]).filter((code) => !code.startsWith('widget.'));
const known = {
  title: 'Low Tide',
  filename: 'low-tide.wav',
  version: 1,
  creators: [],
  mediaHash: null,
  open: true,
};
const byCode: KnownWork = { ...known, target: { accessCode } };
const ofUser: KnownWork = { ...known, target: { atsId: 7, network: 'testnet' } };

const form = (step: 'access_code' | 'work_select'): State => ({
  screen: 'FORM',
  step,
  problems: {},
  busy: true,
});
const upload = (base: KnownWork, kept = false): State => ({
  screen: 'UPLOAD',
  submission: { ...submission, base, file: kept ? null : file, job: null },
  sending: false,
  loaded: 0,
});
const quoting = (base: KnownWork): State => ({
  screen: 'CONFIRMING',
  submission: { ...submission, base },
  jobId: 'job-1',
  quote: null,
  quotedAt: 0,
  check: null,
  lost: 0,
});
const init = (base: KnownWork, upload: boolean): Call => ({
  type: 'init',
  work: submission.work,
  key: 'key-1',
  base,
  upload,
});
const work = { id: 'work-1', ats_id: 7 };

/** A call, where it is made, and as whom. `field`: the codes that lead back to a field, and to which. */
const subjects: {
  name: string;
  state: State;
  call: Call;
  user?: string;
  mode?: 'download';
  field?: Record<string, string>;
}[] = [
  {
    name: 'which work a code opens',
    state: form('access_code'),
    call: { type: 'access', code: accessCode },
    // What older services say of a code that they do not know.
    field: {
      'form:access_code': 'FORM/access_code',
      'common.not_found': 'FORM/access_code',
      'work.not_found': 'FORM/access_code',
    },
  },
  {
    name: 'init by code, with a file',
    state: upload(byCode),
    call: init(byCode, true),
    field: { 'form:access_code': 'FORM/access_code', 'form:file': 'FORM/file' },
  },
  {
    name: 'init by code, keeping the file',
    state: upload(byCode, true),
    call: init(byCode, false),
    field: { 'form:access_code': 'FORM/access_code' },
  },
  {
    name: 'init of a user’s work',
    state: upload(ofUser),
    call: init(ofUser, true),
    user: 'user-1',
    field: { 'form:file': 'FORM/file' },
  },
  {
    name: 'the quote of a new version',
    state: quoting(ofUser),
    call: { type: 'prepare', jobId: 'job-1', target: ofUser.target },
    user: 'user-1',
    field: { 'form:file': 'FORM/file' },
  },
  {
    name: 'the first page of works to update',
    state: form('work_select'),
    call: { type: 'list', search: '', page: 0, after: null, delay: 0 },
    user: 'user-1',
  },
  {
    name: 'the first page of works to fetch',
    state: { screen: 'DOWNLOADS' },
    call: { type: 'list', search: '', page: 0, after: null, delay: 0 },
    user: 'user-1',
    mode: 'download',
  },
  {
    name: 'the versions of a work',
    state: {
      screen: 'DOWNLOAD_DETAIL',
      work,
      versions: null,
      creators: {},
      downloads: {},
      compared: null,
      proofs: {},
    },
    call: { type: 'versions', work },
    user: 'user-1',
    mode: 'download',
  },
];

describe.each(subjects)('$name', ({ state, call, user = null, mode, field = {} }) => {
  const host: Config = { ...config, mode: mode ?? 'update', externalUserId: user };
  const sent = 'submission' in state ? state.submission : null;
  const before: Snapshot = inState(state, {
    config: host,
    last: host,
    running: sent ? host : null,
    submission: sent,
    base: sent?.base ?? null,
    draft: { ...draft, accessCode },
  });

  test.each(codes)('%s', (code) => {
    const error = atsError(code, { httpStatus: 400, requestId: 'req_1' });
    const [next, effects] = run(before, { ...events.failed, call, error } as Event);
    const { behaviour } = CATALOGUE[code];
    const back = field[code] ?? field[behaviour];
    if (behaviour === 'refresh') {
      expect(next).toMatchObject({ token: null, waiting: { calls: [call] }, state });
      expect(detailOf(effects, 'allfeat:token-expired')).toMatchObject({ pendingAction: host.mode });
      return;
    }
    // Nothing that was typed or chosen is lost, whatever the answer.
    expect(next.draft).toEqual(before.draft);
    const name = back ? 'allfeat:error' : 'allfeat:failed';
    expect(detailOf(effects, name)).toMatchObject({ code, requestId: 'req_1' });
    if (back) expect(screenOf(next)).toBe(back);
    else if (behaviour === 'disabled') expect(next.state.screen).toBe('DISABLED');
    else {
      expect(next.state).toMatchObject({ screen: 'FAILED' });
      expect(next.state).not.toMatchObject({ retry: null });
    }
  });
});
