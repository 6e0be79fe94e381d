import { describe, expect, test } from 'vitest';
import type { AtsClient } from '../../app/ats/client.ts';
import { failure, KEY, useBench, work } from '../support/bench.ts';

const bench = useBench();

describe('a failure', () => {
  test('of the network has its cause', async () => {
    await bench.ats.fault({ on: 'GET /v1/stats', times: -1, drop: 'after' });
    const error = await failure(bench.client().stats('testnet'));
    expect(error).toMatchObject({
      errorCode: 'widget.network_error',
      code: 'NETWORK_ERROR',
      requestId: null,
    });
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.isRetryable()).toBe(true);
  });

  test('of the service has all the service says', async () => {
    const details = { required_credits: 5 };
    await bench.ats.fault({ on: 'POST /v1/works/init', code: 'registration.insufficient_credits', details });
    expect(await failure(bench.client().initWork(work, KEY))).toMatchObject({
      errorCode: 'registration.insufficient_credits',
      message: 'Insufficient credits.',
      requestId: expect.stringMatching(/^req_/),
      details,
      httpStatus: expect.any(Number),
    });
  });
});

describe('a reply', () => {
  const inits = 'POST /v1/works/init';
  const url = 'https://s3.example/put';
  const wrong: unknown[] = [
    '',
    'ok',
    '<!doctype html><title>Sign in</title>',
    '{"job_id":"1","upload_url":',
    null,
    [],
    {},
    { job_id: 'job-1' },
    { job_id: '', upload_url: url },
    { job_id: null, upload_url: url },
    { job_id: 'job-1', upload_url: 'not a url' },
    { job_id: 'job-1', upload_url: 7 },
  ];
  test.each(wrong.map((body) => [body]))('of the wrong shape is malformed: %j', async (body) => {
    await bench.ats.fault({ on: inits, body });
    expect(await failure(bench.client().initWork(work, KEY))).toMatchObject({
      errorCode: 'widget.malformed_response',
      httpStatus: 200,
    });
    expect(bench.waits).toEqual([]);
  });

  test('without a body is malformed', async () => {
    await bench.ats.fault({ on: inits, status: 204 });
    expect((await failure(bench.client().initWork(work, KEY))).errorCode).toBe('widget.malformed_response');
  });

  const optional =
    'total_works max_audio_size_bytes upload_expires_at work_id commitment is_valid expires_at steps result ' +
    'total_price_credits ws_url status_url access_code current_step progress description is_complete';
  const confirms = 'POST /v1/works/confirm';
  test.each<[name: string, on: string, body: object, call: (client: AtsClient) => Promise<unknown>]>([
    ['stats', 'GET /v1/stats', {}, (client) => client.stats('testnet')],
    ['init', inits, { job_id: 'j', upload_url: url }, (client) => client.initWork(work, KEY)],
    ['prepare', 'POST /v1/works/prepare', { job_id: 'j' }, (client) => client.prepareWork('j')],
    ['confirm', confirms, { transaction_id: 't' }, (client) => client.confirmWork('j')],
    ['status', 'GET /v1/transactions/t', {}, (client) => client.transactionStatus('/v1/transactions/t')],
    ['download', 'GET /v1/works/w/download/asset', { url }, (client) => client.downloadUrl('w', 'asset')],
  ])('of %s may lack all that is not needed, be null there, or have more', async (_, on, body, call) => {
    const nulls = Object.fromEntries(optional.split(' ').map((name) => [name, null]));
    await bench.ats.fault({ on, body });
    await bench.ats.fault({ on, body: { ...nulls, ...body, new_field: { a: 1 } } });
    expect(await call(bench.client())).toMatchObject(body);
    const again = await call(bench.client());
    expect(again).toMatchObject(body);
    expect(again).not.toHaveProperty('new_field');
  });

  test('of prepare that names no job is no quote, and nothing is confirmed on it', async () => {
    await bench.ats.fault({ on: 'POST /v1/works/prepare', body: { data: [1] } });
    expect((await failure(bench.client().prepareWork('j'))).errorCode).toBe('widget.malformed_response');
  });

  test('may number its ids', async () => {
    await bench.ats.fault({ on: confirms, body: { transaction_id: 12 } });
    expect((await bench.client().confirmWork('j')).transaction_id).toBe('12');
  });
});
