import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Client, creator, expectStatus, refusal } from './harness.ts';

let ats: Client;
beforeAll(async () => {
  ats = await Client.start();
});
beforeEach(() => ats.control('POST', 'reset'));
afterAll(() => ats.ats.close());

function inflate(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return '';
  }
}

/** The lines a PDF of ours draws. */
function linesOf(pdf: Buffer): string[] {
  const source = pdf.toString('latin1');
  return [...source.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].flatMap(([, stream]) => {
    const content = inflate(Buffer.from(stream as string, 'latin1'));
    return [...content.matchAll(/<([0-9A-F]+)> Tj/g)].map(([, hex]) =>
      Buffer.from(hex as string, 'hex').toString('latin1'),
    );
  });
}

async function certificate(changes = {}, register = {}) {
  const auth = await ats.auth(register);
  const done = await ats.register(auth, 'audio', changes);
  const link = expectStatus(
    200,
    await ats.call('GET', `/v1/works/${done['work_id']}/download/certificate`, undefined, auth),
  );
  const response = await fetch(link['url']);
  return { done, link, auth, response, pdf: Buffer.from(await response.arrayBuffer()) };
}

describe('a certificate', () => {
  test('is a PDF to save, with everything about the version', async () => {
    const { done, response, pdf } = await certificate();
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="certificate-1-v1.pdf"');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const lines = linesOf(pdf);
    for (const line of [
      'Morning Song',
      'Ada Example',
      'Author, Composer',
      '1, version 1',
      String(done['block_number']),
    ]) {
      expect(lines).toContain(line);
    }
    expect(lines).toContain(done['tx_hash']);
    expect(lines).toContain(done['commitment']);
    expect(lines.some((line) => /^\d{4}-\d\d-\d\dT/.test(line))).toBe(true);
  });

  test.each(['夜の歌', 'أغنية الليل', 'Song 🎼 👩‍🎤', 'a\u0000b\nc', '\ud800 lone'])(
    'survives the title %j',
    async (title) => {
      const { pdf, response } = await certificate({ title });
      expect(response.status).toBe(200);
      expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1);
    },
  );

  test('shows what the font has, a bare letter or a question mark for the rest, and says so', async () => {
    const { pdf } = await certificate({ title: 'Évora ō 夜' });
    expect(linesOf(pdf)).toContain('\u00c9vora o ?');
    expect(linesOf(pdf).join(' ')).toContain('A question mark stands for');
    expect((await PDFDocument.load(pdf)).getTitle()).toBe('Évora ō 夜');
  });

  test('goes on to further pages and breaks long words', async () => {
    const creators = Array.from({ length: 20 }, (_, i) => ({
      ...creator,
      full_name: `${'W'.repeat(200)}${i}`,
    }));
    const { pdf } = await certificate({ creators });
    expect((await PDFDocument.load(pdf)).getPageCount()).toBeGreaterThan(1);
    expect(linesOf(pdf).join('')).toContain(`${'W'.repeat(200)}19`);
  });

  test('is not there before the work is registered', async () => {
    await ats.control('POST', 'settings', { stepMs: 3_600_000 });
    const auth = await ats.auth();
    const { work_id } = await ats.pay(auth);
    const path = `/v1/works/${work_id}/download`;
    expect(refusal(await ats.call('GET', `${path}/certificate`, undefined, auth))).toBe(
      '404 work.certificate_unavailable',
    );
    expect(refusal(await ats.call('GET', `${path}/asset`, undefined, auth))).toBe('404 work.no_asset');
  });

  test('has a URL that expires and cannot be stretched', async () => {
    const { link, done, auth } = await certificate();
    const longer = new URL(link['url']);
    longer.searchParams.set('expires', String(Date.now() + 1e9));
    expect((await fetch(longer)).status).toBe(403);
    await ats.control('POST', 'settings', { uploadTtlMs: 0 });
    const path = `/v1/works/${done['work_id']}/download/certificate`;
    const expired = (await ats.call('GET', path, undefined, auth)).body['url'];
    const response = await fetch(expired);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>AccessDenied</Code>');
  });
});

describe('an asset', () => {
  test.each([
    ['morning.wav', 'attachment; filename="morning.wav"'],
    ['夜"1.wav', `attachment; filename="__1.wav"; filename*=UTF-8''%E5%A4%9C%221.wav`],
  ])('named %s comes back as it was stored', async (filename, disposition) => {
    const auth = await ats.auth();
    const bytes = Buffer.from([0, 255, 10, 13, 128]);
    const { work_id } = await ats.register(auth, bytes, { filename });
    const link = expectStatus(
      200,
      await ats.call('GET', `/v1/works/${work_id}/download/asset`, undefined, auth),
    );
    expect(Date.parse(link['expires_at'])).toBeGreaterThan(Date.now());
    const response = await fetch(link['url']);
    expect(response.headers.get('content-disposition')).toBe(disposition);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });
});

describe('a download', () => {
  test('needs a token', async () => {
    const { work_id } = await ats.register(await ats.auth());
    const reply = await ats.call('GET', `/v1/works/${work_id}/download/asset`);
    expect(refusal(reply)).toBe('401 common.auth.missing_token');
  });

  test('does not reach the works of another user or network', async () => {
    const { work_id } = await ats.register(await ats.auth({ external_user_ref: 'user-1' }));
    const ask = async (changes: object) =>
      ats.call(
        'GET',
        `/v1/works/${work_id}/download/asset`,
        undefined,
        await ats.auth({ action_type: 'access', ...changes }),
      );
    expect((await ask({ external_user_ref: 'user-1' })).status).toBe(200);
    expect(refusal(await ask({ external_user_ref: 'user-2' }))).toBe('404 work.not_found');
    expect(refusal(await ask({ external_user_ref: 'user-1', allowed_network: 'mainnet' }))).toBe(
      '404 work.not_found',
    );
    expect(refusal(await ask({ external_user_ref: 'user-1', allowed_ats_id: 99 }))).toBe(
      '403 work.access_forbidden',
    );
  });

  test('of an unknown work answers 404', async () => {
    const reply = await ats.call('GET', '/v1/works/none/download/asset', undefined, await ats.auth());
    expect(refusal(reply)).toBe('404 work.not_found');
  });
});

describe('an access code', () => {
  const open = async (code: string, changes: object = {}) =>
    ats.call(
      'GET',
      `/v1/access/${code}/work`,
      undefined,
      await ats.auth({ action_type: 'update_version', ...changes }),
    );

  test('shows its work', async () => {
    const done = await ats.register(await ats.auth(), 'audio', { creators: [{ ...creator, ipi: '123' }] });
    expect(expectStatus(200, await open(done['access_code']))).toEqual({
      ats_id: 1,
      title: 'Morning Song',
      network: 'testnet',
      owner_address: expect.any(String),
      latest_version: 1,
      latest_commitment: done['commitment'],
      created_at: expect.any(String),
      asset_filename: 'morning.wav',
      creators: [
        { full_name: 'Ada Example', email: 'ada@example.com', roles: ['Author', 'Composer'], ipi: '123' },
      ],
    });
  });

  test('is checked for its form, its existence, the network and the work of the token', async () => {
    const { access_code } = await ats.register(await ats.auth());
    expect(refusal(await open('atc_123'))).toBe('400 access_code.format_invalid');
    expect(refusal(await open(`atc_${'0'.repeat(64)}`))).toBe('404 access_code.not_found');
    expect(refusal(await open(access_code, { allowed_network: 'mainnet' }))).toBe(
      '404 access_code.not_found',
    );
    expect(refusal(await open(access_code, { allowed_ats_id: 2 }))).toBe('403 work.access_forbidden');
    expect((await open(access_code, { allowed_ats_id: 1 })).status).toBe(200);
    expect(refusal(await open(access_code, { action_type: 'register' }))).toBe('403 common.forbidden');
  });
});

test('the explorer shows the fingerprint and nothing private', async () => {
  const done = await ats.register(await ats.auth());
  const text = await (await fetch(done['explorer_url'])).text();
  expect(text).toContain(done['commitment']);
  expect(text).not.toMatch(/Morning|Ada|morning\.wav/);
});

// What a process holds open is told by Linux alone.
test.runIf(existsSync('/proc/self/fd'))('asking about a file opens none', async () => {
  const auth = await ats.auth();
  // More than is read ahead: a short file would be closed at its end.
  const done = await ats.register(auth, 'x'.repeat(1_000_000));
  const path = `/v1/works/${done['work_id']}/download/asset`;
  const { url } = expectStatus(200, await ats.call('GET', path, undefined, auth));
  const open = () =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).includes('local-ats-');
      } catch {
        return false;
      }
    });
  const { status, headers } = await fetch(url, { method: 'HEAD' });
  expect([status, headers.get('Content-Length')]).toEqual([200, '1000000']);
  expect(await (await fetch(url)).text()).toHaveLength(1_000_000);
  await expect.poll(open).toEqual([]);
});
