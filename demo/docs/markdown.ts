import { Marked, type Tokens } from 'marked';

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');

/** As readers of the files elsewhere find a heading. */
const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** `a.md#b` beside this page; what lies elsewhere in the project is named, and not linked. */
function link(words: string, target: string): string {
  const [, name, anchor = ''] = /^([\w-]*)(?:\.md)?(#.*)?$/.exec(target) ?? [];
  if (name !== undefined && (name || anchor))
    return `<a href="${name && `${name}.html`}${anchor}">${words}</a>`;
  return /^https:/.test(target) ? `<a href="${escaped(target)}" rel="noopener">${words}</a>` : words;
}

const marked = new Marked({
  renderer: {
    heading({ depth, text, tokens }: Tokens.Heading) {
      return `<h${depth} id="${slug(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    // Wider than a phone: what can be scrolled has to be reached by keyboard, too.
    code: ({ text }: Tokens.Code) => `<pre tabindex="0"><code>${escaped(text)}\n</code></pre>\n`,
    link({ href, tokens }: Tokens.Link) {
      return link(this.parser.parseInline(tokens), href);
    },
    // Line breaks in tables are all there is of it; comments are for who writes.
    html: ({ text }: Tokens.HTML | Tokens.Tag) =>
      text === '<br>' ? text : /^<!--/.test(text) ? '' : escaped(text),
  },
});

/** A whole document as HTML. */
export const toHtml = (markdown: string): string =>
  marked
    .parse(markdown, { async: false })
    .replaceAll('<table>', '<div class="table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');

/** What a document is called. */
export const titleOf = (markdown: string): string => /^# (.+)$/m.exec(markdown)?.[1]?.replace(/`/g, '') ?? '';
