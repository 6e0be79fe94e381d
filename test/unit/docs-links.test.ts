import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { documents } from '../support/doc-blocks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Without code, which may look like a link. */
const read = (file: string) => readFileSync(file, 'utf8').replaceAll(/^```[^]*?^```$/gm, '');

/** As a reader's browser finds them. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );

test.each(documents)('%s names files and headings that are there', (document) => {
  for (const [, target = ''] of read(join(root, document)).matchAll(/\]\((?!https?:|mailto:)([^)]+)\)/g)) {
    const [path = '', anchor] = target.split('#');
    const file = path ? join(root, document, '..', path) : join(root, document);
    expect(existsSync(file), target).toBe(true);
    if (anchor) expect(anchorsOf(read(file)), target).toContain(anchor);
  }
});
