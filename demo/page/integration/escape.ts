/** Any text as a value, escaped for where it stands. Nothing a setting holds may end what it stands in. */

/** As an attribute of HTML, JSX, a Vue template or Svelte markup: all four read entities in double quotes. */
export const attribute = (name: string, value: string) =>
  // Braces are code to Svelte, and a line break in an attribute is hard to read.
  // eslint-disable-next-line no-control-regex
  `${name}="${value.replace(/[&"<>{}\u0000-\u001f]/g, (each) => `&#${each.codePointAt(0)};`)}"`;

const ESCAPES: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (each: string) => ESCAPES[each] ?? `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** As a string of JavaScript, in a script element, too: `</script>` and `<!--` do not come about. */
export const literal = (value: string) =>
  // eslint-disable-next-line no-control-regex
  `'${value.replace(/[\\'<\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, escaped)}'`;
