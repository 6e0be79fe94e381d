/** `npm run channels -- <folder>`: lays what is built out for a static host. docs/hosting.md tells the rest. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { layOut } from './layout.ts';

const usage = `Usage: npm run channels -- [options] <folder>

  --base <url>  where pages will reach the folder, for the tags with hashes (default https://static.example)
  --help        show this text`;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function readArguments() {
  try {
    const options = { base: { type: 'string' }, help: { type: 'boolean' } } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${usage}`);
  }
}

const { values, positionals } = readArguments();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const [out] = positionals;
if (out === undefined || positionals.length > 1) fail(`Name one folder.\n\n${usage}`);
const base = (values.base ?? 'https://static.example').replace(/\/+$/, '');
if (!URL.canParse(base) || !/^https?:\/\/[^"&<>\\?#\s]+$/.test(base))
  fail(`--base takes a URL such as https://static.example, not "${values.base}".`);

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
try {
  const written = await layOut({ dist: join(root, 'dist'), out, version, base });
  console.log(`${out} has ${written.map((name) => `${name}/`).join(', ')}`);
} catch (error) {
  fail((error as Error).message);
}
