import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** How a block is proven, by what stands behind its fence: the language, and what it is part of. */
export const KINDS = {
  // In test/built/docs-shell.test.ts
  sh: 'every line is a script of this package, or is run',
  // In test/server/docs.test.ts
  http: 'is sent to the local ATS',
  'json settings': 'is posted to the local ATS',
  'json fault': 'is posted to the local ATS, and met by a request',
  'js route': 'gives tokens that the local ATS takes',
  'ts route': 'gives tokens that the local ATS takes',
  'python route': 'gives tokens that the local ATS takes',
  'php route': 'gives tokens that the local ATS takes',
  // In test/built/docs-typescript.test.ts
  ts: 'is checked against the declarations of the package, and run',
  'js test': 'is run by the test runner of Node',
  // In test/unit/docs.test.ts
  'html snippet': 'is what the build writes, which test/e2e/snippet.spec.ts tries',
  'js proof': 'computes a commitment from a proof file',
  // In test/e2e/docs.spec.ts
  'html page': 'registers a work, served by the route of its own page',
  html: 'is a widget that becomes ready',
  js: 'runs on a page with a widget',
  'js bundle': 'runs on a page, bundled with the package',
  css: 'themes a widget',
  // In test/unit/docs-hosting.test.ts
  nginx: 'is part of demo/nginx.conf, which test/e2e/nginx.spec.ts tries',
  'json cors': 'says the same as its XML',
  // In test/e2e/s3.spec.ts
  'xml cors': 'is what the bucket of the tests is told',
  // In test/e2e/nginx.spec.ts
  'http page': 'a page sent with it registers a work',
  'html pinned': 'is the tag that loads the script of that page',
  // In test/unit/docs.test.ts and test/e2e/frameworks.spec.ts
  'tsx component': 'is what the generator writes that the browser tests run',
  'vue component': 'is what the generator writes that the browser tests run',
  'svelte component': 'is what the generator writes that the browser tests run',
  'ts component': 'is what the generator writes that the browser tests run',
  // Shapes to read
  text: 'nothing to run',
} as const;

export type Kind = keyof typeof KINDS;

export interface Block {
  /** Where it stands, such as `docs/guide.md:12`. */
  place: string;
  kind: string;
  /** The file it is to be saved as, where the fence names one. */
  file: string | undefined;
  text: string;
}

/** The documentation, from the root of the project. */
export const documents = [
  'README.md',
  'bridge/PROTOCOL.md',
  ...readdirSync(new URL('docs/', root)).map((name) => `docs/${name}`),
];

function blocksIn(document: string): Block[] {
  const source = readFileSync(new URL(document, root), 'utf8');
  return [...source.matchAll(/^( *)```(.*)\n([^]*?)^ *```$/gm)].map(
    ({ index, 1: indent = '', 2: info = '', 3: text = '' }) => {
      const [, kind = '', file] = /^(.*?)(?: file=(\S+))?$/.exec(info) ?? [];
      return {
        place: `${document}:${source.slice(0, index).split('\n').length}`,
        kind: kind || 'text',
        file,
        text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      };
    },
  );
}

/** Every code block of the documentation. */
export const blocks: Block[] = documents.flatMap(blocksIn);

/** Those of a kind, of which there is at least one. */
export function blocksOf(kind: Kind): Block[] {
  const found = blocks.filter((block) => block.kind === kind);
  if (found.length === 0) throw new Error(`No block of the documentation is of the kind "${kind}".`);
  return found;
}

/** A block that is to be saved under this name. */
export function blockFile(file: string): string {
  const [block, ...more] = blocks.filter((each) => each.file === file);
  if (!block || more.length > 0) throw new Error(`There has to be exactly one block for ${file}.`);
  return block.text;
}
