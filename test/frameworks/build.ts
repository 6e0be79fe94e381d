import vue from '@vitejs/plugin-vue';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { integrationCode, type IntegrationSettings } from '../../demo/page/integration/index.ts';
import { PAGES } from './pages.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** In place of each component that is checked in: the same code, written for the servers of this run. */
const generated = (settings: IntegrationSettings): Plugin => ({
  name: 'generated',
  enforce: 'pre',
  load(id) {
    const page = PAGES.find(({ id: folder, file }) => id === path(`${folder}/${file}`));
    return page ? integrationCode(page.id, settings) : null;
  },
});

/** What the Angular CLI does for templates compiled in the browser: they know inputs by their decorators only. */
const angularInputs = (): Plugin => ({
  name: 'angular-inputs',
  enforce: 'pre',
  transform(code, id) {
    if (basename(id) !== 'ats-widget.ts') return null;
    return code
      .replace(/readonly (\w+) = input</g, "@Input({ isSignal: true, alias: '$1', required: false }) $&")
      .replace(/readonly (\w+) = output/g, "@Output('$1') $&")
      .replace('import {', 'import { Input, Output } from "@angular/core";\nimport {');
  },
});

/** Builds the pages of all frameworks as their own users would, from the built package. */
export async function buildPages(settings: IntegrationSettings, outDir: string) {
  await build({
    configFile: false,
    root: path('.'),
    logLevel: 'warn',
    // With all that the frameworks check and warn of; React's StrictMode does nothing without.
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"', __VUE_OPTIONS_API__: 'false' },
    resolve: {
      conditions: ['development', 'module', 'browser'],
      alias: [{ find: /^allfeat-ats-component\/element$/, replacement: path('../../dist/element.js') }],
    },
    plugins: [
      generated(settings),
      angularInputs(),
      vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'ats-widget' } } }),
      svelte({ configFile: false, compilerOptions: { runes: true } }),
    ],
    oxc: { decorator: { legacy: true } },
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      target: 'es2022',
      rolldownOptions: {
        input: PAGES.map(({ id }) => path(`${id}/index.html`)),
        onLog(level, log, handle) {
          // 'use client' is for frameworks that render on a server; a bundler says that it does without.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
      },
    },
  });
}
