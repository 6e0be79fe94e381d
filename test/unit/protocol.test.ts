import { readFileSync } from 'node:fs';
import type TypeScript from 'typescript';
import { expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../bridge/protocol.ts';
import { ts } from '../support/typescript.ts';

const read = (name: string) => readFileSync(new URL(`../../bridge/${name}`, import.meta.url), 'utf8');
const written = read('PROTOCOL.md');

/** The `type` of every member of a union in protocol.ts, as the compiler sees it. */
function typesOf(union: string) {
  const path = new URL('../../bridge/protocol.ts', import.meta.url).pathname;
  const program = ts.createProgram([path], { strict: true, allowImportingTsExtensions: true, noEmit: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  const node = source?.statements.find(
    (each): each is TypeScript.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(each) && each.name.text === union,
  );
  if (!node) throw new Error(`protocol.ts has no ${union}.`);
  const { types } = checker.getTypeAtLocation(node) as TypeScript.UnionType;
  const names = types.map((each) => {
    const type = each.getProperty('type');
    return type ? checker.typeToString(checker.getTypeOfSymbol(type)).replaceAll('"', '') : '';
  });
  return [...new Set(names)].sort();
}

/** The first column of the table under a heading. */
const listed = (heading: string) =>
  [...(written.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)` /gm)]
    .map(([, name]) => name)
    .sort();

test.each([
  ['Host to frame', 'HostMessage'],
  ['Frame to host', 'FrameMessage'],
])('PROTOCOL.md lists every message %s', (heading, union) => {
  expect(listed(heading)).toEqual(typesOf(union));
});

test('PROTOCOL.md is of this version', () => {
  expect(written).toContain(`Version ${PROTOCOL_VERSION} (`);
});
