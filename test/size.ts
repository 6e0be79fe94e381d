/**
 * What the host page and its visitors pay, in bytes as a CDN sends them: brotli, best quality. The snippet is
 * part of a page, and counted as it stands there.
 */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { LOCALES } from '../bridge/locale.ts';

/** English is in every document: it is what the page hears. Any other language comes on top. */
const frameBudget = (locale: string) => (locale === 'en' ? 72_200 : 74_500);

const budgets: Record<string, number> = {
  'dist/ats-widget.iife.js': 4_040,
  'dist/loader.snippet.html': 500,
  'dist/loader.js': 1_200,
  ...Object.fromEntries(LOCALES.map((locale) => [`dist/frame/${locale}.html`, frameBudget(locale)])),
};

for (const [path, budget] of Object.entries(budgets)) {
  const file = readFileSync(path);
  const size = path.endsWith('snippet.html') ? file.length : brotliCompressSync(file).length;
  const over = size > budget;
  console.log(`${path.padEnd(26)} ${size} of ${budget} bytes${over ? ': TOO LARGE' : ''}`);
  if (over) process.exitCode = 1;
}
