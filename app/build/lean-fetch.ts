import type { Plugin } from 'vite';

/** What ofetch imports for options that are not used here: reached all the same, it would say so. */
export const leanFetch = (): Plugin => {
  const refuse = `() => { throw new Error('This option of ofetch is not built in.') }`;
  const stubs: Record<string, string> = {
    ufo: `export const withBase = ${refuse}, withQuery = ${refuse};`,
    destr: `export default ${refuse};`,
  };
  return {
    name: 'lean-fetch',
    enforce: 'pre',
    apply: 'build',
    resolveId: (id) => (id in stubs ? `\0${id}` : null),
    load: (id) => stubs[id.slice(1)] ?? null,
  };
};
