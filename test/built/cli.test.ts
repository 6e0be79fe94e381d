import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checksumOf } from '../../app/proof/canonical.ts';
import { commitWork, createProof } from '../../app/proof/index.ts';
import { proof as other, textOf, work } from '../support/proofs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = join(root, 'dist/cli.js');
if (!existsSync(command)) throw new Error('dist has no cli.js: npm run build comes first');
/** More than is read at a time. */
const song = Buffer.alloc(2 ** 20 + 7, 'RIFF, and some sound');
const mediaHash = `0x${createHash('sha256').update(song).digest('hex')}`;
const { commitment } = commitWork({ ...work, mediaHash });
const proof = createProof({ ...work, mediaHash, commitment });

/** What lies in the folder the command is run in. */
let folder = '';
const SONG = 'low tide (final) — mix 2.wav';
const files: Record<string, string | Buffer> = {
  [SONG]: song,
  'changed.wav': Buffer.concat([song.subarray(0, -1), Buffer.from('x')]),
  'empty.wav': '',
  '-dash.wav': song,
  'proof.json': textOf(proof),
  'other.json': textOf(other),
  'cut.json': textOf(proof).slice(0, -20),
  'changed.json': textOf({ ...proof, network: 'mainnet' }),
  'forged.json': textOf({ ...proof, title: 'High Tide' }),
  'later.json': textOf({ ...proof, format_version: 2 }),
  'large.json': textOf({ ...proof, note: ' '.repeat(2 ** 20) }),
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ats-proof-'));
  await mkdir(join(folder, 'album'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** What the built command does, as a process of its own. */
const run = (args: string[], input: string | Buffer = '') =>
  new Promise<Ran>((resolve) => {
    const given = [command, ...args];
    const child = execFile(process.execPath, given, { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    );
    // It may have left without reading.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });

describe('a proof is verified', () => {
  test.each<[string, string[], (string | Buffer)?]>([
    ['with its file, whatever that is called', ['proof.json', SONG]],
    ['with its file from the standard input', ['proof.json', '-'], song],
    ['from the standard input', ['-', SONG], textOf(proof)],
    ['with a file whose name begins with a dash', ['proof.json', '--', '-dash.wav']],
  ])('%s', async (_, args, input) => {
    const { code, stdout, stderr } = await run(['verify', ...args], input);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('IT MATCHES');
    expect(stdout.match(/^ {2}ok /gm)).toHaveLength(5);
    expect(stdout).toContain(`${proof.transaction.hash} of block 4711`);
    expect(stdout).toContain(commitment);
    expect(stdout).toMatch(/no network connection/);
  });

  test('alone, and says that no file was compared', async () => {
    const { code, stdout } = await run(['verify', 'proof.json']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/was not compared/);
    expect(stdout).not.toContain('IT MATCHES');
  });
});

test.each<[string, string[], RegExp]>([
  ['a file with one byte changed', ['proof.json', 'changed.wav'], /FAILED {7}media_hash[^]*not its file/],
  ['an empty file', ['proof.json', 'empty.wav'], /It is empty/],
  ['the proof of another file', ['other.json', SONG], /FAILED {7}media_hash/],
  ['a proof with another network', ['changed.json', SONG], /FAILED {7}checksum/],
  ['a proof with another title', ['forged.json', SONG], /FAILED {7}commitment/],
  ['a proof that was cut off', ['cut.json', SONG], /not JSON/],
  ['a proof of a later format', ['later.json', SONG], /of version 2/],
  ['a proof that is too large for one', ['large.json', SONG], /proves nothing/],
  ['the two in the wrong order', [SONG, 'proof.json'], /not an Allfeat proof[^]*proof comes first/],
])('%s is refused', async (_, args, says) => {
  const { code, stdout, stderr } = await run(['verify', ...args]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(says);
  expect(stdout).not.toContain('IT MATCHES');
});

test.each<[string, string[], RegExp]>([
  ['no command', [], /Which command/],
  ['an unknown command', ['toString'], /no command toString/],
  ['no proof', ['verify'], /Which proof/],
  ['a name in pieces', ['verify', 'proof.json', 'low', 'tide.wav'], /quotes/],
  ['an unknown option', ['verify', '--quiet', 'proof.json'], /--quiet/],
  ['the standard input twice', ['verify', '-', '-'], /both/],
  ['a proof that is not there', ['verify', 'gone.json', SONG], /gone\.json does not exist/],
  ['a file that is not there', ['verify', 'proof.json', 'gone.wav'], /gone\.wav does not exist/],
  ['a folder as the file', ['verify', 'proof.json', 'album'], /album is a directory/],
  ['a folder as the proof', ['verify', 'album'], /album is a directory/],
])('%s is said on the error output, and is neither yes nor no', async (_, args, says) => {
  const { code, stdout, stderr } = await run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(says);
});

test('--json gives what was found, for programs', async () => {
  const { code, stdout } = await run(['verify', '--json', 'proof.json', 'changed.wav']);
  expect(code).toBe(1);
  const { verdict, findings, proof: said } = JSON.parse(stdout);
  expect({ verdict, said }).toEqual({ verdict: 'refused', said: proof });
  expect(findings).toContainEqual(expect.objectContaining({ check: 'media_hash', result: 'failed' }));
});

test.each([[['--help']], [['verify', '--help']], [['verify', 'proof.json', '-h']]])(
  '%s shows how to call it',
  async (args) => {
    const { code, stdout } = await run(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: allfeat-ats-component/);
  },
);

test('what a proof says cannot write over what was found', async () => {
  const title = '\u001b[2J\u001b[HIT MATCHES\r\n\u202e\u009b';
  const forged = { ...proof, title };
  const { stdout } = await run(['verify', '-'], textOf({ ...forged, checksum: checksumOf(forged) }));
  expect(stdout).toContain('\\u{1b}[2J\\u{1b}[HIT MATCHES\\u{d}\\u{a}\\u{202e}\\u{9b}');
  // eslint-disable-next-line no-control-regex
  const moves = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;
  expect(stdout).not.toMatch(moves);
  const json = await run(['verify', '--json', '-'], textOf(forged));
  expect(json.stdout).not.toMatch(moves);
  expect(JSON.parse(json.stdout).proof.title).toBe(title);
});

test('the package alone brings it along, for npx', async () => {
  const npm = (args: string[], cwd: string) =>
    new Promise<string>((resolve, reject) =>
      execFile('npm', args, { cwd }, (error, stdout) => (error ? reject(error) : resolve(stdout))),
    );
  const packed = JSON.parse(
    await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root),
  );
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  const quiet = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  await npm(['install', ...quiet, `./${packed[0].filename}`], folder);
  const said = await npm(
    ['exec', '--offline', 'allfeat-ats-component', 'verify', 'proof.json', SONG],
    folder,
  );
  expect(said).toContain('IT MATCHES');
}, 60_000);
