import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** Where a static host has the script of this release and the ones that can take its place. */
const URL_IN_SNIPPET = `https://static.example/v${version.split('.')[0]}/ats-widget.iife.js`;

/**
 * The page's owner changes attributes only. So the text of the script, and with it the hash that a policy may
 * allow it by, is the same on every page.
 */
export const snippetDocument = (): Plugin => ({
  name: 'snippet-document',
  enforce: 'post',
  applyToEnvironment: ({ name }) => name === 'snippet',
  generateBundle(_, bundle) {
    for (const [name, chunk] of Object.entries(bundle)) {
      if (chunk.type !== 'chunk') continue;
      Reflect.deleteProperty(bundle, name);
      // Backticks would end the template literal of who puts it into one.
      const code = chunk.code.trim().replace(/;$/, '').replaceAll('`', '"');
      this.emitFile({
        type: 'asset',
        fileName: 'loader.snippet.html',
        source: `<script data-url="${URL_IN_SNIPPET}">${code}</script>`,
      });
    }
  },
});
