import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ts } from '../support/typescript.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mintToken } from '../../demo/mint-token.ts';
import { Client } from '../server/harness.ts';
import { blocksOf } from '../support/doc-blocks.ts';
import { startProject, type Project } from '../support/linked.ts';

const examples = blocksOf('ts');
const execute = promisify(execFile);

/** What the examples take for given. */
const imported = `import { token, title, document, renewToken, file, creators } from './given.mjs';\n`;
const declared = `
  export const token: string, title: string, document: unknown;
  export const renewToken: () => Promise<void>;
  export const file: Blob;
  export const creators: [Creator, Creator];
  type Creator = { full_name: string; email: string; roles: string[] };`;
const real = (token: string) => `
  export const token = ${JSON.stringify(token)}, title = 'Low Tide', document = '{}';
  export const renewToken = () => { throw new Error('The token was good.') };
  export const file = new Blob(['some sound']);
  export const creators = ['Maya Okafor', 'Jonas Weber'].map((full_name) =>
    ({ full_name, email: 'someone@example.com', roles: ['Author'] }));`;

let ats: Client;
let project: Project;
const inProject = (file: string) => join(project.folder, file);

beforeAll(async () => {
  ats = await Client.start();
  project = await startProject();
});
afterAll(async () => {
  await ats.ats.close();
  await project.remove();
});

test('examples in TypeScript are right for the declarations of the package', async () => {
  await writeFile(inProject('given.d.mts'), declared);
  for (const [index, { text }] of examples.entries())
    await writeFile(inProject(`example-${index}.mts`), imported + text);
  const program = ts.createProgram(
    examples.map((_, index) => inProject(`example-${index}.mts`)),
    {
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
    },
  );
  const problems = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const example = examples[Number(/example-(\d+)/.exec(file?.fileName ?? '')?.[1])];
    return `${example?.place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
  expect(problems).toEqual([]);
});

test.each(examples)('$place: runs', async ({ text }) => {
  const { url } = ats.ats;
  const origin = 'http://localhost:3000';
  const whom = { actionType: 'access', user: 'user-4711' } as const;
  await writeFile(
    inProject('given.mjs'),
    real(await mintToken({ atsUrl: url, secretKey: 'csk_demo', origin, ...whom })),
  );
  const here = text.replaceAll('https://ats.example', url).replaceAll('_your_key', '_demo');
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(imported + here, { compilerOptions });
  await writeFile(inProject('example.mjs'), outputText);
  const { stdout, stderr } = await execute(process.execPath, ['example.mjs'], { cwd: project.folder });
  expect(stderr).toBe('');
  // A comment behind the last thing that is printed says what it is.
  const told = /.*console\.log\(.*\); \/\/ (\S+)/s.exec(text)?.[1];
  if (told) expect(stdout.trim().split('\n').at(-1)).toBe(told);
});

test.each(blocksOf('js test'))('$place: passes', async ({ file = '', text }) => {
  await writeFile(inProject(file), text);
  const { stdout } = await execute(process.execPath, ['--test', file], { cwd: project.folder });
  expect(stdout).toMatch(/^(# |ℹ )pass 1$/m);
});
