import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, type Rolldown } from 'vite';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useBench } from '../support/bench.ts';
import { installPackage, type Installed } from '../support/installed.ts';

/** A file of the package, by its path inside it. */
const readJson = async (path: string) =>
  JSON.parse(await readFile(join(project, 'node_modules/allfeat-ats-component', path), 'utf8'));

const root = fileURLToPath(new URL('../..', import.meta.url));
if (!existsSync(join(root, 'dist/custom-elements.json')))
  throw new Error('dist is not complete: npm run build comes first');

let installed: Installed;
let project = '';
beforeAll(async () => {
  installed = await installPackage();
  ({ project } = installed);
  await cp(join(root, 'test/types'), join(project, 'src'), { recursive: true });
});
afterAll(() => installed?.remove());

test('it installs whole, and without what only the demo needs', async () => {
  const files = await readdir(join(project, 'node_modules/allfeat-ats-component/dist'), { recursive: true });
  for (const name of ['ats-widget.iife.js', 'ats-widget.esm.js', 'loader.snippet.html', 'frame/fr.html'])
    expect(files).toContain(name);
  expect(files.filter((name) => name.startsWith('demo'))).toEqual([]);
  expect(Object.keys(await readJson('package.json'))).not.toContain('dependencies');
});

test('its manifest of elements is where tools look for it', async () => {
  const { customElements, exports } = await readJson('package.json');
  expect(exports['./custom-elements.json']).toBe(customElements);
  expect((await readJson(customElements)).modules[0].declarations[0].tagName).toBe('ats-widget');
});

test('publint has nothing to say about it', async () => {
  const { messages, pkg } = await publint({
    pkgDir: join(project, 'node_modules/allfeat-ats-component'),
    strict: true,
    pack: false,
  });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test('its types resolve as its code does, for bundlers and for modules in Node', async () => {
  const main = createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json');
  const args = [join(main, '../dist/index.js'), '--profile', 'esm-only', '--no-color', installed.archive];
  // It ends with an error where something is wrong, and says what.
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout).toContain('"allfeat-ats-component/loader"');
});

describe('a bundler', () => {
  /** What is left of a page's script. */
  async function bundled(script: string) {
    const entry = join(project, 'entry.js');
    await writeFile(entry, script);
    const built = await build({
      root: project,
      configFile: false,
      logLevel: 'error',
      build: { write: false, modulePreload: false, rolldownOptions: { input: entry } },
    });
    const { output } = built as Rolldown.RolldownOutput;
    return output.map((each) => (each.type === 'chunk' ? each.code.trim() : '')).join('\n');
  }

  test('keeps the element for a page that only imports it', async () => {
    expect(await bundled(`import 'allfeat-ats-component';`)).toMatch(/\.define\(.ats-widget/);
  });

  // No bundler drops what a module that is imported later exports.
  test('leaves the client out where a component imports the element once it is mounted', async () => {
    const code = await bundled(`void import('allfeat-ats-component/element');`);
    expect(code).toMatch(/\.define\(.ats-widget/);
    expect(code).not.toContain('/v1/works');
    expect(await bundled(`void import('allfeat-ats-component');`)).toContain('/v1/works');
  });

  test.each(['client', 'proof', 'loader'])('drops %s from a page that does not use it', async (name) => {
    expect(await bundled(`import 'allfeat-ats-component/${name}';`)).toBe('');
  });
});

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
    ['allfeat-ats-component/element', ['AllfeatRegister', 'EVENT_NAMES']],
    ['allfeat-ats-component/client', client],
    [
      'allfeat-ats-component/proof',
      ['checkProof', 'commitWork', 'createProof', 'creatorProof', 'hashMedia', 'verifyCreator'],
    ],
    ['allfeat-ats-component/loader', ['LoadError', 'loadAtsWidget']],
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

  test('the loader says where it belongs, and throws nothing at whoever imports it', async () => {
    const { stdout, stderr } = await run(`
      import { LoadError, loadAtsWidget } from 'allfeat-ats-component/loader';
      const error = await loadAtsWidget({ src: 'https://static.example/ats-widget.iife.js' }).catch((error) => error);
      console.log(error instanceof LoadError, error.problem, error.message);
    `);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^true server .*in the browser/);
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
  ['a bundler', 'ESNext', 'Bundler'],
  ['Node', 'NodeNext', 'NodeNext'],
])('its declarations are all there and right for %s', async (_, module, moduleResolution) => {
  const compilerOptions = {
    module,
    moduleResolution,
    target: 'ES2022',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    // Theirs are checked as well: one that leans on a package nobody installs fails here.
    skipLibCheck: false,
    types: [],
  };
  const files = ['client', 'element', 'loader', 'proof'].map((name) => `src/${name}.ts`);
  const config = join(project, `tsconfig.${module}.json`);
  await writeFile(config, JSON.stringify({ compilerOptions, files }));
  const tsc = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
  const args = [tsc, '--project', config, '--listFiles'];
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((error) => error);
  expect(stdout).not.toContain('error TS');
  expect(stdout).toContain('dist/types/bridge/index.d.ts');
});
