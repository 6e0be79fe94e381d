import { svelte } from '@sveltejs/vite-plugin-svelte';
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { EnvironmentOptions, ViteBuilder } from 'vite';
import { defineConfig } from 'vitest/config';
import { frameDocument } from './app/build/frame-document.ts';
import { leanFetch } from './app/build/lean-fetch.ts';
import { leanModules } from './app/build/lean.ts';
import { messages } from './app/build/messages.ts';
import { thirdParty, thirdPartyNotice } from './app/build/third-party.ts';
import { workerScript } from './app/build/worker-script.ts';
import { declarations } from './bridge/build/declarations.ts';
import { snippetDocument } from './bridge/build/snippet-document.ts';
import { LOCALES } from './bridge/locale.ts';
import { docs } from './demo/docs/plugin.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The bridge; `frameUrl` is the expression that finds the frame documents where none are named. */
const bridge = (format: 'iife' | 'es', frameUrl: string): EnvironmentOptions => ({
  consumer: 'client',
  define: { FRAME_URL: frameUrl },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    minify: true,
    lib: {
      entry: path(format === 'iife' ? 'bridge/define.ts' : 'bridge/module.ts'),
      name: 'AllfeatAts',
      formats: [format],
      fileName: () => `ats-widget.${format === 'es' ? 'esm' : format}.js`,
    },
  },
});

/** For bundlers, which move the bridge away from its frame documents; and for servers. */
const npm = (entry: Record<string, string>): EnvironmentOptions => ({
  consumer: 'client',
  define: { FRAME_URL: 'undefined' },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    minify: true,
    lib: { entry, formats: ['es'], fileName: (_, name) => `${name}.js` },
    // Element and client are the index: no further file for what it shares with them.
    rolldownOptions: { preserveEntrySignatures: 'allow-extension' },
  },
});

/** Inline on the host page, in a document of its own. */
const snippet: EnvironmentOptions = {
  consumer: 'client',
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    lib: { entry: path('bridge/snippet.ts'), formats: ['es'] },
    // Of an ES library Vite keeps the white space.
    rolldownOptions: { output: { minify: true } },
  },
};

/** Of the package: runs in Node, with nothing installed beside it. */
const cli: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    minify: true,
    ssr: true,
    rolldownOptions: {
      input: path('app/cli/index.ts'),
      // The server is loaded by the command that starts it.
      output: { entryFileNames: 'cli.js', chunkFileNames: 'cli/[name].js' },
      // Faster parts of ws for who has them: it does without.
      external: ['bufferutil', 'utf-8-validate'],
    },
  },
};

/** The hosted demo as one file: what it is put on has Node and no packages. */
const hosted: EnvironmentOptions = {
  ...cli,
  build: {
    ...cli.build,
    outDir: 'dist/server',
    rolldownOptions: {
      ...cli.build?.rolldownOptions,
      input: path('demo/hosted/start.ts'),
      output: { entryFileNames: 'start.js', codeSplitting: false },
    },
  },
};

const frame = (locale: string): EnvironmentOptions => ({
  consumer: 'client',
  define: { LOCALE: JSON.stringify(locale) },
  build: {
    outDir: 'dist/frame',
    emptyOutDir: false,
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    rolldownOptions: {
      input: path('app/index.html'),
      output: { codeSplitting: false },
      optimization: { inlineConst: true },
    },
  },
});

const demo: EnvironmentOptions = {
  consumer: 'client',
  build: { outDir: 'dist/demo', emptyOutDir: false, rolldownOptions: { input: path('index.html') } },
};

async function buildAll(builder: ViteBuilder) {
  // What an earlier build left would be published.
  await rm(path('dist'), { recursive: true, force: true });
  for (const [name, environment] of Object.entries(builder.environments)) {
    // Two that Vite always has, and nothing here is built for.
    if (name !== 'client' && name !== 'ssr') await builder.build(environment);
  }
  await writeFile(path('dist/THIRD-PARTY.txt'), thirdPartyNotice(Object.values(builder.environments)));
}

export default defineConfig({
  base: './',
  plugins: [
    messages(),
    workerScript(),
    leanFetch(),
    svelte({ configFile: false, compilerOptions: { runes: true, discloseVersion: false } }),
    leanModules(),
    frameDocument(),
    snippetDocument(),
    declarations(),
    docs(),
    thirdParty(),
  ],
  builder: { buildApp: buildAll },
  environments: {
    bridge_iife: bridge('iife', 'new URL("frame/", document.currentScript.src).href'),
    bridge_esm: bridge('es', 'new URL("frame/", import.meta.url).href'),
    npm: npm({
      index: path('bridge/index.ts'),
      element: path('bridge/module.ts'),
      client: path('app/ats/index.ts'),
    }),
    // By itself: who checks a proof does not load the client.
    npm_proof: npm({ proof: path('app/proof/index.ts') }),
    npm_loader: npm({ loader: path('bridge/loader.ts') }),
    snippet,
    cli,
    ...Object.fromEntries(LOCALES.map((locale) => [`frame_${locale.replace('-', '_')}`, frame(locale)])),
    demo,
    hosted,
  },
  test: {
    include: ['test/{unit,server,built}/**/*.test.ts'],
    // By itself it leaves one of two cores idle.
    maxWorkers: 2,
    // Generous, since only a failure waits for them: on a busy machine everything takes several times as long.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Loading everything anew for each file takes as long as the tests.
    isolate: false,
    unstubEnvs: true,
    restoreMocks: true,
    reporters: [
      'default',
      ['json', { outputFile: `test-results/${process.env['TEST_REPORT'] ?? 'unit'}.json` }],
    ],
  },
});
