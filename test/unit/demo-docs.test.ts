import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { docsPages } from '../../demo/docs/page.ts';
import { toHtml } from '../../demo/docs/markdown.ts';

const folder = new URL('../../docs/', import.meta.url);
const documents = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({ name: file.slice(0, -3), markdown: readFileSync(new URL(file, folder), 'utf8') }));
const pages = docsPages(documents, '');

test('every document is a page, and every link on it leads to a page and a heading that exist', () => {
  expect(Object.keys(pages)[0]).toBe('quick-start');
  const links = Object.entries(pages).flatMap(([from, html]) =>
    [...html.matchAll(/href="(?!https:|\.\.\/)([^"#]*)(?:#([^"]*))?"/g)].map(([, file = '', anchor]) => ({
      from,
      to: file.replace('.html', '') || from,
      anchor,
    })),
  );
  expect(links.length).toBeGreaterThan(documents.length ** 2);
  for (const { from, to, anchor } of links) {
    expect(pages, `${from} to ${to}`).toHaveProperty(to);
    if (anchor) expect(pages[to], `${from} to ${to}#${anchor}`).toContain(`id="${anchor}"`);
  }
});

test('nothing is left as Markdown', () => {
  for (const [name, html] of Object.entries(pages)) {
    const words = html.replace(/<(pre|code)\b[^]*?<\/\1>/g, '');
    expect(words, name).not.toMatch(/\*\*|`|^#{1,6} |^\|| \| |^[-*] |\]\(/m);
  }
});

test('code and text are shown as they are written, whatever is in them', () => {
  const html = toHtml(
    '# A & b\n\nSay `**<b>**` and <i>.\n\n| a | b |\n| - | - |\n| `x` | 1 \\| 2 |\n\n```html\n<p>`a`</p>\n```\n',
  );
  expect(html).toContain('<h1 id="a--b">A &amp; b</h1>');
  expect(html).toContain('<p>Say <code>**&lt;b&gt;**</code> and &lt;i&gt;.</p>');
  expect(html.replace(/>\n/g, '>')).toContain('<tr><td><code>x</code></td><td>1 | 2</td></tr>');
  expect(html).toContain('<code>&lt;p&gt;`a`&lt;/p&gt;\n</code>');
});
