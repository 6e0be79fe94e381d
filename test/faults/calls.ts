import type { Kind } from './faults.ts';
import * as journey from './journey.ts';
import type { Journey } from './journey.ts';

/** A call of a flow: what it is on the wire, how the flow comes to it, and where it leads when all goes well. */
export interface Call {
  flow: string;
  name: string;
  /** As the local ATS names it. */
  on: string;
  kind: Kind;
  /** Seconds after which the user must have been told how it ended. */
  limit: number;
  /** A reply with nothing but what the next step needs. */
  only: object;
  settings?: object;
  /** It is made again and again until there is news, or while the form is filled in: how often depends on real time. */
  polls: boolean;
  journey: Journey;
}

/** A reply has 15 s, three attempts, 1 s and 2 s between them; a token is waited for a minute, a limit of rate 30 s twice. */
const READ = 15 * 3 + 3 + 60;
const PREPARE = 120 * 3 + 3 + 60;
const CONFIRM = 30 * 3 + 3 + 60;
const PUT = (30 * 3 + 3) * 2;
/** Without news for 120 s; the last of them may come at the end of the socket's patience. */
const TRACK = 120 + 10 + 15 + 3;

type Row = [name: string, on: string, kind: Kind, limit: number, only: object, settings?: object];

const flow = (name: string, of: Journey, rows: Row[]): Call[] =>
  rows.map(([call, on, kind, limit, only, settings]) => ({
    flow: name,
    name: call,
    on,
    kind,
    limit,
    only,
    ...(settings && { settings }),
    polls: limit === TRACK || call === 'stats',
    journey: of,
  }));

/** All that comes after Register or Update. */
const paying = (path: string, upload: string): Row[] => [
  [upload, `POST ${path}/${upload}`, 'keyed', READ, { job_id: true, upload_url: true }],
  ['PUT', 'PUT /storage/*', 'storage', PUT, {}],
  ['prepare', `POST ${path}/prepare`, 'json', PREPARE, { job_id: true }],
  ['confirm', `POST ${path}/confirm`, 'json', CONFIRM, { transaction_id: true }],
  ['WebSocket', 'WS /v1/transactions/*', 'socket', TRACK, {}],
  ['polling', 'GET /v1/transactions/*', 'json', TRACK, { current_step: true }, { webSocket: false }],
];

const download = { url: true };
const versions = { versions: [{ version: true }] };
const creators = { creators: [{ full_name: true }] };
const works = { works: [{ id: true, ats_id: true }], page_info: { has_next_page: true, end_cursor: true } };
const OF_CODE = '/v1/access/*/versions';
const OF_USER = '/v1/works/*/versions';

export const CALLS: readonly Call[] = [
  ...flow('register', journey.register, [['stats', 'GET /v1/stats', 'json', READ, {}]]),
  ...flow('register', journey.register, paying('/v1/works', 'init')),
  ...flow('register', journey.register, [
    // The code is not there yet when the transaction ends: it is kept back until that has been seen.
    [
      'access code',
      'GET /v1/transactions/*',
      'json',
      TRACK,
      { current_step: true },
      { accessCodeDelayMs: 3_600_000 },
    ],
  ]),
  ...flow('register', journey.certificate, [
    ['certificate', 'GET /v1/works/*/download/certificate', 'json', READ, download],
  ]),
  ...flow('update by code', journey.openCode, [['work', 'GET /v1/access/*/work', 'json', READ, {}]]),
  ...flow('update by code', journey.updateByCode, paying(OF_CODE, 'init-upload')),
  ...flow('update by code', journey.keepByCode, [
    ['init', `POST ${OF_CODE}/init`, 'keyed', READ, { job_id: true }],
  ]),
  ...flow('update by user', journey.listToUpdate, [['works', 'GET /v1/works', 'json', READ, works]]),
  ...flow('update by user', journey.openWork, [
    ['versions', `GET ${OF_USER}`, 'json', READ, versions],
    ['creators', `GET ${OF_USER}/*/creators`, 'json', READ, creators],
  ]),
  ...flow('update by user', journey.updateByUser, paying(OF_USER, 'init-upload')),
  ...flow('update by user', journey.keepByUser, [
    ['init', `POST ${OF_USER}/init`, 'keyed', READ, { job_id: true }],
  ]),
  ...flow('download', journey.list, [['works', 'GET /v1/works', 'json', READ, works]]),
  ...flow('download', journey.nextPage, [['next page', 'GET /v1/works', 'json', READ, works]]),
  ...flow('download', journey.search, [['search', 'GET /v1/works', 'json', READ, works]]),
  ...flow('download', journey.detail, [['versions', `GET ${OF_USER}`, 'json', READ, versions]]),
  ...flow('download', journey.creators, [['creators', `GET ${OF_USER}/*/creators`, 'json', READ, creators]]),
  ...flow('download', journey.fetchFile, [
    ['file', `GET ${OF_USER}/*/download/audio`, 'json', READ, download],
  ]),
  ...flow('download', journey.fetchCertificate, [
    ['certificate', `GET ${OF_USER}/*/download/certificate`, 'json', READ, download],
  ]),
];
