import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostedFiles } from './files.ts';
import { integrityManifest, integrityOf } from './integrity.ts';

/** Files by their paths below a folder. */
export type Files = Map<string, Buffer>;

const SNIPPET = 'loader.snippet.html';

/** The snippet, loading from `url`; a release's by its hash. */
function snippetFor(template: Buffer, url: string, integrity?: string): Buffer {
  const attributes = [
    `data-url="${url}"`,
    ...(integrity ? [`data-integrity="${integrity}"`, 'data-cross-origin="anonymous"'] : []),
  ];
  const text = String(template);
  const named = text.replace(/data-url="[^"]*"/, () => attributes.join(' '));
  if (named === text) throw new Error(`${SNIPPET} names no address to load from.`);
  return Buffer.from(named);
}

/** What `<version>/` holds: the build, and what a page needs to load it by its hash. */
export async function releaseFiles(dist: string, version: string, base: string): Promise<Files> {
  const built = hostedFiles(dist);
  const files: Files = new Map();
  for (const name of built) files.set(name, await readFile(join(dist, name)));
  const integrity = integrityOf(files.get('ats-widget.iife.js') as Buffer);
  const url = `${base}/${version}/ats-widget.iife.js`;
  files.set(SNIPPET, snippetFor(files.get(SNIPPET) as Buffer, url, integrity));
  files.set('integrity.json', Buffer.from(integrityManifest(version, base, files)));
  return files;
}

/**
 * What a channel (`v1/`, `latest/`) holds: scripts that take the frame documents of their own release. Those of
 * the channel could be of another by then, as each file of it is cached by itself.
 */
export function channelFiles(release: Files, version: string, channel: string, base: string): Files {
  const files: Files = new Map();
  for (const name of ['ats-widget.iife.js', 'ats-widget.esm.js']) {
    files.set(name, ofRelease(name, release.get(name) as Buffer, version));
  }
  files.set('THIRD-PARTY.txt', release.get('THIRD-PARTY.txt') as Buffer);
  // Without a hash: what it loads changes with the next release.
  const hash = / data-integrity="[^"]*" data-cross-origin="[^"]*"/;
  const plain = Buffer.from(String(release.get(SNIPPET)).replace(hash, ''));
  files.set(SNIPPET, snippetFor(plain, `${base}/${channel}/ats-widget.iife.js`));
  return files;
}

const OWN_FRAMES = /new URL\((["'`])frame\/\1,/g;

function ofRelease(name: string, script: Buffer, version: string): Buffer {
  const text = String(script);
  if (text.match(OWN_FRAMES)?.length !== 1)
    throw new Error(`${name} does not say in one place where its frame documents are.`);
  return Buffer.from(text.replace(OWN_FRAMES, `new URL("../${version}/frame/",`));
}
