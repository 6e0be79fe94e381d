import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { attributeOf } from '../properties.ts';
import { THEME_WORDS } from './theme-words.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** What the sources declare, as a type checker sees it. */
function readSources() {
  const config = ts.readConfigFile(path('../../tsconfig.json'), (name) => readFileSync(name, 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, path('../..'));
  const program = ts.createProgram([path('../index.ts')], { ...options, types: [] });
  const checker = program.getTypeChecker();
  const find = (file: string, name: string) => {
    const found = program
      .getSourceFile(path(file))
      ?.statements.find(
        (statement): statement is ts.ClassDeclaration | ts.InterfaceDeclaration =>
          (ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)) &&
          statement.name?.text === name,
      );
    if (!found) throw new Error(`${file} has no ${name}.`);
    return found;
  };
  return { checker, find };
}

const words = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The first paragraph: what follows it is for those who read the source. */
function descriptionOf(node: ts.Node) {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const [first = ''] = (ts.getTextOfJSDocComment(doc?.comment) ?? '').split(/\n\s*\n/);
  return words(first);
}

function tagOf(node: ts.Node, name: string) {
  const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === name);
  return tag && words(ts.getTextOfJSDocComment(tag.comment) ?? '');
}

/** A type as written, its names of ours replaced by what they stand for. */
function textOf(node: ts.TypeNode, checker: ts.TypeChecker): string {
  if (ts.isUnionTypeNode(node)) return node.types.map((part) => textOf(part, checker)).join(' | ');
  if (ts.isArrayTypeNode(node)) return `${textOf(node.elementType, checker)}[]`;
  const named = ts.isTypeReferenceNode(node) && checker.getSymbolAtLocation(node.typeName);
  const aliased = named && named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
  const [declared] = (aliased || undefined)?.declarations ?? [];
  const ours = declared?.getSourceFile().fileName.includes('/bridge/') ? declared : undefined;
  if (ours && ts.isTypeAliasDeclaration(ours)) return textOf(ours.type, checker);
  const members =
    ours && ts.isInterfaceDeclaration(ours)
      ? ours.members
      : ts.isTypeLiteralNode(node)
        ? node.members
        : undefined;
  if (!members) return node.getText();
  const parts = members.filter(ts.isPropertySignature).map((member) => {
    const type = member.type ? textOf(member.type, checker) : 'unknown';
    return `${member.name.getText()}${member.questionToken ? '?' : ''}: ${type}`;
  });
  return `{ ${parts.join('; ')} }`;
}

const given = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, string>>;

/**
 * `custom-elements.json`: the element as editors and documentation tools read it, by the schema of
 * https://github.com/webcomponents/custom-elements-manifest. Made from types and doc comments alone.
 */
export function manifest() {
  const { checker, find } = readSources();
  const element = find('../element.ts', 'AllfeatRegister') as ts.ClassDeclaration;
  const surface = find('../surface.ts', 'WidgetProperties').members.filter(ts.isPropertySignature);
  const details = find('../protocol.ts', 'EventDetails').members.filter(ts.isPropertySignature);

  const properties = surface.map((member) => ({
    name: member.name.getText(),
    type: { text: member.type ? textOf(member.type, checker) : 'unknown' },
    ...given('default', tagOf(member, 'default')),
    description: descriptionOf(member),
  }));
  const methods = element.members
    .filter(ts.isMethodDeclaration)
    .filter(({ name }) => ts.isIdentifier(name) && !name.text.endsWith('Callback'))
    .map((method) => ({
      kind: 'method',
      name: method.name.getText(),
      parameters: method.parameters.map(({ name, type }) => ({
        name: name.getText(),
        type: { text: type ? textOf(type, checker) : 'unknown' },
      })),
      return: { type: { text: method.type ? textOf(method.type, checker) : 'void' } },
      description: descriptionOf(method),
    }));
  const events = details.map((member) => ({
    name: (member.name as ts.StringLiteral).text,
    type: { text: `CustomEvent<${member.type ? textOf(member.type, checker) : 'unknown'}>` },
    description: descriptionOf(member),
  }));

  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path: 'dist/index.js',
        declarations: [
          {
            kind: 'class',
            customElement: true,
            tagName: 'ats-widget',
            name: 'AllfeatRegister',
            superclass: { name: 'HTMLElement' },
            description: descriptionOf(element),
            attributes: properties.map(({ name, type, ...rest }) => ({
              name: attributeOf(name),
              // One that is null is not there.
              type: { text: type.text.replace(' | null', '') },
              ...rest,
              fieldName: name,
            })),
            members: [
              ...properties.map((property) => ({
                kind: 'field',
                ...property,
                attribute: attributeOf(property.name),
                reflects: property.name !== 'token',
              })),
              ...methods,
            ],
            events,
            slots: [{ name: '', description: tagOf(element, 'slot') ?? '' }],
            cssProperties: Object.entries(THEME_WORDS).map(([name, [description, absent]]) => ({
              name,
              description,
              default: absent,
            })),
          },
        ],
        exports: [
          {
            kind: 'js',
            name: 'AllfeatRegister',
            declaration: { name: 'AllfeatRegister', module: 'dist/index.js' },
          },
          {
            kind: 'custom-element-definition',
            name: 'ats-widget',
            declaration: { name: 'AllfeatRegister', module: 'dist/index.js' },
          },
        ],
      },
    ],
  };
}
