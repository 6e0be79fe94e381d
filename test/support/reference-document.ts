import { readFile } from 'node:fs/promises';

interface Told {
  name: string;
  /** Of an attribute: its property. */
  fieldName?: string;
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
/** A literal as code, a sentence as it is. */
const plainOr = (usual = 'none') => (/^'.*'$/.test(usual) ? code(usual.slice(1, -1)) : cell(usual));
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const detailOf = (type: Told['type']) => /^CustomEvent<(.*)>$/s.exec(type?.text ?? '')?.[1];
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
  const methods = members.filter(({ kind }) => kind === 'method');
  return `# Reference

The element \`<ats-widget>\`, one by one. The same is in \`custom-elements.json\` of the package, for editors, and in
its types.

## Attributes and properties

Each attribute has a property: setting the property sets the attribute. A property of an attribute that is not there
reads as its default, or as null.

${table(
  ['attribute', 'property', 'values', 'default', 'meaning'],
  attributes.map(({ name, fieldName, type, default: usual, description }) => [
    code(name),
    code(fieldName ?? name),
    code(type?.text),
    plainOr(usual),
    cell(description),
  ]),
)}

## Methods

${table(
  ['method', 'returns', 'meaning'],
  methods.map((method) => [
    code(signature(method)),
    code(method.return?.type?.text),
    cell(method.description),
  ]),
)}

\`prefill()\` takes \`{ title?, creators?, accessCode? }\`. A creator is \`{ fullName, email?, roles?, ipi?, isni? }\`, roles
being author, composer, arranger or adapter.

## Events

All are \`CustomEvent\`s that bubble and are composed. \`EVENT_NAMES\` of the package has their names as constants.
\`resumed: true\` says that the work was confirmed before a reload of the page, or by an element that was there before
this one ([guide.md](guide.md#what-is-never-lost)).

${table(
  ['event', '`detail`', 'when'],
  events.map(({ name, type, description }) => [code(name), code(detailOf(type)), cell(description)]),
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
