import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * What the frame may do: what is inlined here may run, and the service may be called. Which service is
 * the host page's choice, so without `ATS_CONNECT_SRC` any is allowed that is encrypted, or local.
 */
export const policy = (script: string, style: string) =>
  [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'worker-src data:',
    'media-src blob:',
    `connect-src ${process.env['ATS_CONNECT_SRC'] ?? 'https: wss: http://localhost:* ws://localhost:* http://127.0.0.1:* ws://127.0.0.1:*'}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html ats-worker',
  ].join('; ');

export const direction = (locale: string) => (locale === 'ar' ? 'rtl' : 'ltr');

/**
 * Makes one HTML file of a frame build: script and style are inlined under a policy with their
 * hashes, so that a static host needs neither CORS nor headers, and nothing else can run in it.
 */
export const frameDocument = (): Plugin => ({
  name: 'frame-document',
  enforce: 'post',
  applyToEnvironment: ({ name }) => name.startsWith('frame_'),
  generateBundle(_, bundle) {
    const files = Object.values(bundle);
    const page = files.find((file) => file.fileName.endsWith('.html')) as Rolldown.OutputAsset;
    const code = files.find((file) => file.type === 'chunk')?.code.trim() ?? '';
    const css = String(
      (files.find((file) => file.fileName.endsWith('.css')) as Rolldown.OutputAsset).source,
    ).trim();
    // A closing tag inside a string would end the element that holds it.
    const script = code.replaceAll('</script', '<\\/script');
    const locale = this.environment.name.replace('frame_', '').replace('_', '-');
    const html = String(page.source)
      .replace(/>\s+</g, '><')
      .replace(/<script[^>]*><\/script>\s*/g, '')
      .replace(/<link[^>]*stylesheet[^>]*>\s*/g, '')
      .replace(
        '<head>',
        () => `<head><meta http-equiv="Content-Security-Policy" content="${policy(script, css)}">`,
      )
      .replace('</head>', () => `<style>${css}</style></head>`)
      .replace('lang="en"', () => `lang="${locale}" dir="${direction(locale)}"`)
      .replace('</body>', () => `<script type="module">${script}</script></body>`);
    for (const { fileName } of files) Reflect.deleteProperty(bundle, fileName);
    this.emitFile({ type: 'asset', fileName: `${locale}.html`, source: html });
  },
});
