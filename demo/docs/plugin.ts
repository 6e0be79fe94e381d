import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { docsPages } from './page.ts';

const folder = fileURLToPath(new URL('../../docs/', import.meta.url));
const styles = fileURLToPath(new URL('./docs.css', import.meta.url));

/** Those that exist now, by name. */
function pages(): Record<string, string> {
  const names = readdirSync(folder).filter((file) => file.endsWith('.md'));
  const documents = names.map((file) => ({
    name: file.replace(/\.md$/, ''),
    markdown: readFileSync(`${folder}${file}`, 'utf8'),
  }));
  return docsPages(documents, readFileSync(styles, 'utf8'));
}

/** The documentation as pages beside the demo page: built with it, and in `npm run dev` written at every request. */
export const docs = (): Plugin => ({
  name: 'docs',
  applyToEnvironment: ({ name }) => name === 'demo' || name === 'client',
  configureServer(server) {
    server.middlewares.use('/docs/', (request, response, next) => {
      const page = pages()[/^\/([\w-]+)\.html/.exec(request.url ?? '')?.[1] ?? ''];
      if (page) response.setHeader('Content-Type', 'text/html').end(page);
      else next();
    });
  },
  generateBundle() {
    for (const [name, source] of Object.entries(pages())) {
      this.emitFile({ type: 'asset', fileName: `docs/${name}.html`, source });
    }
  },
});
