import type { Plugin } from 'vite';

/** What is declared for each export of the package, and whether there is code behind it. */
const declared: Record<string, { source: string; typesOnly?: true }> = {
  index: { source: 'bridge/index' },
  element: { source: 'bridge/module' },
  client: { source: 'app/ats/index' },
  proof: { source: 'app/proof/index' },
  loader: { source: 'bridge/loader' },
  react: { source: 'bridge/types/react', typesOnly: true },
  vue: { source: 'bridge/types/vue', typesOnly: true },
  svelte: { source: 'bridge/types/svelte', typesOnly: true },
};

/** The declarations lie in a tree of their own (tsconfig.types.json): points to them from beside the code. */
export const declarations = (): Plugin => ({
  name: 'declarations',
  applyToEnvironment: ({ name }) => name === 'npm',
  generateBundle() {
    const emit = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source });
    for (const [entry, { source, typesOnly }] of Object.entries(declared)) {
      emit(`${entry}.d.ts`, `export * from './types/${source}.js';\n`);
      // Whoever imports it for its effect on types alone finds a module.
      if (typesOnly) emit(`${entry}.js`, 'export {};\n');
    }
  },
});
