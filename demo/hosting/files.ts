import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What pages load from the host, or copy from it. The rest of `dist/` is the npm package, or the demo. */
const FILES = ['ats-widget.iife.js', 'ats-widget.esm.js', 'loader.snippet.html', 'THIRD-PARTY.txt'];

/** Files of a built `dist/` that a static host needs, by their paths in it. Throws where there is no build. */
export function hostedFiles(dist: string): string[] {
  const has = (name: string) => existsSync(join(dist, name));
  const missing = [...FILES, 'frame/en.html'].filter((name) => !has(name));
  if (missing.length > 0) throw new Error(`${dist} has no ${missing.join(', ')}: npm run build comes first.`);
  const frames = readdirSync(join(dist, 'frame')).filter((name) => name.endsWith('.html'));
  return [...FILES, ...frames.sort().map((name) => `frame/${name}`)];
}
