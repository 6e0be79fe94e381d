import { createHash } from 'node:crypto';

/** What `integrity` of a script says of it. */
export const integrityOf = (bytes: Buffer): string =>
  `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** The hashes of a release, and the tags that load it by them. */
export function integrityManifest(version: string, base: string, files: ReadonlyMap<string, Buffer>): string {
  const hashed = [...files].map(([name, bytes]) => [
    name,
    { integrity: integrityOf(bytes), bytes: bytes.length },
  ]);
  const tag = (name: string, kind: string) =>
    `<script src="${base}/${version}/${name}" integrity="${integrityOf(files.get(name) as Buffer)}" crossorigin="anonymous"${kind}></script>`;
  const manifest = {
    version,
    files: Object.fromEntries(hashed) as object,
    tags: {
      script: tag('ats-widget.iife.js', ' async'),
      module: tag('ats-widget.esm.js', ' type="module"'),
    },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
