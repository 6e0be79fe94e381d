import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { layOut } from '../../demo/hosting/layout.ts';
import { smallDist } from '../support/small-dist.ts';

const base = 'https://static.example';
const root = fileURLToPath(new URL('../..', import.meta.url));
let dist = '';
let out = '';
beforeAll(async () => {
  dist = await smallDist('<!doctype html>');
});
afterAll(() => rm(dist, { recursive: true }));
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'channels-'));
});
afterEach(() => rm(out, { recursive: true }));

const lay = (version: string, more = {}) => layOut({ dist, out, version, base, ...more });
const read = (path: string) => readFile(join(out, path), 'utf8');
const framesOf = async (channel: string) =>
  /new URL\("([^"]+)",document\.currentScript\.src\)/.exec(await read(`${channel}/ats-widget.iife.js`))?.[1];
/** Every file below the folder, with its hash and the time it was written. */
async function listing() {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.sort().map(async (path) => [path, (await stat(path)).mtimeMs]));
}

describe('a release', () => {
  test('has what a static host needs, compressed too, and nothing else', async () => {
    await lay('1.2.3');
    const names = (await readdir(join(out, '1.2.3'), { recursive: true })).sort();
    const plain = [
      'THIRD-PARTY.txt',
      'ats-widget.esm.js',
      'ats-widget.iife.js',
      'frame/en.html',
      'integrity.json',
      'loader.snippet.html',
    ];
    expect(names).toEqual([...plain.flatMap((name) => [name, `${name}.br`, `${name}.gz`]), 'frame'].sort());
    const script = await read('1.2.3/ats-widget.iife.js');
    expect(script).toBe(await readFile(join(dist, 'ats-widget.iife.js'), 'utf8'));
    expect(String(gunzipSync(await readFile(join(out, '1.2.3/ats-widget.iife.js.gz'))))).toBe(script);
    expect(String(brotliDecompressSync(await readFile(join(out, '1.2.3/ats-widget.iife.js.br'))))).toBe(
      script,
    );
  });

  test('has the hashes of its files, and tags that load it by them', async () => {
    await lay('1.2.3');
    const { version, files, tags } = JSON.parse(await read('1.2.3/integrity.json'));
    expect(version).toBe('1.2.3');
    expect(Object.keys(files)).toHaveLength(5);
    for (const name of Object.keys(files)) {
      const bytes = await readFile(join(out, '1.2.3', name));
      const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
      expect([name, files[name]]).toEqual([name, { integrity, bytes: bytes.length }]);
    }
    const { integrity } = files['ats-widget.iife.js'];
    expect(tags.script).toBe(
      `<script src="${base}/1.2.3/ats-widget.iife.js" integrity="${integrity}" crossorigin="anonymous" async></script>`,
    );
    expect(await read('1.2.3/loader.snippet.html')).toContain(
      `<script data-url="${base}/1.2.3/ats-widget.iife.js" data-integrity="${integrity}" data-cross-origin="anonymous">`,
    );
  });

  test('stays as it is, byte for byte, when it is laid out again', async () => {
    await lay('1.2.3');
    const before = await listing();
    expect(await lay('1.2.3')).toEqual(['1.2.3', 'v1', 'latest']);
    expect(await listing()).toEqual(before);
  });

  test('is never overwritten by another build, which is told to take another version', async () => {
    await lay('1.2.3');
    const other = await smallDist('<!doctype html>');
    await appendFile(join(other, 'frame/en.html'), '\n');
    await writeFile(join(other, 'frame/xx.html'), 'more');
    const before = await listing();
    await expect(lay('1.2.3', { dist: other })).rejects.toThrow(
      '1.2.3 is there with other content (frame/en.html, frame/xx.html, integrity.json), and a release never changes',
    );
    expect(await listing()).toEqual(before);
    expect(await lay('1.2.4', { dist: other })).toEqual(['1.2.4', 'v1', 'latest']);
    await rm(other, { recursive: true });
  });

  test('needs a build', async () => {
    await expect(lay('1.2.3', { dist: out })).rejects.toThrow('npm run build comes first');
    expect(await readdir(out)).toEqual([]);
  });
});

describe('a channel', () => {
  test('takes the frame documents of its release, and has neither them nor a hash', async () => {
    await lay('1.2.3');
    for (const channel of ['v1', 'latest']) {
      expect(await framesOf(channel)).toBe('../1.2.3/frame/');
      expect(await read(`${channel}/ats-widget.esm.js`)).toContain('new URL("../1.2.3/frame/"');
      const snippet = await read(`${channel}/loader.snippet.html`);
      expect(snippet).toContain(`<script data-url="${base}/${channel}/ats-widget.iife.js">`);
      const names = (await readdir(join(out, channel))).filter((name) => !/\.(br|gz)$/.test(name));
      expect(names.sort()).toEqual([
        'THIRD-PARTY.txt',
        'ats-widget.esm.js',
        'ats-widget.iife.js',
        'loader.snippet.html',
      ]);
    }
  });

  test('is led by the newest of its releases, in whatever order they come', async () => {
    await lay('1.9.0');
    expect(await lay('1.10.0')).toEqual(['1.10.0', 'v1', 'latest']);
    expect(await lay('2.0.0')).toEqual(['2.0.0', 'v2', 'latest']);
    // Repairs of what has newer ones.
    expect(await lay('1.9.1')).toEqual(['1.9.1']);
    expect(await lay('1.10.1')).toEqual(['1.10.1', 'v1']);
    expect([await framesOf('v1'), await framesOf('v2'), await framesOf('latest')]).toEqual([
      '../1.10.1/frame/',
      '../2.0.0/frame/',
      '../2.0.0/frame/',
    ]);
  });

  test('is whole again after a run that was cut off between a file and its compressed copies', async () => {
    await lay('1.2.3');
    const script = join(out, 'v1/ats-widget.iife.js');
    await writeFile(`${script}.gz`, 'of another release');
    await rm(`${script}.br`);
    await lay('1.2.3');
    expect(String(gunzipSync(await readFile(`${script}.gz`)))).toBe(await readFile(script, 'utf8'));
    expect(String(brotliDecompressSync(await readFile(`${script}.br`)))).toBe(await readFile(script, 'utf8'));
  });

  test('that is a link to a release is refused, and the release stays as it is', async () => {
    await lay('1.2.3');
    await rm(join(out, 'latest'), { recursive: true });
    await symlink('1.2.3', join(out, 'latest'));
    const before = await listing();
    await expect(lay('1.2.3')).rejects.toThrow('latest is a link');
    expect(await listing()).toEqual(before);
  });

  test('is never led by a version that is no release yet', async () => {
    expect(await lay('1.0.0-beta.1')).toEqual(['1.0.0-beta.1']);
    expect(await lay('0.9.0')).toEqual(['0.9.0', 'v0', 'latest']);
    expect(await lay('1.0.0')).toEqual(['1.0.0', 'v1', 'latest']);
  });
});

test.each([
  [[], 'Name one folder.'],
  [['--base', 'static.example', 'out'], '--base takes a URL such as https://static.example'],
  [['--base', 'https://a.example/"onload=', 'out'], '--base takes a URL'],
  [['--base', 'https://a.example?to=', 'out'], '--base takes a URL'],
  [['--nonsense', 'out'], "Unknown option '--nonsense'"],
])('the command says what is wrong with %j', async (args, message) => {
  const failed = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', join(root, 'demo/hosting/channels.ts'), ...args],
    { cwd: root },
  ).catch((error: { code: number; stderr: string }) => error);
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
});
