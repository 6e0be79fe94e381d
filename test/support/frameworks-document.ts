import { FRAMEWORKS, integrationCode, type Framework } from '../../demo/page/integration/index.ts';

const settings = {
  scriptUrl: 'https://static.example/v0/ats-widget.iife.js',
  frameUrl: 'https://static.example/0.1.0/frame/',
  siteKey: 'cpk_your_key',
  atsUrl: 'https://ats.example',
  network: 'testnet',
  mode: 'register',
} as const;

/** The whole component, as the demo page gives it out too; run in a browser by test/e2e/frameworks.spec.ts. */
function component(id: Framework) {
  const { file = '', language = '' } = FRAMEWORKS.find((each) => each.id === id) ?? {};
  return `\`${file}\`:

\`\`\`${language} component
${integrationCode(id, settings).trim()}
\`\`\``;
}

/** The page on frameworks, as Markdown. Its components are made by what makes those of the demo page. */
export const frameworksDocument = () => `# Frameworks

The demo page writes the component for your own settings (Code). What follows is the shortest of each.

## In all of them

- Bundled, the script does not know where its frame documents are: set \`frame-url\` to the folder you host them in, of
  the same version as the package. Your own app can serve it: copy \`node_modules/allfeat-ats-component/dist/frame\` to
  \`public/ats/frame\` (SvelteKit: \`static/ats/frame\`) and write \`frame-url="/ats/frame/"\`.
- To try it, set \`site-key="cpk_demo"\` and \`ats-url="http://localhost:4102"\`, and run the
  [local ATS](local-ats.md) and a token route: one of your framework's own
  ([quick start](quick-start.md#a-route-of-your-framework)), or the quick start's \`server.mjs\`, to which your dev server
  passes the calls, as Vite does with \`server: { proxy: { '/api/ats-token': 'http://localhost:3000' } }\`.
- Write attributes (\`site-key\`), not properties (\`siteKey\`); in Angular, bind properties. A property that is set before
  the element is defined, or on a server, can be lost.
- Import \`allfeat-ats-component/element\` once the component is mounted: on a page that a server has rendered, the
  element would start before anybody listens. The whole package has the [client](client.md) too, which bundlers then
  keep. Or load the script from your static host, with \`loadAtsWidget()\` of
  \`allfeat-ats-component/loader\` ([guide.md](guide.md#load-it)).
- Nothing has to be cleaned up but your own listeners: the frame ends when the element leaves the page.
- Take the element from \`event.currentTarget\` before an \`await\`; afterwards it is null.

## React 19

\`import type {} from 'allfeat-ats-component/react'\` anywhere in the project types \`<ats-widget>\`. Listen with
\`addEventListener\` on a ref, in an effect. React also takes \`onallfeat:complete\` as a prop, but attaches no listeners to
an element whose markup came from a server, and most JSX compilers refuse the colon. \`style\` takes \`--ats-*\`.

${component('react')}

## Vue 3

Say that it is an element: \`vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'ats-widget' } } })\`,
in Nuxt \`vue: { compilerOptions: { isCustomElement: (tag) => tag === 'ats-widget' } }\`.
\`import type { WidgetEvent } from 'allfeat-ats-component/vue'\` types templates, and \`@allfeat:complete="…"\` works as
written. Wrong names are only reported with \`"vueCompilerOptions": { "strictTemplates": true }\`.

${component('vue')}

## Svelte 5

\`import type { WidgetListeners } from 'allfeat-ats-component/svelte'\` types markup. Spread the listeners,
\`{...listeners}\`: written out, \`onallfeat:complete={…}\` works too, but each brings a warning.

${component('svelte')}

## Angular

A template reads \`(allfeat:complete)\` as the event \`complete\` of a global target \`allfeat\`, and does not compile. The
directive below gives the events names without a colon; add an output for each event you need. The component needs
\`schemas: [CUSTOM_ELEMENTS_SCHEMA]\` and \`imports: [AtsWidgetEvents]\`.

${component('angular')}

## Others

Preact, Solid, Lit, Qwik and plain pages: it is a custom element. Set attributes, listen with \`addEventListener\`, and
call its methods on the element.
`;
