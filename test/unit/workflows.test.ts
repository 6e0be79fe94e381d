import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const { name, scripts } = JSON.parse(read('package.json')) as {
  name: string;
  scripts: Record<string, string>;
};
const workflows = readdirSync(new URL('.github/workflows/', root)).map((name) => `.github/workflows/${name}`);

test.each([...workflows, 'Dockerfile'])('%s runs what is there', (path) => {
  const commands = read(path).replaceAll(/^ *#.*$/gm, '');
  for (const [, script] of commands.matchAll(/npm run ([\w:]+)/g))
    expect(Object.keys(scripts)).toContain(script);
  for (const [, file = ''] of commands.matchAll(/run: (\.[\w./-]+)$/gm))
    expect(existsSync(new URL(file, root))).toBe(true);
});

test.each(workflows)('%s may read and no more but where it says so, and ends', (path) => {
  const text = read(path);
  expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  expect(text).toMatch(/^concurrency:\n/m);
  const [, jobs = ''] = text.split(/^jobs:\n/m);
  const each = jobs.split(/^(?= {2}\w+:\n)/m);
  expect(each.length).toBeGreaterThan(1);
  for (const job of each) expect(job).toMatch(/^ {4}timeout-minutes: \d+$/m);
  for (const [, version] of text.matchAll(/uses: \S+?@(\S+)/g))
    expect(version).toMatch(/^(v\d+|[0-9a-f]{40})$/);
});

test('where there is a token, the packed package is published, and no code runs', () => {
  const jobs = read('.github/workflows/release.yml').split(/^(?= {2}\w+:\n)/m);
  const trusted = jobs.filter((job) => /id-token|secrets\./.test(job));
  expect(trusted).toHaveLength(1);
  expect(trusted[0]).toContain(`NAME: ${name}\n`);
  expect(trusted[0]).toContain('npm publish "./package/$NAME-$version.tgz" --ignore-scripts');
  expect(trusted[0]).not.toMatch(/actions\/checkout|npm (ci|run|install|exec)|npx/);
});
