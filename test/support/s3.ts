import { AwsClient } from 'aws4fetch';
import type { IncomingMessage } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { attachment } from '../../demo/server/attachment.ts';
import type { ObjectStorage } from '../../demo/server/index.ts';
import { blocksOf } from './doc-blocks.ts';

const BUCKET = 'uploads';
/** What a bucket for this widget needs, as docs/hosting.md says. */
const [cors] = blocksOf('xml cors');
/** The only account s3rver knows. */
const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
const HOUR = 3_600_000;

/** A request as it arrived. */
export interface S3Request {
  method: string;
  url: URL;
  origin: string | undefined;
  status: number;
}

/** A real S3 server, in whose place the local ATS can stand back. */
export class S3 implements ObjectStorage {
  readonly url: string;
  requests: S3Request[] = [];
  #aws = new AwsClient({ ...KEYS, service: 's3', region: 'us-east-1' });
  #server: S3rver;
  #directory: string;
  #late = false;

  private constructor(server: S3rver, port: number, directory: string) {
    this.#server = server;
    this.#directory = directory;
    this.url = `http://localhost:${port}`;
    server.httpServer.prependListener('request', (request: IncomingMessage, response) => {
      const { method = '', url = '', headers } = request;
      // S3 answers a preflight whatever the URL's signature is worth; s3rver would refuse an expired one.
      if (method === 'OPTIONS') request.url = url.replace(/\?.*/, '');
      response.on('finish', () => {
        const { origin, host } = headers;
        const { statusCode: status } = response;
        this.requests.push({ method, url: new URL(url, `http://${host}`), origin, status });
      });
    });
  }

  static async start(): Promise<S3> {
    const directory = await mkdtemp(join(tmpdir(), 's3-'));
    const server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory,
      vhostBuckets: false,
      configureBuckets: [{ name: BUCKET, configs: [cors?.text ?? ''] }],
    });
    const { port } = await server.run();
    return new S3(server, port, directory);
  }

  async close() {
    const closed = this.#server.close();
    this.#server.httpServer.closeAllConnections();
    await closed;
    await rm(this.#directory, { recursive: true });
  }

  /** The next upload URL will have run out long ago, whatever is said of it. */
  expireNext() {
    this.#late = true;
  }

  presignPut(key: string, expiresAt: number) {
    const before = this.#late ? HOUR : 0;
    this.#late = false;
    return this.#presign('PUT', key, Date.now() - before, expiresAt - before);
  }

  presignGet(key: string, expiresAt: number, filename: string) {
    const disposition = { 'response-content-disposition': attachment(filename) };
    return this.#presign('GET', key, Date.now(), expiresAt, disposition);
  }

  async read(key: string) {
    const reply = await fetch(await this.#presign('GET', key, Date.now(), Date.now() + HOUR));
    if (reply.status === 404) return null;
    if (!reply.ok) throw new Error(`S3 answered ${reply.status}: ${await reply.text()}`);
    return reply.body;
  }

  /** s3rver takes any signature of version 4, so that is checked here, over the request as it arrived. */
  async isSigned({ method, url }: S3Request) {
    const unsigned = new URL(url);
    unsigned.searchParams.delete('X-Amz-Signature');
    const datetime = url.searchParams.get('X-Amz-Date') ?? '';
    const again = new URL(await this.#sign(method, unsigned, datetime));
    return again.searchParams.get('X-Amz-Signature') === url.searchParams.get('X-Amz-Signature');
  }

  #presign(method: string, key: string, now: number, expiresAt: number, params: Record<string, string> = {}) {
    const url = new URL(`/${BUCKET}/${key}`, this.url);
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
    url.searchParams.set('X-Amz-Expires', String(Math.ceil((expiresAt - now) / 1000)));
    return this.#sign(method, url, new Date(now).toISOString().replace(/[-:]|\.\d+/g, ''));
  }

  async #sign(method: string, url: URL, datetime: string) {
    const { url: signed } = await this.#aws.sign(url, { method, aws: { signQuery: true, datetime } });
    return signed;
  }
}
