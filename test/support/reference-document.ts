import { readFile } from 'node:fs/promises';

interface Told {
  name: string;
  description?: string;
  default?: string;
  type?: { text: string };
}

interface Member extends Told {
  kind: 'field' | 'method';
  parameters?: { name: string; type?: { text: string }; optional?: boolean }[];
  return?: { type?: { text: string } };
}

/** What the manifest of the package says of the element (custom-elements.json). */
interface Element {
  tagName?: string;
  attributes: Told[];
  members: Member[];
  events: Told[];
  cssProperties: Told[];
  slots: Told[];
}

const cell = (text = '') =>
  text
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
const code = (text: string | undefined) => (text ? `\`${cell(text)}\`` : 'none');
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const signature = ({ name, parameters = [] }: Member) =>
  `${name}(${parameters.map((each) => each.name + (each.optional ? '?' : '')).join(', ')})`;

/** The reference of the element, as Markdown, from the manifest that the build has written. */
export async function referenceDocument(): Promise<string> {
  const path = new URL('../../dist/custom-elements.json', import.meta.url);
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { modules: { declarations?: Element[] }[] };
  const element = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === 'ats-widget');
  if (!element) throw new Error('The manifest has no ats-widget.');
  const { attributes, members, events, cssProperties, slots } = element;
  const fields = members.filter(({ kind }) => kind === 'field');
  const methods = members.filter(({ kind }) => kind === 'method');
  return `# Reference

The element \`<ats-widget>\`, one by one. The same is in \`custom-elements.json\` of the package, for editors, and in
its types.

## Attributes

Each has a property of the same name in camel case: setting one sets the other. Sizes count 1 MB as 1024 × 1024 bytes.

${table(
  ['attribute', 'values', 'default', 'meaning'],
  attributes.map(({ name, type, default: usual, description }) => [
    code(name),
    code(type?.text),
    code(usual),
    cell(description),
  ]),
)}

## Properties

${table(
  ['property', 'type', 'meaning'],
  fields.map(({ name, type, description }) => [code(name), code(type?.text), cell(description)]),
)}

## Methods

${table(
  ['method', 'answers', 'meaning'],
  methods.map((method) => [
    code(signature(method)),
    code(method.return?.type?.text),
    cell(method.description),
  ]),
)}

## Events

All are \`CustomEvent\`s that bubble and are composed. \`EVENT_NAMES\` of the package has their names as constants.

${table(
  ['event', '`detail`', 'when'],
  events.map(({ name, type, description }) => [code(name), code(type?.text), cell(description)]),
)}

## CSS custom properties

${table(
  ['property', 'default', 'what it colours or shapes'],
  cssProperties.map(({ name, default: usual, description }) => [code(name), code(usual), cell(description)]),
)}

## Slots

${table(
  ['slot', 'meaning'],
  slots.map(({ name, description }) => [name ? code(name) : 'default', cell(description)]),
)}
`;
}
