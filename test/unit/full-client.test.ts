import { expect, test } from 'vitest';
import type { AtsClient } from '../../app/ats/calls/api.ts';
import { answering } from '../support/answering.ts';
import { KEY, work } from '../support/bench.ts';

const CODE = `atc_${'0'.repeat(64)}`;
const byCode = { accessCode: CODE };
const byUser = { atsId: 7, network: 'mainnet' };
const { creators } = work;
const job = { job_id: 'j' };
const upload = { ...job, upload_url: 'https://s3.example/put' };
const url = 'https://s3.example/get';
const prepared = { job_id: 'j', passphrase: null };

type Call = (client: AtsClient) => Promise<unknown>;
const calls: [call: Call, sent: string, body: unknown, reply: object][] = [
  [(c) => c.initWork(work, KEY), 'POST /v1/works/init', work, upload],
  [(c) => c.prepareWork('j'), 'POST /v1/works/prepare', prepared, job],
  [(c) => c.prepareWork(job), 'POST /v1/works/prepare', prepared, job],
  [(c) => c.confirmWork('j'), 'POST /v1/works/confirm', job, { transaction_id: 't' }],
  [(c) => c.confirmWork(job), 'POST /v1/works/confirm', job, { transaction_id: 't' }],
  [(c) => c.accessWork(CODE), `GET /v1/access/${CODE}/work`, '', {}],
  [(c) => c.accessWork('a/b'), `GET /v1/access/a%2Fb/work`, '', {}],
  [
    (c) => c.initVersion(byCode, { creators }, KEY),
    `POST /v1/access/${CODE}/versions/init`,
    { creators },
    job,
  ],
  [
    (c) => c.initVersion(byUser, { creators }, KEY),
    'POST /v1/works/7/versions/init',
    { creators, network: 'mainnet' },
    job,
  ],
  [
    (c) => c.initVersionUpload(byCode, { creators, filename: 'a.wav' }, KEY),
    `POST /v1/access/${CODE}/versions/init-upload`,
    { creators, filename: 'a.wav' },
    upload,
  ],
  [
    (c) => c.initVersionUpload(byUser, { creators, filename: 'a.wav' }, KEY),
    'POST /v1/works/7/versions/init-upload',
    { creators, filename: 'a.wav', network: 'mainnet' },
    upload,
  ],
  [(c) => c.prepareVersion(byCode, 'j'), `POST /v1/access/${CODE}/versions/prepare`, prepared, job],
  [(c) => c.prepareVersion(byUser, 'j'), 'POST /v1/works/7/versions/prepare', prepared, job],
  [
    (c) => c.confirmVersion(byCode, 'j'),
    `POST /v1/access/${CODE}/versions/confirm`,
    job,
    { transaction_id: 't' },
  ],
  [(c) => c.confirmVersion(byUser, job), 'POST /v1/works/7/versions/confirm', job, { transaction_id: 't' }],
  [(c) => c.listWorks({ network: 'testnet' }), 'GET /v1/works?network=testnet&first=50', '', { works: [] }],
  [
    (c) => c.listWorks({ network: 'testnet', first: 5, after: 'a=', search: 'low & tide' }),
    'GET /v1/works?network=testnet&first=5&after=a%3D&search=low+%26+tide',
    '',
    { works: [] },
  ],
  [(c) => c.listVersions(byUser), 'GET /v1/works/7/versions?network=mainnet', '', { versions: [] }],
  [
    (c) => c.listCreators(byUser, 2),
    'GET /v1/works/7/versions/2/creators?network=mainnet',
    '',
    { creators: [] },
  ],
  [(c) => c.downloadUrl('w', 'asset'), 'GET /v1/works/w/download/asset', '', { url }],
  [(c) => c.downloadUrl('w', 'certificate'), 'GET /v1/works/w/download/certificate', '', { url }],
  [
    (c) => c.downloadUrl('w', 'asset', { version: 2 }),
    'GET /v1/works/w/versions/2/download/audio',
    '',
    { url },
  ],
  [
    (c) => c.downloadUrl('w', 'certificate', { version: 2 }),
    'GET /v1/works/w/versions/2/download/certificate',
    '',
    { url },
  ],
];

test.each(calls.map(([call, sent, ...rest]) => [sent, call, ...rest] as const))(
  '%s',
  async (sent, call, body, reply) => {
    const { client, seen } = await answering(reply);
    expect(await call(client)).toMatchObject(reply);
    const [method, path] = sent.split(' ');
    const key = sent.includes('init') ? KEY : undefined;
    expect(seen).toEqual([{ method, url: path, siteKey: 'cpk_1', token: 'Bearer jwt', key, body }]);
  },
);

test.each<[name: string, call: Call]>([
  ['stats', (c) => c.stats('testnet')],
  ['transactionStatus', (c) => c.transactionStatus('/v1/transactions/t')],
])('%s gives nobody away', async (_, call) => {
  const { client, seen } = await answering({});
  await call(client);
  expect(seen).toMatchObject([{ siteKey: undefined, token: undefined, key: undefined }]);
});
