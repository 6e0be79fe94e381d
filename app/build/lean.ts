import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import type { Plugin } from 'vite';

/**
 * What Svelte carries for what is not used here: asynchronous work, hydration, boundaries, proxies; and a
 * little of ofetch and valibot. In each of these modules the declarations in the file of the same name below
 * `lean/` take the place of its own: they do less, and nothing else. The hash is that of the module they were
 * written for: with another one the build fails, and both have to be read again.
 */
const LEAN: Record<string, string> = {
  'ofetch.js': '4896de5350da5c0f',
  'valibot.js': 'cc7a8f7551082a19',
  'svelte/dom/blocks/boundary.js': '0efebe3ecff9440b',
  'svelte/dom/elements/custom-element.js': 'd1b82447d2e6e17b',
  'svelte/dom/elements/class.js': 'c9f807c682961d9b',
  'svelte/dom/hydration.js': '31c2e03b02e21f55',
  'svelte/error-handling.js': '1325aac40e4cdb39',
  'svelte/proxy.js': 'ce6032b1b6bbed32',
  'svelte/reactivity/async.js': '389bd9cf7f14d1d4',
};

/** Does more than declare. */
const WHOLE = 'svelte/dom/elements/custom-element.js';

/** Where a module has its lean declarations. */
const leanFile = (id: string) =>
  id.includes('/ofetch/dist/shared/')
    ? 'ofetch.js'
    : id.endsWith('/valibot/dist/index.mjs')
      ? 'valibot.js'
      : id.replace(/^.*svelte\/src\/internal\/client\//, 'svelte/');

interface Part {
  start: number;
  end: number;
}

/** The top-level declarations of a module by name, without `export`. */
function declarationsOf(file: string, code: string) {
  const found = new Map<string, Part>();
  for (const statement of parseSync(file, code).program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'FunctionDeclaration' || declared?.type === 'ClassDeclaration') {
      if (declared.id) found.set(declared.id.name, declared);
    } else if (declared?.type === 'VariableDeclaration') {
      for (const { id } of declared.declarations) if (id.type === 'Identifier') found.set(id.name, declared);
    }
  }
  return found;
}

const importsOf = (file: string, code: string) =>
  parseSync(file, code)
    .program.body.filter(({ type }) => type === 'ImportDeclaration')
    .map(({ start, end }) => code.slice(start, end) + '\n');

/**
 * What the lean declarations import comes on top of what the module imports itself.
 *
 * @throws where the module no longer has what is replaced
 */
export function replaceDeclarations(file: string, original: string, lean: string): string {
  const there = declarationsOf(file, original);
  const parts = [...declarationsOf(file, lean)].map(([name, { start, end }]) => {
    const place = there.get(name);
    if (!place) throw new Error(`There is no ${name} in ${file} any more.`);
    return { place, text: lean.slice(start, end) };
  });
  parts.sort((a, b) => b.place.start - a.place.start);
  const code = parts.reduce(
    (text, { place, text: now }) => text.slice(0, place.start) + now + text.slice(place.end),
    original,
  );
  return importsOf(file, lean).join('') + code;
}

/** What components compile to where they use what the lean declarations leave out. */
const LEFT_OUT = [
  /\$\.(boundary|await|async\w*|save|fork|eager|hydrate)\(/,
  // Scoped styles and `class:`.
  /\$\.set_class\(\w+, \d, .*, (null|'[\w-]*'), /,
];

/** @throws where a component needs more of Svelte than is built in */
export function refuseLeftOut(id: string, compiled: string) {
  for (const pattern of LEFT_OUT) {
    const [found] = pattern.exec(compiled) ?? [];
    if (found) throw new Error(`${id}: ${found} needs what app/build/lean leaves out.`);
  }
}

export const leanModules = (): Plugin => ({
  name: 'lean',
  apply: 'build',
  applyToEnvironment: ({ name }) => name.startsWith('frame_'),
  transform(code, id) {
    if (id.endsWith('.svelte')) refuseLeftOut(id, code);
    const file = leanFile(id);
    const written = LEAN[file];
    if (written === undefined) return null;
    const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
    if (hash !== written) throw new Error(`${id} has changed (${hash}): read app/build/lean anew.`);
    const lean = fileURLToPath(new URL(`./lean/${file}`, import.meta.url));
    this.addWatchFile(lean);
    const text = readFileSync(lean, 'utf8');
    return { code: file === WHOLE ? text : replaceDeclarations(file, code, text), map: null };
  },
  generateBundle() {
    const found = new Set([...this.getModuleIds()].map(leanFile));
    const missing = Object.keys(LEAN).filter((file) => !found.has(file));
    if (missing.length) throw new Error(`${missing.join(', ')}: not where app/build/lean looks for it.`);
  },
});
