import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Each locale's frame has its own `#messages`. */
export const messages = (): Plugin => ({
  name: 'messages',
  enforce: 'pre',
  resolveId(id) {
    if (id !== '#messages') return null;
    const locale =
      /^frame_(.+)$/.exec(this.environment.name)?.[1]?.replace('_', '-') ??
      process.env['DEMO_LOCALE'] ??
      'en';
    return fileURLToPath(new URL(`../i18n/${locale}.ts`, import.meta.url));
  },
});
