import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useBench } from '../support/bench.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = ['index.js', 'index.d.ts', 'client.js', 'client.d.ts', 'proof.js', 'proof.d.ts', 'types'];
const missing = built.filter((name) => !existsSync(join(root, 'dist', name)));
if (missing.length > 0) throw new Error(`dist has no ${missing.join(', ')}: npm run build comes first`);

/** A project that has nothing but the package as it is published. */
let project = '';
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'ats-widget-'));
  const installed = join(project, 'node_modules/allfeat-ats-component');
  for (const name of built)
    await cp(join(root, 'dist', name), join(installed, 'dist', name), { recursive: true });
  await cp(join(root, 'package.json'), join(installed, 'package.json'));
  await cp(join(root, 'test/types'), join(project, 'src'), { recursive: true });
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rm(project, { recursive: true, force: true }));

/** What a script of that project says, run by nothing but Node. */
async function run(script: string) {
  const args = ['--input-type=module', '--eval', script];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: project });
  return { stdout, stderr };
}

describe('in plain Node', () => {
  const client = ['ApiErrorCode', 'AtsApiException', 'createAtsClient'];

  test.each([
    ['allfeat-ats-component', ['AllfeatRegister', ...client, 'EVENT_NAMES']],
    ['allfeat-ats-component/client', client],
    [
      'allfeat-ats-component/proof',
      ['checkProof', 'commitWork', 'createProof', 'creatorProof', 'hashMedia', 'verifyCreator'],
    ],
  ])('importing %s gives its names, and does nothing else', async (name, names) => {
    const { stdout, stderr } = await run(`
      const before = Object.getOwnPropertyNames(globalThis).join();
      const exported = Object.keys(await import('${name}'));
      const left = Object.getOwnPropertyNames(globalThis).join() !== before;
      console.log(JSON.stringify({ exported, left }));
    `);
    expect(stderr).toBe('');
    const { exported, left } = JSON.parse(stdout);
    expect(exported.sort()).toEqual(names.sort());
    expect(left).toBe(false);
  });

  test('both entries throw the same exception', async () => {
    const { stdout } = await run(`
      import * as all from 'allfeat-ats-component';
      import * as client from 'allfeat-ats-component/client';
      console.log(all.AtsApiException === client.AtsApiException);
    `);
    expect(stdout.trim()).toBe('true');
  });

  test('the proof computes what goes on chain', async () => {
    const { stdout } = await run(`
      import { commitWork, creatorProof, hashMedia, verifyCreator } from 'allfeat-ats-component/proof';
      const maya = { full_name: 'Test User', email: 'test@example.com', roles: ['Author'] };
      const mediaHash = await hashMedia(new Blob(['test vector media']));
      const { commitment, merkleRoot } = commitWork({ title: 'Test Vector Song', creators: [maya], mediaHash });
      console.log(commitment, verifyCreator(maya, creatorProof([maya], 0), merkleRoot));
    `);
    const first = '0x45fd0daa464f20cea2b248a5aa95b61dfc8a3673356315d9205b7a3e777068f5';
    expect(stdout.trim()).toBe(`${first} true`);
  });

  const bench = useBench();
  test('the client calls the service, and throws what it refuses', async () => {
    const { stdout } = await run(`
      import { AtsApiException, createAtsClient } from 'allfeat-ats-component/client';
      const client = createAtsClient({ atsUrl: '${bench.ats.ats.url}', siteKey: 'cpk_demo', token: 'stale' });
      const stats = await client.stats('testnet');
      const error = await client.prepareWork('j').catch((error) => error);
      const thrown = error instanceof AtsApiException && error.isTokenExpired();
      console.log(JSON.stringify({ stats, thrown, code: error.code, status: error.httpStatus }));
    `);
    expect(JSON.parse(stdout)).toMatchObject({
      stats: { total_works: 0 },
      thrown: true,
      code: 'TOKEN_EXPIRED',
      status: 401,
    });
  });
});

test.each([
  ['a bundler', ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
  ['Node', ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
])(
  'its declarations are all there and right for %s',
  (_, module, moduleResolution) => {
    const files = ['client.ts', 'element.ts', 'proof.ts'].map((name) => join(project, 'src', name));
    const program = ts.createProgram(files, {
      module,
      moduleResolution,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      // Theirs are checked as well: one that leans on a package nobody installs fails here.
      skipLibCheck: false,
      types: [],
    });
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map(
        ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      );
    expect(problems).toEqual([]);
    const from = program.getSourceFiles().map(({ fileName }) => fileName);
    expect(from.some((name) => name.endsWith('dist/types/bridge/index.d.ts'))).toBe(true);
  },
  60_000,
);
