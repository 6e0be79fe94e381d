import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

const entry = fileURLToPath(new URL('../proof/worker.ts', import.meta.url));

/**
 * `#proof-worker`: the worker as the text of a classic script, for a `data:` URL. The frame has an
 * opaque origin, where no worker starts from a file of its own.
 */
export const workerScript = (): Plugin => ({
  name: 'worker-script',
  // Without its #: what the dev server makes an address of must not end there.
  resolveId: (id) => (id === '#proof-worker' ? '\0proof-worker' : null),
  async load(id) {
    if (id !== '\0proof-worker') return null;
    const result = (await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        write: false,
        minify: true,
        lib: { entry, formats: ['iife'], name: 'worker' },
      },
    })) as Rolldown.RolldownOutput[];
    const [chunk] = result[0]?.output ?? [];
    for (const file of Object.keys(chunk?.modules ?? {})) this.addWatchFile(file);
    return `export default ${JSON.stringify(chunk?.code)};`;
  },
});
