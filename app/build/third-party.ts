import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildEnvironment, Plugin } from 'vite';

const NAME = 'third-party';

/** Notes the folders of the installed packages whose code goes into what is built. */
export function thirdParty(): Plugin<Set<string>> {
  const folders = new Set<string>();
  return {
    name: NAME,
    api: folders,
    renderChunk(_, chunk) {
      for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
        const folder = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
        // What was shaken out altogether is not passed on.
        if (folder && renderedLength > 0) folders.add(folder);
      }
    },
  };
}

/** Their licences, which ask to go with it. Throws where a package comes without. */
export function thirdPartyNotice(environments: BuildEnvironment[]): string {
  const folders = environments.flatMap(({ plugins }) => [
    ...(plugins.find(({ name }) => name === NAME)?.api ?? []),
  ]);
  const notices = [...new Set<string>(folders)].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} comes without its licence`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return notices.sort().join(`\n${'-'.repeat(80)}\n\n`);
}
