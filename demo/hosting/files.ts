import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Scripts and pieces of markup that pages load or copy; what a build does not have is left out. */
const BESIDE = [
  'ats-widget.iife.js',
  'ats-widget.esm.js',
  'loader.js',
  'loader.snippet.html',
  'THIRD-PARTY.txt',
];
const NEEDED = BESIDE.slice(0, 2);

/** Files of a built `dist/` that a static host needs, by their paths in it. Throws where there is no build. */
export function hostedFiles(dist: string): string[] {
  const has = (name: string) => existsSync(join(dist, name));
  const missing = [...NEEDED, 'frame/en.html'].filter((name) => !has(name));
  if (missing.length > 0) throw new Error(`${dist} has no ${missing.join(', ')}: npm run build comes first.`);
  const frames = readdirSync(join(dist, 'frame')).filter((name) => name.endsWith('.html'));
  return [...BESIDE.filter(has), ...frames.sort().map((name) => `frame/${name}`)];
}
