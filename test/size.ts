/** What the host page and its visitors pay, in bytes as a CDN sends them: brotli, best quality. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const budgets: Record<string, number> = {
  'dist/ats-widget.iife.js': 3_850,
  'dist/frame/en.html': 70_000,
};

for (const [path, budget] of Object.entries(budgets)) {
  const size = brotliCompressSync(readFileSync(path)).length;
  const over = size > budget;
  console.log(`${path.padEnd(26)} ${size} of ${budget} bytes${over ? ': TOO LARGE' : ''}`);
  if (over) process.exitCode = 1;
}
