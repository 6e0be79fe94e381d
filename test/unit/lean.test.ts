import { compile } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { refuseLeftOut, replaceDeclarations } from '../../app/build/lean.ts';

describe('leaner modules', () => {
  it('has our declarations in the place of its own, and keeps the rest', () => {
    const original = 'import { b } from "./b.js";\nexport function one() { return b; }\nlet two = one();\n';
    const lean = "import { c } from './c.js';\nexport const one = () => c;\n";
    expect(replaceDeclarations('x.js', original, lean)).toBe(
      'import { c } from \'./c.js\';\nimport { b } from "./b.js";\nexport const one = () => c;\nlet two = one();\n',
    );
  });

  it('is not built where they no longer have what is replaced', () => {
    expect(() => replaceDeclarations('x.js', 'export const other = 1;', 'export const one = 2;')).toThrow(
      'There is no one in x.js any more.',
    );
  });

  it.each([
    ['class:', `<script>let { a } = $props();</script><p class:a></p>`],
    ['something awaited', `{#await a}<p></p>{/await}`],
    ['a boundary', `<svelte:boundary><p></p></svelte:boundary>`],
  ])('is not built for a component with %s', (_, source) => {
    const { js } = compile(source, { runes: true });
    expect(() => refuseLeftOut('A.svelte', js.code)).toThrow('leaves out');
  });
});
