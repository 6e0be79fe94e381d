import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { commitWork, createProof } from '../../app/proof/index.ts';
import { blockFile, blocks, blocksOf, KINDS } from '../support/doc-blocks.ts';
import { startProject, type Project } from '../support/linked.ts';
import { textOf, work } from '../support/proofs.ts';

const { name, scripts } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
);

let project: Project;
const running: ChildProcess[] = [];
beforeAll(async () => {
  project = await startProject();
});
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(() => project.remove());

test('every block of code is of a kind that is proven', () => {
  expect(blocks.length).toBeGreaterThan(20);
  const others = blocks.filter(({ kind }) => !Object.hasOwn(KINDS, kind));
  expect(others.map(({ place, kind }) => `${place} ${kind}`)).toEqual([]);
});

const cli = () => join(project.folder, 'node_modules', name, 'dist/cli.js');
const isScript = (script = '') => expect(Object.keys(scripts)).toContain(script);
const words = (text = '') =>
  [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

async function starts(args: string[]) {
  const child = spawn(process.execPath, [cli(), ...args, '--port', '0']);
  running.push(child);
  expect(String((await once(child.stdout, 'data'))[0])).toContain('http://localhost:');
}

async function verifies(args: string[]) {
  const song = Buffer.from('some sound');
  const mediaHash = `0x${createHash('sha256').update(song).digest('hex')}`;
  const { commitment } = commitWork({ ...work, mediaHash });
  const proof = textOf(createProof({ ...work, mediaHash, commitment }));
  for (const [file, content] of Object.entries({ 'low-tide.wav': song, 'Low Tide proof.json': proof }))
    await writeFile(join(project.folder, file), content);
  await promisify(execFile)(process.execPath, [cli(), ...args], { cwd: project.folder });
}

/** How a line for a shell is proven. */
const LINES: [RegExp, (...found: string[]) => unknown][] = [
  [/^npm ci && npm (?:run )?(\S+)$/, isScript],
  // The test of the package does it.
  [/^npm install (\S+)$/, (what) => expect(what).toBe(name)],
  [/^npm (?:run )?([a-z]+(?::\w+)*)(?: -- .*)?$/, isScript],
  // What it does to the policy of the frame is in csp.test.ts.
  [/^ATS_CONNECT_SRC="[^"]+" npm run (build)$/, isScript],
  [/^node (\S+)$/, (file = '') => blockFile(file)],
  [/^npx allfeat-ats-component (ats\b.*)$/, (args) => starts(words(args))],
  [/^npx allfeat-ats-component (verify\b.*)$/, (args) => verifies(words(args))],
];

test.each(blocksOf('sh'))('$place: its commands are there, and do what they should', async ({ text }) => {
  for (const line of text.trim().split('\n')) {
    const [pattern, prove] = LINES.find(([known]) => known.test(line)) ?? [];
    expect(pattern, `nothing here knows how to prove: ${line}`).toBeDefined();
    await prove?.(...(pattern?.exec(line)?.slice(1) ?? []));
  }
});
