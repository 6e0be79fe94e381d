/** The Markdown that docs/ is written in, as HTML: headings, paragraphs, lists, tables and fences, no more. */

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** `a.md#b` beside this page; what lies elsewhere in the project is named, and not linked. */
function link(text: string, target: string): string {
  const [, name, anchor = ''] = /^([\w-]*)(?:\.md)?(#.*)?$/.exec(target) ?? [];
  if (name !== undefined && (name || anchor))
    return `<a href="${name && `${name}.html`}${anchor}">${text}</a>`;
  return /^https:/.test(target) ? `<a href="${escaped(target)}" rel="noopener">${text}</a>` : text;
}

function inline(text: string): string {
  // Code is taken out first: nothing in it is anything but itself.
  const codes: string[] = [];
  const marked = text.replace(/(`+)(.+?)\1/g, (_, __, code: string) => `\0${codes.push(code) - 1}\0`);
  return escaped(marked)
    .replace(/&lt;br&gt;/g, '<br>')
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, words: string, target: string) => link(words, target))
    .replace(
      /\0(\d+)\0/g,
      (_, index: string) => `<code>${escaped(codes[Number(index)]?.trim() ?? '')}</code>`,
    );
}

const cells = (row: string) =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => inline(cell.replace(/\\\|/g, '|').trim()));

function table(rows: string[]): string {
  const [head = '', , ...body] = rows;
  const line = (row: string, tag: string) =>
    `<tr>${cells(row)
      .map((cell) => `<${tag}>${cell}</${tag}>`)
      .join('')}</tr>`;
  const lines = body.map((row) => line(row, 'td')).join('\n');
  return `<div class="table" tabindex="0"><table><thead>${line(head, 'th')}</thead>\n<tbody>${lines}</tbody></table></div>`;
}

function list(block: string, tag: 'ul' | 'ol'): string {
  const items = block.split(/^(?:[-*]|\d+\.) /m).slice(1);
  return `<${tag}>${items.map((item) => `<li>${inline(item.replace(/\s+/g, ' ').trim())}</li>`).join('\n')}</${tag}>`;
}

function blockOf(block: string): string {
  const [, marks, title] = /^(#{1,4}) (.+)$/.exec(block) ?? [];
  if (marks && title) return `<h${marks.length} id="${slug(title)}">${inline(title)}</h${marks.length}>`;
  if (block.startsWith('|')) return table(block.split('\n'));
  if (/^[-*] /.test(block)) return list(block, 'ul');
  if (/^\d+\. /.test(block)) return list(block, 'ol');
  return `<p>${inline(block.replace(/\s*\n\s*/g, ' '))}</p>`;
}

/** A whole document. */
export const toHtml = (markdown: string): string =>
  markdown
    .replace(/<!--[^]*?-->\n?/g, '')
    .split(/^```(.*\n[^]*?)^```$/m)
    .map((part, index) => {
      if (index % 2 === 1)
        return `<pre tabindex="0"><code>${escaped(part.slice(part.indexOf('\n') + 1))}</code></pre>`;
      return part
        .replace(/^(#{1,4} .+)$/gm, '\n$1\n')
        .split(/\n\s*\n/)
        .map((block) => block.trim())
        .filter(Boolean)
        .map(blockOf)
        .join('\n');
    })
    .join('\n');

/** What a document is called. */
export const titleOf = (markdown: string): string => /^# (.+)$/m.exec(markdown)?.[1]?.replace(/`/g, '') ?? '';
