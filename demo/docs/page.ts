import { toHtml, titleOf } from './markdown.ts';

/** A document of docs/, by its file's name without `.md`. */
export interface Document {
  name: string;
  markdown: string;
}

/** What a newcomer reads first comes first; the others as they are called. */
const FIRST = ['quick-start', 'guide'];
const order = ({ name }: Document) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);

/** Every document as a page, by its name. */
export function docsPages(documents: readonly Document[], css: string): Record<string, string> {
  const sorted = [...documents].sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));
  const names = new Set(documents.map(({ name }) => name));
  /** What is not there is named, and not linked. */
  const withoutDeadLinks = (html: string) =>
    html.replace(/<a href="([\w-]+)\.html[^"]*">(.*?)<\/a>/g, (link, name: string, words: string) =>
      names.has(name) ? link : words,
    );
  const page = ({ name, markdown }: Document) => {
    const links = sorted
      .map((each) => {
        const here = each.name === name ? ' aria-current="page"' : '';
        return `<li><a href="${each.name}.html"${here}>${titleOf(each.markdown)}</a></li>`;
      })
      .join('\n');
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titleOf(markdown)} · ats-widget</title>
<style>${css}</style>
</head>
<body>
<header><a href="../">Back to the demo</a></header>
<nav aria-label="Documents"><ul>${links}</ul></nav>
<main>
${withoutDeadLinks(toHtml(markdown))}
</main>
</body>
</html>
`;
  };
  return Object.fromEntries(sorted.map((each) => [each.name, page(each)]));
}
