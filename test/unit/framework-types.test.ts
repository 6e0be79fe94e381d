import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

test.each(['react', 'vue', 'svelte'])(
  'the typings for %s find it where a package sees only what it names, as with pnpm',
  async (framework) => {
    const source = await read(`bridge/types/${framework}.ts`);
    const named = [...source.matchAll(/from '([^./][^'/]*)/g)].map(([, name]) => name);
    expect(named).toContain(framework);
    const { peerDependencies, peerDependenciesMeta } = JSON.parse(await read('package.json'));
    // React has its types in a package of their own.
    if (framework === 'react') named.push('@types/react');
    for (const name of named) {
      expect(peerDependencies).toHaveProperty([name as string]);
      expect(peerDependenciesMeta[name as string]).toEqual({ optional: true });
    }
  },
);
