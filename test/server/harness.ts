// A small client of the local ATS: real HTTP and WebSockets, no knowledge of the server's insides.
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { startAts } from '../../demo/server/index.ts';
import type { AtsOptions, RunningAts } from '../../demo/server/index.ts';

export type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

export interface Reply {
  status: number;
  headers: Headers;
  body: Json;
}

export const creator = {
  full_name: 'Ada Example',
  email: 'ada@example.com',
  roles: { author: true, composer: true, arranger: false, adapter: false },
};

export const work = (changes: Json = {}): Json => ({
  network: 'testnet',
  title: 'Morning Song',
  filename: 'morning.wav',
  creators: [creator],
  ...changes,
});

export class Client {
  readonly ats: RunningAts;
  readonly #origin: string;

  /** `origin` is that of the backend that mints. */
  constructor(ats: RunningAts, origin = 'http://localhost:4100') {
    this.ats = ats;
    this.#origin = origin;
  }

  static async start(options: AtsOptions = {}): Promise<Client> {
    return new Client(await startAts({ ...options, settings: { stepMs: 1, ...options.settings } }));
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.ats.url + path, init);
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await this.fetch(path, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  }

  control(method: string, name: string, body?: unknown): Promise<Reply> {
    return this.call(method, `/__control/${name}`, body);
  }

  fault(fault: Json): Promise<Reply> {
    return this.control('POST', 'faults', fault);
  }

  async requests(): Promise<Json[]> {
    return (await this.control('GET', 'requests')).body as Json[];
  }

  async works(): Promise<Json[]> {
    return (await this.control('GET', 'works')).body['works'];
  }

  mint(changes: Json = {}, headers: Record<string, string> = {}): Promise<Reply> {
    const body = { secret_key: 'csk_demo', action_type: 'register', allowed_network: 'testnet', ...changes };
    return this.call('POST', '/v1/sessions', body, { Origin: this.#origin, ...headers });
  }

  /** Headers of a call with a fresh token. */
  async auth(changes: Json = {}): Promise<Record<string, string>> {
    const { body } = await this.mint(changes);
    return { Authorization: `Bearer ${body['token']}`, 'X-Site-Key': 'cpk_demo' };
  }

  async init(auth: Record<string, string>, changes: Json = {}): Promise<Json> {
    return expectStatus(200, await this.call('POST', '/v1/works/init', work(changes), auth));
  }

  /** Init and upload. */
  async upload(auth: Record<string, string>, bytes: BodyInit, changes: Json = {}): Promise<Json> {
    const job = await this.init(auth, changes);
    const put = await fetch(job['upload_url'], { method: 'PUT', body: bytes });
    if (put.status !== 200) throw new Error(`PUT answered ${put.status}: ${await put.text()}`);
    return job;
  }

  prepare(auth: Record<string, string>, job: Json): Promise<Reply> {
    return this.call('POST', '/v1/works/prepare', { job_id: job['job_id'], passphrase: null }, auth);
  }

  confirm(auth: Record<string, string>, job: Json): Promise<Reply> {
    return this.call('POST', '/v1/works/confirm', { job_id: job['job_id'] }, auth);
  }

  /** Init, upload, prepare. */
  async quote(auth: Record<string, string>, bytes: BodyInit = 'audio', changes: Json = {}): Promise<Json> {
    return expectStatus(200, await this.prepare(auth, await this.upload(auth, bytes, changes)));
  }

  /** Everything up to the confirm reply. */
  async pay(auth: Record<string, string>, bytes: BodyInit = 'audio', changes: Json = {}): Promise<Json> {
    const quote = await this.quote(auth, bytes, changes);
    return { ...quote, ...expectStatus(202, await this.confirm(auth, quote)) };
  }

  /** A whole registration, waiting for the end of its transaction. */
  async register(auth: Record<string, string>, bytes: BodyInit = 'audio', changes: Json = {}): Promise<Json> {
    const paid = await this.pay(auth, bytes, changes);
    const { frames } = await this.watch(paid['ws_url']);
    return { ...paid, ...frames.at(-1)?.['details'] };
  }

  /** Init of an update; with bytes their upload too. `base` is the path below which its four calls lie. */
  async openUpdate(auth: Record<string, string>, base: string, bytes?: BodyInit, changes: Json = {}) {
    const network = base.startsWith('/v1/access/') ? {} : { network: 'testnet' };
    const body = {
      creators: [creator],
      ...network,
      ...(bytes ? { filename: 'evening.wav' } : {}),
      ...changes,
    };
    const job = expectStatus(
      200,
      await this.call('POST', `${base}/init${bytes ? '-upload' : ''}`, body, auth),
    );
    if (bytes) await fetch(job['upload_url'], { method: 'PUT', body: bytes });
    return job;
  }

  prepareUpdate(auth: Record<string, string>, base: string, job: Json): Promise<Reply> {
    return this.call('POST', `${base}/prepare`, { job_id: job['job_id'], passphrase: null }, auth);
  }

  confirmUpdate(auth: Record<string, string>, base: string, job: Json): Promise<Reply> {
    return this.call('POST', `${base}/confirm`, { job_id: job['job_id'] }, auth);
  }

  /** A whole update, waiting for the end of its transaction. Without bytes the stored file is kept. */
  async update(auth: Record<string, string>, base: string, bytes?: BodyInit, changes: Json = {}) {
    const job = await this.openUpdate(auth, base, bytes, changes);
    const quote = expectStatus(200, await this.prepareUpdate(auth, base, job));
    const paid = expectStatus(202, await this.confirmUpdate(auth, base, quote));
    const { frames } = await this.watch(paid['ws_url']);
    return { ...quote, ...paid, ...frames.at(-1)?.['details'] } as Json;
  }

  open(path: string): WebSocket {
    return new WebSocket(this.ats.url.replace('http', 'ws') + path);
  }

  /** Every frame until the server closes, and how it closed. */
  async watch(path: string): Promise<{ frames: Json[]; code: number }> {
    const socket = this.open(path);
    const frames: Json[] = [];
    socket.on('message', (data) => frames.push(JSON.parse(String(data))));
    const [code] = (await once(socket, 'close')) as [number];
    return { frames, code };
  }
}

export function expectStatus(status: number, reply: Reply): Json {
  if (reply.status !== status) throw new Error(`Answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** Where the update calls of a work lie. */
export const byCode = (done: Json): string => `/v1/access/${done['access_code']}/versions`;
export const byAtsId = (done: Json): string => `/v1/works/${done['ats_id']}/versions`;

/** Status and code of a refusal, for one comparison. */
export const refusal = ({ status, body }: Reply): string => `${status} ${body['error']?.code}`;
