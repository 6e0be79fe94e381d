import { fileURLToPath } from 'node:url';
import { parse as parseSvelte } from 'svelte/compiler';
import { ts } from '../support/typescript.ts';
import { expect, test } from 'vitest';
import { parse as parseVue } from 'vue/compiler-sfc';
import {
  FRAMEWORKS,
  integrationCode,
  type Framework,
  type IntegrationSettings,
} from '../../demo/page/integration/index.ts';
import { PAGES } from '../frameworks/pages.ts';

const EXAMPLE: IntegrationSettings = {
  scriptUrl: 'https://static.example/ats-widget.iife.js',
  frameUrl: 'https://static.example/frame/',
  siteKey: 'cpk_your_key',
  atsUrl: 'https://ats.example',
  network: 'testnet',
  mode: 'register',
  lang: 'fr',
  externalUserId: 'user-1',
  errorCodes: 'enum',
  verify: 'strict',
  maxFileSize: 1_048_576,
  theme: { '--ats-primary': '#1d4ed8' },
};

/** All that ends, opens or means something in one of the languages. */
const NASTY = `"'\`\\ {a} {{1}} \${b} </script></template></style><!-- --> &quot;&#39; \n\t */ // @if #x é🎵\u2028`;

/** The values that each flavour hands to the element or its own parent, as its compiler reads them. */
const readers: Record<Exclude<Framework, 'html'>, (code: string) => Record<string, unknown>> = {
  react(code) {
    let found = {};
    const script = ts.transpileModule(code, {
      compilerOptions: {
        jsx: ts.JsxEmit.React,
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2022,
      },
    }).outputText;
    const React = { createElement: (_: string, props: object) => (found = props) };
    const run = new Function('React', 'require', 'exports', `${script}; exports.AtsWidget({});`);
    run(React, () => ({ useEffect: () => undefined, useRef: () => undefined }), {});
    return found;
  },
  vue(code) {
    const { descriptor, errors } = parseVue(code);
    expect(errors).toEqual([]);
    const element = descriptor.template?.ast?.children.find((node) => node.type === 1);
    const script = descriptor.scriptSetup?.content ?? '';
    return {
      ...Object.fromEntries(
        (element?.props ?? []).flatMap((each) => (each.type === 6 ? [[each.name, each.value?.content]] : [])),
      ),
      'external-user-id': stringAfter(script, 'externalUserId = '),
    };
  },
  svelte(code) {
    const { fragment } = parseSvelte(code, { modern: true });
    const element = fragment.nodes.find((node) => node.type === 'RegularElement');
    const plain = (element?.attributes ?? []).flatMap((each) =>
      each.type === 'Attribute' && Array.isArray(each.value) && each.value[0]?.type === 'Text'
        ? [[each.name, each.value[0].data]]
        : [],
    );
    return { ...Object.fromEntries(plain), 'external-user-id': stringAfter(code, 'externalUserId = ') };
  },
  angular(code) {
    return {
      'site-key': stringAfter(code, 'siteKey: '),
      'ats-url': stringAfter(code, 'atsUrl: '),
      'external-user-id': stringAfter(code, 'input<string | undefined>('),
    };
  },
};

/** The string of JavaScript that begins behind this text, as a scanner reads it. */
function stringAfter(code: string, text: string) {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true);
  scanner.setText(code, code.indexOf(text) + text.length);
  expect(scanner.scan()).toBe(ts.SyntaxKind.StringLiteral);
  return scanner.getTokenValue();
}

test.each(PAGES)(
  'the $label component that is checked in is the one the demo page gives out',
  async (page) => {
    const path = fileURLToPath(new URL(`../frameworks/${page.id}/${page.file}`, import.meta.url));
    // Written anew by `npx vitest run integration -u`.
    await expect(integrationCode(page.id, EXAMPLE)).toMatchFileSnapshot(path);
  },
);

test.each(Object.entries(readers))('any text arrives as it is in %s, and ends nothing', (id, read) => {
  const settings = { ...EXAMPLE, siteKey: NASTY, atsUrl: NASTY, externalUserId: NASTY, tokenUrl: NASTY };
  const code = integrationCode(id as Framework, settings);
  expect(read(code)).toMatchObject({ 'site-key': NASTY, 'ats-url': NASTY, 'external-user-id': NASTY });
  expect(stringAfter(code, 'await fetch(')).toBe(NASTY);
});

test.each(FRAMEWORKS)('$label: a theme that is no plain CSS is left out', ({ id }) => {
  const bad = [
    'red}</style>',
    'red;color:blue',
    'a/*b',
    'url(x',
    ')(',
    '"',
    '\\',
    '`${x}`',
    '@x',
    'a\nb',
    '',
  ];
  const theme = Object.fromEntries(bad.map((value, index) => [`--ats-${'abcdefghijkl'[index]}`, value]));
  const written = integrationCode(id, { ...EXAMPLE, theme: { ...theme, '--ats-x}': 'red', color: 'red' } });
  expect(written).toBe(integrationCode(id, { ...EXAMPLE, theme: {} }));
  expect(written).not.toContain('--ats');

  const good = {
    '--ats-shadow': '0 1px 3px rgba(0, 0, 0, 0.1)',
    '--ats-font-family': 'Inter, "Segoe UI", sans-serif',
  };
  for (const value of Object.values(good))
    expect(integrationCode(id, { ...EXAMPLE, theme: good })).toContain(value);
});

test.each(FRAMEWORKS)('$label: a dark theme says that it is dark', ({ id }) => {
  const code = integrationCode(id, { ...EXAMPLE, theme: { 'color-scheme': 'dark' } });
  expect(code).toContain(id === 'react' ? "colorScheme: 'dark'," : 'color-scheme: dark;');
});

test.each(FRAMEWORKS)('$label: what is not set is not written', ({ id }) => {
  const unset = { externalUserId: undefined, theme: undefined, lang: '', maxFileSize: undefined };
  const code = integrationCode(id, { ...EXAMPLE, ...unset, errorCodes: 'dotted', verify: 'report' });
  expect(code).not.toMatch(
    /user-?id|lang="(?!en|ts)|lang:|error-?codes|verify|max-?file|--ats|undefined>|<style|style=|styles:/i,
  );
});

test.each(FRAMEWORKS)('$label: all that is set is written', ({ id }) => {
  const code = integrationCode(id, {
    ...EXAMPLE,
    network: 'mainnet',
    mode: 'update',
    frameUrl: 'https://elsewhere.example/frame/',
    tokenUrl: '/token',
  });
  for (const value of [
    'mainnet',
    'update',
    'fr',
    'enum',
    'strict',
    '1048576',
    'elsewhere',
    '/token',
    '#1d4ed8',
  ]) {
    expect(code).toContain(value);
  }
});
